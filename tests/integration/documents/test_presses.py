"""Several documents at once: each by a process of its own, and what happens to one happens to no other."""

from __future__ import annotations

import os
import time

import pytest

from app.documents import DocumentFault, DocumentKind, render
from app.documents.bundles import shipped_bundle
from app.documents.presses import Presses
from app.documents.samples import sample_facts

RECEIPT = DocumentKind.RECEIPT


class DoneOnArrival:
    """A fact that does something in the press that it is handed to."""

    def __init__(self, doing, *arguments):
        self.doing, self.arguments = doing, arguments

    def __reduce__(self):
        return self.doing, self.arguments


def sheet(**more):
    return shipped_bundle(RECEIPT, "rohil"), {**sample_facts(RECEIPT).named(), **more}


@pytest.fixture(scope="module")
def presses():
    """Keep two presses for all of these tests."""
    with Presses(2, seconds=20) as kept:
        yield kept


def test_documents_come_back_in_the_order_that_they_were_asked_for_and_as_one_process_prints_them(presses):
    titles = [f"Izin Nomor {number}" for number in range(5)]

    printed = presses.print_all(sheet(service_title=title) for title in titles)

    alone = [render(RECEIPT, sheet(service_title=title)[1], agency_key="rohil") for title in titles]
    assert printed == alone


def test_two_documents_are_printed_at_the_same_time(presses, tmp_path):
    meeting = tmp_path / "meeting"
    os.mkfifo(meeting)

    waits = sheet(met=DoneOnArrival(open, str(meeting), "rb"))  # goes on when the other one is there
    comes = sheet(met=DoneOnArrival(open, str(meeting), "wb"))

    assert [type(one).__name__ for one in presses.print_all([waits, comes])] == ["RenderedDocument"] * 2


def test_a_press_that_dies_costs_its_own_document_alone(presses):
    dies = sheet(ends=DoneOnArrival(os._exit, 3))

    first, second, third = presses.print_all([sheet(), dies, sheet()])

    assert isinstance(second, DocumentFault)
    assert "ended" in second.detail
    assert first == third
    assert presses.print_all([sheet()]) == [first]


def test_a_document_that_takes_too_long_is_given_up():
    with Presses(1, seconds=0.5) as impatient:
        (outcome,) = impatient.print_all([sheet(sleeps=DoneOnArrival(time.sleep, 60))])

    assert isinstance(outcome, DocumentFault)
    assert "0.5 seconds" in outcome.detail


def test_a_fault_of_a_document_comes_back_as_itself(presses):
    lacking = sheet(service_title="平和")

    (outcome,) = presses.print_all([lacking])

    assert isinstance(outcome, DocumentFault)
    assert "U+5E73" in outcome.detail


def test_presses_that_are_closed_leave_no_process_behind_and_start_anew_when_asked():
    with Presses(2) as kept:
        first, second = kept.print_all([sheet(), sheet()])
        at_work = [press._process.pid for press in kept._presses]

    assert len(at_work) == 2
    for pid in at_work:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert kept.print_all([sheet()]) == [first] == [second]
    kept.close()
    kept.close()


def test_presses_that_are_closed_end_what_they_have_in_hand():
    kept = Presses(1, seconds=60)
    kept.print_all([sheet()])
    press = kept._presses[0]
    press.take(0, sheet(sleeps=DoneOnArrival(time.sleep, 60)), 60)
    pid = press._process.pid

    kept.close()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_document_that_eats_memory_is_a_fault_of_its_own():
    with Presses(1, most_memory=768 * 1024 * 1024) as small:
        greedy, usual = small.print_all([sheet(eats=DoneOnArrival(bytes, 2 * 1024**3)), sheet()])

    assert isinstance(greedy, DocumentFault)
    assert usual == render(RECEIPT, sheet()[1], agency_key="rohil")
