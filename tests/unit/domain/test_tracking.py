from datetime import UTC, datetime, timedelta

import pytest

from app.domain.case.tracking import STAGE_OF, Stage, StageKind, StageState, Visit, list_stages
from app.domain.procedure.procedures import Holder, HolderKind, Procedure, Step, Work

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
BACK_OFFICE = Holder(HolderKind.POSITION, "back_office")


def procedure(*works):
    steps = [
        Step(work.value, number, f"{work.value} the file", BACK_OFFICE, work, ())
        for number, work in enumerate(works, start=1)
    ]
    return Procedure("genset", "Izin Instalasi Genset", tuple(steps))


GENSET = procedure(
    Work.SUBMIT,
    Work.CHECK_DOCUMENTS,
    Work.DISPATCH,
    Work.RECOMMEND,
    Work.VERIFY,
    Work.DECIDE,
    Work.NUMBER,
    Work.SIGN_ELECTRONICALLY,
    Work.HAND_OVER,
)


def visited(serial, work, *, closed=True, with_applicant=False):
    opened_at = MONDAY + timedelta(hours=serial)
    closed_at = opened_at + timedelta(minutes=30) if closed else None
    return Visit(serial, work.value, opened_at, closed_at, with_applicant)


def states(stages):
    return {stage.kind: stage.state for stage in stages}


def test_a_file_at_the_technical_team_has_two_stages_behind_it_and_three_ahead():
    visits = [
        visited(1, Work.SUBMIT),
        visited(2, Work.CHECK_DOCUMENTS),
        visited(3, Work.DISPATCH),
        visited(4, Work.RECOMMEND, closed=False),
    ]

    stages = list_stages(GENSET, visits)

    assert stages == (
        Stage(StageKind.RECEIVED, StageState.DONE, MONDAY + timedelta(hours=1, minutes=30)),
        Stage(StageKind.CHECKED, StageState.DONE, MONDAY + timedelta(hours=3, minutes=30)),
        Stage(StageKind.RECOMMENDED, StageState.NOW, MONDAY + timedelta(hours=4)),
        Stage(StageKind.DECIDED, StageState.AHEAD),
        Stage(StageKind.SIGNED, StageState.AHEAD),
        Stage(StageKind.HANDED_OVER, StageState.AHEAD),
    )


def test_a_stage_between_two_of_its_steps_is_still_under_way():
    visits = [
        visited(1, Work.SUBMIT),
        visited(2, Work.CHECK_DOCUMENTS),
        visited(3, Work.DISPATCH, closed=False),
    ]

    stages = list_stages(GENSET, visits)

    assert states(stages)[StageKind.CHECKED] is StageState.NOW


def test_a_file_that_waits_for_a_correction_says_so():
    visits = [visited(1, Work.SUBMIT), visited(2, Work.CHECK_DOCUMENTS, closed=False, with_applicant=True)]

    stages = list_stages(GENSET, visits)

    assert states(stages)[StageKind.CHECKED] is StageState.WITH_APPLICANT


def test_what_a_returned_file_had_passed_is_ahead_of_it_once_more():
    visits = [
        visited(1, Work.SUBMIT),
        visited(2, Work.CHECK_DOCUMENTS),
        visited(3, Work.DISPATCH),
        visited(4, Work.RECOMMEND),
        visited(5, Work.VERIFY),
        visited(6, Work.RECOMMEND, closed=False),
    ]

    stages = list_stages(GENSET, visits)

    assert states(stages)[StageKind.RECOMMENDED] is StageState.NOW
    assert states(stages)[StageKind.DECIDED] is StageState.AHEAD


def test_a_stage_that_was_skipped_is_not_told():
    visits = [
        visited(1, Work.SUBMIT),
        visited(2, Work.CHECK_DOCUMENTS),
        visited(3, Work.DISPATCH),
        visited(4, Work.VERIFY, closed=False),
    ]

    stages = list_stages(GENSET, visits)

    assert StageKind.RECOMMENDED not in states(stages)
    assert states(stages)[StageKind.DECIDED] is StageState.NOW


def test_an_ended_file_has_nothing_ahead():
    visits = [visited(1, Work.SUBMIT), visited(2, Work.CHECK_DOCUMENTS)]

    stages = list_stages(GENSET, visits, has_ended=True)

    assert [stage.kind for stage in stages] == [StageKind.RECEIVED, StageKind.CHECKED]


def test_branches_that_were_never_done_before_send_nothing_back():
    forked = procedure(Work.SUBMIT, Work.SURVEY, Work.RECOMMEND, Work.BILL, Work.HAND_OVER)
    visits = [
        visited(1, Work.SUBMIT),
        visited(2, Work.SURVEY),
        visited(3, Work.BILL),
        visited(4, Work.RECOMMEND, closed=False),
    ]

    stages = list_stages(forked, visits)

    assert states(stages)[StageKind.RECOMMENDED] is StageState.NOW
    assert states(stages)[StageKind.PAID] is StageState.DONE


def test_a_message_of_the_system_opens_no_stage():
    stages = list_stages(procedure(Work.SUBMIT, Work.NOTIFY, Work.HAND_OVER), [])

    assert [stage.kind for stage in stages] == [StageKind.RECEIVED, StageKind.HANDED_OVER]


def test_dispatching_belongs_to_whatever_was_done_before_it():
    kampar = procedure(Work.SUBMIT, Work.CHECK_DOCUMENTS, Work.VERIFY, Work.DISPATCH, Work.RECOMMEND)
    visits = [
        visited(1, Work.SUBMIT),
        visited(2, Work.CHECK_DOCUMENTS),
        visited(3, Work.VERIFY),
        visited(4, Work.DISPATCH, closed=False),
    ]

    stages = list_stages(kampar, visits)

    assert [stage.kind for stage in stages] == [
        StageKind.RECEIVED,
        StageKind.CHECKED,
        StageKind.DECIDED,
        StageKind.RECOMMENDED,
    ]
    assert states(stages)[StageKind.DECIDED] is StageState.NOW


@pytest.mark.parametrize("work", list(Work))
def test_every_kind_of_work_has_its_word_for_the_applicant(work):
    assert work in STAGE_OF
