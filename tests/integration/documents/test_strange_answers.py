"""A stranger's template that broke out would speak in the place of its process: whoever asked says so, and goes on."""

from __future__ import annotations

import pytest

from app.documents import DocumentFault, DocumentKind, FaultSort, shipped_bundle
from app.documents.apart import Confines, done_apart
from app.documents.archived_facts import write_facts
from app.documents.frames import MOST_ANSWERED, Garbled, Overrun
from app.documents.presses import Presses
from app.documents.print_answers import ask_print, read_print
from app.documents.samples import sample_facts
from app.documents.uploaded_apart import told_by
from app.documents.uploaded_cells import UploadUnreadable
from app.gateways.signatures.told_apart import read_answer
from app.services.uploaded_pdfs import read_pages
from tests import strange_answers as strange

KIND = DocumentKind.HANDOVER_SLIP
BUNDLE = shipped_bundle(KIND, "rohil")
ASKED = ask_print(BUNDLE, write_facts(sample_facts(KIND)))
NO_DOCUMENTS = (
    strange.pickled,
    strange.nonsense,
    strange.nothing,
    strange.deep,
    strange.pages_without_number,
    strange.off_the_page,
    strange.no_fault,
)


@pytest.mark.parametrize("work", NO_DOCUMENTS)
def test_what_is_neither_a_document_nor_a_fault_is_not_believed(work):
    with pytest.raises(Garbled):
        read_print(work(ASKED), BUNDLE)


@pytest.mark.parametrize("work", [strange.pickled, strange.nonsense, strange.deep, strange.no_fault])
def test_an_upload_that_speaks_for_itself_is_not_believed(work):
    with pytest.raises((Garbled, UploadUnreadable)):
        told_by(work, b".csv\na;b")


@pytest.mark.parametrize("answer", [b'{"pages": 1e999}', b'{"pages": 0}', b'{"why": "too_large"}', b'"why"'])
def test_a_number_of_pages_that_cannot_be_is_not_believed(answer):
    with pytest.raises(Garbled):
        read_pages(answer)


@pytest.mark.parametrize("work", [strange.pickled, strange.nonsense, strange.nothing, strange.deep])
def test_pages_and_signatures_are_told_by_nobody_else(work):
    with pytest.raises(Garbled):
        read_pages(work(ASKED))
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the answer is
        read_answer(work(ASKED))


def test_an_answer_is_bytes_and_nothing_in_it_is_carried_out():
    answer = done_apart(strange.pickled, ASKED)

    assert b"carry_out" in answer
    assert strange.CARRIED_OUT == []


@pytest.mark.parametrize(
    ("work", "within", "said"),
    [
        (strange.too_much, {"answer": 1_000_000}, "more than 1000000 bytes"),
        (strange.sleep, {"wall_seconds": 0.5}, "longer than 0.5 seconds"),
        (strange.half, {"wall_seconds": 0.5}, "longer than 0.5 seconds"),
        (strange.die, {}, "more time or memory"),
        (strange.eat, {}, "more memory"),
        (strange.break_down, {}, r"broke down \(RuntimeError\)"),
    ],
)
def test_whoever_answers_too_much_or_never_is_ended_with_a_word_on_it(work, within, said):
    with pytest.raises((Overrun, Garbled), match=said):
        done_apart(work, ASKED, within=Confines(**within))

    assert done_apart(strange.nothing, ASKED) == b""


def test_what_the_office_itself_asks_may_be_as_long_as_its_uploads():
    assert done_apart(strange.nothing, bytes(MOST_ANSWERED + 1)) == b""


def test_the_process_apart_has_no_line_to_anybody_but_the_one_who_asked():
    held = done_apart(strange.open_lines, ASKED).split()

    assert len(held) <= 2  # its own line, and the folder that it lists them from


@pytest.mark.parametrize(
    ("work", "seconds", "sort", "said"),
    [
        (strange.sleep, 0.5, FaultSort.TOO_MUCH_WORK, "0.5 seconds"),
        (strange.half, 0.5, FaultSort.TOO_MUCH_WORK, "0.5 seconds"),
        (strange.die, 30, FaultSort.OTHER, "ended"),
        (strange.eat, 30, FaultSort.OTHER, "neither a document nor a fault"),
        (strange.nonsense, 30, FaultSort.OTHER, "neither a document nor a fault"),
    ],
)
def test_a_press_that_answers_strangely_costs_its_own_document_alone(work, seconds, sort, said):
    with Presses(1, seconds=seconds, most_memory=768 * 1024 * 1024, work=work) as presses:
        first, second = presses.print_all([(BUNDLE, b"")] * 2)
        at_work = list(presses._presses)

    assert isinstance(first, DocumentFault)
    assert (first.sort, second.sort) == (sort, sort)
    assert said in first.detail
    assert at_work == []
