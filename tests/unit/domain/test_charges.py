"""Whose time a case took, and what is measured of a task as it closes."""

from datetime import timedelta

import pytest

from app.domain.working_time.charges import APPLICANT, Charge, Charged, Held, charges
from app.domain.working_time.clocks import Clock, Pause, PauseCause
from app.domain.working_time.measures import Measures, measure_closing
from tests.builders import minutes
from tests.calendars import at, office_calendar

BACK_OFFICE = Charged("position", "back_office")
KOMINFO = Charged("position", "technical_team", "kominfo")
SYSTEM = Charged("system")


def hours(number):
    return timedelta(hours=number)


def correction(start, end):
    return Pause(at(start), None if end is None else at(end), PauseCause.CORRECTION)


def held(holder, opened, until, *pauses):
    return Held(holder, at(opened), at(until), pauses)


def charged(*tasks):
    return charges(office_calendar(), tasks)


def test_each_holder_is_charged_with_the_office_time_he_had_the_file():
    assert charged(
        held(BACK_OFFICE, "2026-11-23 09:00", "2026-11-23 10:00"),
        held(KOMINFO, "2026-11-23 10:00", "2026-11-23 14:00"),
        held(BACK_OFFICE, "2026-11-23 14:00", "2026-11-24 08:30"),
    ) == (Charge(BACK_OFFICE, hours(4)), Charge(KOMINFO, hours(3)))


def test_the_time_of_a_correction_is_the_applicants():
    task = held(
        KOMINFO, "2026-11-23 09:00", "2026-11-23 15:00", correction("2026-11-23 10:00", "2026-11-23 14:00")
    )

    assert charged(task) == (Charge(KOMINFO, hours(2)), Charge(APPLICANT, hours(3)))


def test_a_correction_not_answered_yet_goes_on_being_his():
    task = held(KOMINFO, "2026-11-23 09:00", "2026-11-23 15:00", correction("2026-11-23 10:00", None))

    assert charged(task) == (Charge(KOMINFO, hours(1)), Charge(APPLICANT, hours(4)))


def test_his_own_steps_are_his_whichever_counter_serves_him():
    task = held(Charged("applicant", "back_office"), "2026-11-23 09:00", "2026-11-23 11:00")

    assert charged(task) == (Charge(APPLICANT, hours(2)),)


def test_tasks_side_by_side_each_count_for_their_holder():
    both = (
        held(KOMINFO, "2026-11-23 09:00", "2026-11-23 11:00"),
        held(BACK_OFFICE, "2026-11-23 09:00", "2026-11-23 10:00"),
    )

    assert charged(*both) == (Charge(KOMINFO, hours(2)), Charge(BACK_OFFICE, hours(1)))


def test_who_took_no_time_is_not_named():
    at_once = held(SYSTEM, "2026-11-23 09:00", "2026-11-23 09:00")
    by_night = held(SYSTEM, "2026-11-23 17:00", "2026-11-23 23:00")
    backwards = held(SYSTEM, "2026-11-23 11:00", "2026-11-23 10:00")

    assert charged(at_once, by_night, backwards) == ()


PAUSED = (correction("2026-11-23 10:00", "2026-11-23 11:00"),)


@pytest.mark.parametrize(
    ("pauses", "taken", "closed", "used", "waited", "paused"),
    [
        ((), "2026-11-23 09:30", "2026-11-23 11:00", 120, 30, 0),
        ((), None, "2026-11-23 11:00", 120, 120, 0),
        (PAUSED, "2026-11-23 11:30", "2026-11-23 14:00", 180, 90, 60),
        ((correction("2026-11-23 10:00", None),), "2026-11-23 09:15", "2026-11-23 14:00", 60, 15, 180),
        ((), "2026-11-23 08:00", "2026-11-23 11:00", 120, 0, 0),
        ((), "2026-11-23 12:00", "2026-11-23 11:00", 120, 120, 0),
    ],
    ids=[
        "taken",
        "never taken",
        "paused",
        "closed while paused",
        "taken before it began anew",
        "clock astray",
    ],
)
def test_what_is_measured_as_a_task_closes(pauses, taken, closed, used, waited, paused):
    clock = Clock(at("2026-11-23 09:00"), minutes(300), pauses)

    measured = measure_closing(
        office_calendar(), clock, taken_at=None if taken is None else at(taken), closed_at=at(closed)
    )

    assert measured == Measures(*(timedelta(minutes=one) for one in (used, waited, paused)))
