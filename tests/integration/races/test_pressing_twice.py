"""The same press that arrives twice, at the same instant, is carried out once."""

import pytest
from sqlalchemy import func, select

from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.cases import CaseRecord, EventRecord
from app.records.papers import FileRecord, PaperRecord
from app.services import ledger
from app.services.declined import Declined
from app.services.inbox.taking import take_next
from app.services.intake import answer_correction
from app.services.papers.values import NewPaper, PaperKind
from tests.small_office import AT
from tests.starting import at_once

TRIES = 15


def test_an_outcome_pressed_twice_at_once_is_one_act_and_one_repetition(office):
    cases = [office.file().case_id for _ in range(TRIES)]

    presses = [at_once(office.app, [pressing(office, case_id)] * 2) for case_id in cases]

    assert [sorted(one.is_repeat for one in both) for both in presses] == [[False, True]] * TRIES
    assert count_events("outcome_taken", task=2) == TRIES
    assert ledger.verify(db.session) == ()


def test_an_application_filed_twice_at_once_is_one_case(office):
    presses = [at_once(office.app, [lambda key=f"once {n}": office.file(key=key)] * 2) for n in range(TRIES)]

    assert [sorted(one.is_repeat for one in both) for both in presses] == [[False, True]] * TRIES
    assert all(first.number == second.number for first, second in presses)
    assert count_rows(CaseRecord) == TRIES


def test_a_press_for_the_next_file_that_comes_twice_takes_one_file(office):
    for _ in range(TRIES * 2):
        office.file()

    taken = [at_once(office.app, [taking_next(office, f"next {n}")] * 2) for n in range(TRIES)]

    assert all(first == second for first, second in taken)
    assert count_events("task_taken", task=2) == TRIES


def test_the_same_documents_handed_in_for_two_files_at_once_are_kept_for_both(office):
    for n in range(TRIES):
        papers = tuple(paper(f"{n} {subject}") for subject in ("ktp", "nib", "photo"))
        first, second = office.waiting_for_answer(), office.waiting_for_answer()

        at_once(office.app, [answering(office, first, papers), answering(office, second, papers[::-1])])

    assert count_rows(FileRecord) == TRIES * 3
    assert count_rows(PaperRecord) == TRIES * 3 * 2


def test_a_press_that_was_carried_out_on_one_file_does_nothing_to_another(office):
    first, second = office.file().case_id, office.file().case_id
    office.press(first, "dispatched", by=office.budi, task=2, key="one press")

    with pytest.raises(Declined) as declined:
        office.press(second, "dispatched", by=office.budi, task=2, key="one press")

    assert declined.value.refused.reason is Reason.CHANGED_MEANWHILE
    assert count_events("outcome_taken", task=2) == 1


def pressing(office, case_id):
    return lambda: office.press(case_id, "dispatched", by=office.budi, task=2, key=f"twice {case_id}")


def answering(office, case_id, papers):
    return lambda: answer_correction(
        db.session, case_id=case_id, task=2, papers=papers, form=None, by=office.budi, at=AT, request_key=""
    )


def taking_next(office, key):
    return lambda: take_next(db.session, office.budi, AT, key)


def paper(subject):
    return NewPaper(
        PaperKind.REQUIREMENT, subject, f"{subject}.pdf", f"{subject:0>64}", 1000, "application/pdf"
    )


def count_events(kind, task):
    bodies = db.session.scalars(select(EventRecord.body).where(EventRecord.kind == kind))
    return sum(body["task"] == task for body in bodies)


def count_rows(record):
    return db.session.scalar(select(func.count()).select_from(record))
