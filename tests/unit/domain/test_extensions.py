"""More time for a step: agreed with a reason, within the agency's limits, and counted like the time it was given."""

from dataclasses import replace

import pytest

from app.domain.case.access import Permission
from app.domain.case.actions import AnswerCorrection, Extend
from app.domain.case.agency_rules import AgencyRules
from app.domain.case.events import TaskExtended
from app.domain.case.levers import longest_extension
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import NO_ALLOWANCE, Work
from app.domain.working_time.clocks import Allowance, Unit
from tests.builders import (
    APPLICANT,
    GENSET,
    THE_SYSTEM,
    corrects,
    days,
    ends,
    minutes,
    procedure,
    step,
    timed_out,
    to,
)
from tests.calendars import at, office_calendar
from tests.casework import MONDAY_0900, after, attempt, case_at, filed, moved, take_outcome, task_at
from tests.cast import BUDI, KADIS, SITI

SUPERVISOR = replace(SITI, permissions=SITI.permissions | {Permission.CASE_EXTEND})
HOURS = Unit.HOURS


def recommending(**rules):
    return replace(case_at(GENSET, "recommend"), rules=AgencyRules(**rules))


def extend(case, allowance, *, reason="Menunggu cuaca", by=SUPERVISOR, when=MONDAY_0900, task=None):
    return attempt(case, Extend(task or case.tasks[0].serial, allowance, reason), by=by, when=when)


def test_the_step_is_due_later_by_the_time_agreed():
    case = recommending()
    assert task_at(case, "recommend").due_at == at("2026-12-02 16:00")

    result = extend(case, days(2))

    (told,) = (one.event for one in result.history)
    assert told == TaskExtended(4, days(2), "Menunggu cuaca", at("2026-12-04 16:30"), None)
    assert task_at(result.case, "recommend").due_at == at("2026-12-04 16:30")
    assert task_at(result.case, "recommend").extensions[0].granted_at == MONDAY_0900


def test_an_extension_still_counts_after_a_correction():
    case = case_at(GENSET, "check")
    case = extend(case, minutes(10)).case
    case = take_outcome(case, "check", "correct", when=at("2026-11-23 09:05"))

    case = after(case, AnswerCorrection(2), by=BUDI, when=at("2026-11-23 14:00"))

    assert task_at(case, "check").due_at == at("2026-11-23 14:20")


def test_an_extension_puts_off_the_time_out_as_well():
    sop = procedure(
        step("wait", to("end"), allowance=minutes(20), time_out=timed_out(minutes(30), "forward")),
        step("end", ends()),
    )

    case = extend(filed(sop), minutes(15)).case

    assert task_at(case, "wait").times_out_at == at("2026-11-23 09:45")


@pytest.mark.parametrize(
    ("times", "share", "granted", "asked", "refused"),
    [
        (1, 100, (), days(7), None),
        (1, 100, (), days(8), Reason.EXTENSION_TOO_LONG),
        (1, 50, (), days(3), None),
        (1, 50, (), days(4), Reason.EXTENSION_TOO_LONG),
        (1, 100, (days(1),), days(1), Reason.EXTENDED_ENOUGH),
        (2, 100, (days(4),), days(3), None),
        (2, 100, (days(4),), days(4), Reason.EXTENSION_TOO_LONG),
        (0, 100, (), days(1), Reason.EXTENDED_ENOUGH),
        # A working day of this office has 7 hours 30 minutes: 37 hours 30 minutes in five days.
        (1, 100, (), Allowance(52, HOURS), None),
        (1, 100, (), Allowance(53, HOURS), Reason.EXTENSION_TOO_LONG),
        (2, 100, (Allowance(8, HOURS),), days(6), Reason.EXTENSION_TOO_LONG),
        (2, 100, (Allowance(7, HOURS),), days(6), None),
    ],
)
def test_more_than_the_agency_allows_is_refused(times, share, granted, asked, refused):
    case = recommending(extension_times=times, extension_share=share)
    for one in granted:
        case = extend(case, one).case

    result = extend(case, asked)

    assert (result.reason if isinstance(result, Refused) else None) == refused


@pytest.mark.parametrize(
    ("asked", "reason", "refused"),
    [
        (NO_ALLOWANCE, "Menunggu cuaca", Reason.EXTENSION_EMPTY),
        (days(1), "  ", Reason.REASON_MISSING),
    ],
)
def test_nothing_is_agreed_without_a_time_and_a_reason(asked, reason, refused):
    assert extend(recommending(), asked, reason=reason).reason == refused


def test_only_who_may_and_sees_every_file_agrees_more_time():
    case = recommending()
    head = replace(KADIS, permissions=KADIS.permissions | {Permission.CASE_EXTEND})

    assert extend(case, days(1), by=SITI).reason == Reason.NOT_PERMITTED
    assert extend(case, days(1), by=head).reason == Reason.NOT_PERMITTED


def test_a_step_without_a_limit_has_none_to_extend():
    assert extend(case_at(GENSET, "dispatch"), days(1)).reason == Reason.NO_TIME_LIMIT


def test_the_applicants_time_is_not_the_offices_to_extend():
    asked = take_outcome(recommending(), "recommend", "correct")
    his_own = filed(procedure(step("submit", ends(), by=APPLICANT, work=Work.SUBMIT, allowance=minutes(5))))
    systems = filed(procedure(step("tell", ends(), by=THE_SYSTEM, work=Work.NOTIFY, allowance=minutes(5))))

    assert extend(asked, days(1)).reason == Reason.TASK_WAITS_FOR_APPLICANT
    assert extend(his_own, minutes(1)).reason == Reason.TASK_NOT_WITH_OFFICERS
    assert extend(systems, minutes(1)).reason == Reason.TASK_NOT_WITH_OFFICERS


def test_a_closed_step_is_not_extended():
    assert extend(recommending(), days(1), task=2).reason == Reason.TASK_CLOSED


def longest(case):
    return longest_extension(office_calendar(), case, case.tasks[0], MONDAY_0900)


def test_the_longest_extension_is_told_in_the_steps_own_unit_or_in_minutes():
    assert longest(recommending()) == days(7)
    assert longest(recommending(extension_share=50)) == days(3)
    assert longest(recommending(extension_share=10)) == minutes(315)
    assert longest(recommending(extension_share=0)) is None
    assert longest(recommending(extension_times=0)) is None
    assert longest(case_at(GENSET, "dispatch")) is None
    assert longest(case_at(GENSET, "check")) == minutes(15)
    assert longest(take_outcome(recommending(), "recommend", "correct")) is None


def test_what_is_told_as_the_longest_is_agreed_and_no_more():
    sop = procedure(step("count", ends(), corrects(), allowance=Allowance(3, HOURS)))
    case = replace(filed(sop), rules=AgencyRules(extension_times=2, extension_share=70))
    case = moved(case, Extend(1, minutes(30), "Menunggu"), by=SUPERVISOR).case

    most = longest(case)

    assert most == Allowance(1, HOURS)
    assert not isinstance(extend(case, most), Refused)
    assert extend(case, replace(most, amount=most.amount + 1)).reason == Reason.EXTENSION_TOO_LONG


@pytest.mark.parametrize("unit", [Unit.MINUTES, Unit.HOURS, Unit.WORKING_DAYS])
def test_a_slip_of_the_finger_is_too_long_and_nothing_worse(unit):
    refused = extend(recommending(), Allowance(999_999_999, unit))

    assert refused.reason is Reason.EXTENSION_TOO_LONG
