"""Several documents at once: each by a process of its own, and what happens to one happens to no other."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from app.documents import DocumentFault, DocumentKind, print_bundle
from app.documents.archived_facts import read_facts, write_facts
from app.documents.bundles import shipped_bundle
from app.documents.presses import Press, Presses
from app.documents.samples import sample_facts
from tests import strange_answers as strange

RECEIPT = DocumentKind.RECEIPT


BUNDLE = shipped_bundle(RECEIPT, "rohil")


def sheet(**more):
    return BUNDLE, write_facts(replace(sample_facts(RECEIPT), **more))


@pytest.fixture(scope="module")
def presses():
    """Keep two presses for all of these tests."""
    with Presses(2, seconds=60) as kept:
        yield kept


def test_documents_come_back_in_the_order_that_they_were_asked_for_and_as_one_process_prints_them(presses):
    titles = [f"Izin Nomor {number}" for number in range(5)]

    printed = presses.print_all(sheet(service_title=title) for title in titles)

    alone = [print_bundle(BUNDLE, read_facts(sheet(service_title=title)[1])) for title in titles]
    assert printed == alone


def test_two_documents_are_printed_at_the_same_time(tmp_path):
    meeting = tmp_path / "meeting"
    os.mkfifo(meeting)

    with Presses(2, seconds=60, work=strange.meet) as presses:  # each goes on when the other one is there
        outcomes = presses.print_all((BUNDLE, f"{meeting} {mode}".encode()) for mode in ("rb", "wb"))

    assert [one.detail for one in outcomes] == ["met", "met"]


def test_a_press_that_dies_costs_its_own_document_alone():
    with Presses(1, seconds=60, work=strange.die_of_mortal_facts) as presses:
        first, second, third = presses.print_all([sheet(), (BUNDLE, b"mortal"), sheet()])

    assert isinstance(second, DocumentFault)
    assert "ended" in second.detail
    assert first == third == print_bundle(BUNDLE, read_facts(sheet()[1]))


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
    kept = Presses(1, seconds=60, work=strange.sleep)
    press = Press(strange.sleep, None)
    kept._presses.append(press)
    press.take(0, sheet(), 60)
    pid = press._process.pid

    kept.close()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
