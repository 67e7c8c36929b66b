from app.domain.case.actions import Act, AnswerCorrection, TimeOutTask
from app.domain.case.cases import TaskState
from app.domain.case.deciding import Moved
from app.domain.case.events import CorrectionAnswered, CorrectionAsked, Defect
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import ClockEffect, CorrectionRule, EndStatus
from app.domain.working_time.clocks import Pause, PauseCause
from tests.builders import GENSET, corrects, days, ends, minutes, procedure, rejects, step, timed_out
from tests.calendars import at
from tests.casework import after, attempt, case_at, filed, kinds, moved, take_outcome, task_at
from tests.cast import ANTO, BUDI, KADIS, MIRA, SITI, SYSTEM, TIA

AT_0910, AT_1400, AT_1430 = at("2026-11-23 09:10"), at("2026-11-23 14:00"), at("2026-11-23 14:30")


def verifying(**more):
    """A step of 30 minutes, begun on Monday at nine."""
    outcomes = (ends(key="approve"), corrects(), corrects(key="anew", clock=ClockEffect.RESTART), rejects())
    return filed(procedure(step("verify", *outcomes, allowance=minutes(30), time_out=None), **more))


def asked(case, outcome="correct", *, when=AT_0910):
    return after(case, Act(1, outcome, note="Please sign the form"), by=MIRA, when=when)


def test_asking_for_a_correction_stops_the_clock_of_the_task():
    case = asked(verifying())

    task = task_at(case, "verify")
    assert task.state is TaskState.WAITING
    assert task.due_at is None
    assert task.is_with_applicant
    assert task.pauses == (Pause(AT_0910, None, PauseCause.CORRECTION),)


def test_after_the_answer_the_clock_runs_on_with_what_was_left():
    case = after(asked(verifying()), AnswerCorrection(1), by=BUDI, when=AT_1400)

    task = task_at(case, "verify")
    assert task.state is TaskState.OPEN
    assert task.started_at == at("2026-11-23 09:00")
    assert task.due_at == at("2026-11-23 14:20")
    assert task.pauses == (Pause(AT_0910, AT_1400, PauseCause.CORRECTION),)


def test_where_the_outcome_says_so_the_clock_begins_anew():
    case = asked(verifying(), "anew")
    assert task_at(case, "verify").correction_restarts

    case = after(case, AnswerCorrection(1), by=BUDI, when=AT_1400)

    task = task_at(case, "verify")
    assert task.started_at == AT_1400
    assert task.due_at == AT_1430
    assert task.pauses == (Pause(AT_0910, AT_1400, PauseCause.CORRECTION),)
    assert not task.correction_restarts


def test_a_clock_that_is_a_little_slow_loses_no_time():
    case = after(asked(verifying()), AnswerCorrection(1), by=BUDI, when=at("2026-11-23 09:05"))

    assert task_at(case, "verify").pauses == (Pause(AT_0910, AT_0910, PauseCause.CORRECTION),)
    assert task_at(case, "verify").due_at == at("2026-11-23 09:30")


def test_a_file_may_be_corrected_more_than_once():
    case = after(asked(verifying()), AnswerCorrection(1), by=BUDI, when=AT_1400)
    case = asked(case, when=at("2026-11-23 14:05"))

    case = after(case, AnswerCorrection(1), by=BUDI, when=at("2026-11-24 09:00"))

    task = task_at(case, "verify")
    assert task.due_at == at("2026-11-24 09:15")
    assert [pause.started_at for pause in task.pauses] == [AT_0910, at("2026-11-23 14:05")]


def test_what_the_applicant_answered_is_known_afterwards():
    case = after(asked(verifying()), AnswerCorrection(1, {"form.kva": 60}), by=BUDI, when=AT_1400)

    assert case.facts["form.kva"] == 60


def test_an_answer_is_taken_in_where_all_files_are_seen_or_where_this_one_lies():
    case = asked(verifying())

    assert attempt(case, AnswerCorrection(1), by=MIRA).reason is Reason.NOT_PERMITTED
    assert attempt(case, AnswerCorrection(1), by=ANTO).reason is Reason.NOT_PERMITTED
    assert attempt(case, AnswerCorrection(1), by=SITI).reason is Reason.NOT_PERMITTED
    assert isinstance(attempt(case, AnswerCorrection(1), by=BUDI), Moved)


def test_nothing_is_answered_that_was_not_asked():
    assert attempt(verifying(), AnswerCorrection(1), by=BUDI) == Refused(Reason.NO_CORRECTION_OPEN)
    assert attempt(verifying(), AnswerCorrection(9), by=BUDI) == Refused(Reason.NO_CORRECTION_OPEN)


def test_the_list_of_defects_and_the_last_day_are_on_record():
    rule = CorrectionRule(days(10), EndStatus.CANCELLED)
    defects = (Defect("ktp", "Not legible"), Defect("form.kva", "Differs from the plan"))

    result = moved(verifying(correction=rule), Act(1, "correct", defects=defects), by=MIRA)

    last_day = at("2026-12-07 16:00")
    assert [one.event for one in result.history] == [CorrectionAsked(1, "correct", "", "", defects, last_day)]
    assert task_at(result.case, "verify").correction_due_at == last_day


def test_a_correction_not_answered_in_time_cancels_the_case():
    case = asked(verifying(correction=CorrectionRule(days(10), EndStatus.CANCELLED)))

    early = attempt(case, TimeOutTask(1), by=SYSTEM, when=at("2026-12-07 15:59"))
    result = moved(case, TimeOutTask(1), by=SYSTEM, when=at("2026-12-07 16:00"))

    assert early == Refused(Reason.NOT_YET_DUE)
    assert result.case.ended is EndStatus.CANCELLED
    assert result.case.tasks == ()
    assert kinds(result.history) == ["TaskCancelled", "CaseEnded"]
    assert result.history[-1].event.reason == "correction_not_answered"


def test_without_such_a_rule_a_correction_waits_for_ever():
    forever = at("2027-11-23 09:00")

    assert attempt(asked(verifying()), TimeOutTask(1), by=SYSTEM, when=forever).reason is Reason.NOT_YET_DUE
    untold = asked(verifying(correction=CorrectionRule(days(10))))
    assert attempt(untold, TimeOutTask(1), by=SYSTEM, when=forever).reason is Reason.NOT_YET_DUE


def test_the_step_s_own_time_out_waits_with_the_file():
    sop = procedure(
        step("verify", ends(key="approve"), corrects(), time_out=timed_out(minutes(60), "approve")),
        correction=CorrectionRule(days(10), EndStatus.CANCELLED),
    )
    case = after(filed(sop), Act(1, "correct", note="Please sign"), by=MIRA, when=AT_0910)
    assert task_at(case, "verify").times_out_at is None
    assert attempt(case, TimeOutTask(1), by=SYSTEM, when=AT_1400).reason is Reason.NOT_YET_DUE

    answered = moved(case, AnswerCorrection(1), by=BUDI, when=AT_1400)

    due_at = at("2026-11-23 14:50")
    assert answered.history[0].event == CorrectionAnswered(1, None, restarted=False, times_out_at=due_at)
    assert attempt(answered.case, TimeOutTask(1), by=SYSTEM, when=AT_1430).reason is Reason.NOT_YET_DUE
    assert after(answered.case, TimeOutTask(1), by=SYSTEM, when=due_at).ended is EndStatus.COMPLETED


def test_a_correction_is_no_return_the_task_stays_with_its_position():
    case = take_outcome(case_at(GENSET, "recommend"), "recommend", "correct")

    case = after(case, AnswerCorrection(4), by=BUDI)

    assert isinstance(attempt(case, Act(4, "forward"), by=TIA), Moved)
    assert attempt(case, Act(4, "forward"), by=KADIS).reason is Reason.NOT_YOUR_STEP
