from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.domain.working_time.clocks import Allowance, Clock, Extension, Pause, PauseCause, Unit, due_at
from tests.calendars import at, office_calendar

FIVE_DAYS = Allowance(5, Unit.WORKING_DAYS)
NO_ALLOWANCE = Allowance(0, Unit.NONE)
MONDAY_0900 = at("2026-11-23 09:00")


def minutes(amount: int) -> Allowance:
    return Allowance(amount, Unit.MINUTES)


def paused(started: str, ended: str | None, cause: PauseCause = PauseCause.CORRECTION) -> Pause:
    return Pause(at(started), at(ended) if ended else None, cause)


def extended(allowance: Allowance) -> Extension:
    return Extension(allowance, "server down", MONDAY_0900)


def due(start: datetime, allowance: Allowance, *pauses: Pause) -> datetime | None:
    return due_at(office_calendar(), start, allowance, pauses)


def test_without_an_allowance_nothing_is_due():
    assert due(MONDAY_0900, NO_ALLOWANCE) is None


def test_hours_are_sixty_minutes_of_office_time():
    assert due(MONDAY_0900, Allowance(8, Unit.HOURS)) == at("2026-11-24 09:30")


def test_the_day_of_the_event_does_not_count_however_early_it_is():
    assert due(at("2026-11-23 00:01"), Allowance(1, Unit.WORKING_DAYS)) == at("2026-11-24 16:00")


def test_a_file_received_on_saturday_is_counted_from_monday():
    assert due(at("2026-11-21 10:00"), Allowance(1, Unit.WORKING_DAYS)) == at("2026-11-23 16:00")


def test_the_day_of_the_event_is_the_offices_day_not_that_of_utc():
    just_after_midnight = at("2026-11-24 00:30")

    assert due(just_after_midnight, Allowance(1, Unit.WORKING_DAYS)) == at("2026-11-25 16:00")


@pytest.mark.parametrize(
    ("pause", "expected"),
    [
        (paused("2026-11-25 08:00", "2026-11-25 15:59"), "2026-11-30 16:00"),
        (paused("2026-11-25 08:00", "2026-11-26 08:00"), "2026-12-01 16:00"),
        (paused("2026-11-25 08:00", "2026-11-27 08:00"), "2026-12-02 16:00"),
        (paused("2026-11-27 20:00", "2026-11-30 07:00"), "2026-11-30 16:00"),
        (paused("2026-11-23 10:00", "2026-11-23 23:00"), "2026-11-30 16:00"),
        (paused("2026-11-30 16:00", "2026-12-09 09:00"), "2026-11-30 16:00"),
        (paused("2026-11-25 08:00", "2026-11-25 16:00"), "2026-12-01 16:00"),
        (paused("2026-11-25 16:00", "2026-11-26 09:00"), "2026-11-30 16:00"),
        (paused("2026-11-20 08:00", "2026-11-24 08:00"), "2026-11-30 16:00"),
    ],
    ids=[
        "inside one day costs nothing",
        "over one closing costs a day",
        "over two closings costs two",
        "over a weekend costs nothing",
        "on the day of the event costs nothing",
        "after the due time changes nothing",
        "up to closing costs the day",
        "from closing on has left the day its worth",
        "from before the start counts from the start",
    ],
)
def test_a_working_day_counts_when_the_clock_runs_as_it_closes(pause, expected):
    assert due(MONDAY_0900, FIVE_DAYS, pause) == at(expected)


@pytest.mark.parametrize(
    ("pause", "expected"),
    [
        (paused("2026-11-23 09:10", "2026-11-23 09:25"), "2026-11-23 09:45"),
        (paused("2026-11-23 09:10", "2026-11-23 13:10"), "2026-11-23 13:30"),
        (paused("2026-11-23 09:10", "2026-11-24 09:00"), "2026-11-24 09:20"),
        (paused("2026-11-23 09:30", "2026-11-24 09:00"), "2026-11-23 09:30"),
        (paused("2026-11-23 08:00", "2026-11-23 09:05"), "2026-11-23 09:35"),
    ],
    ids=[
        "in the morning",
        "over the break",
        "over the night",
        "from the due time on",
        "from before the start",
    ],
)
def test_a_pause_takes_exactly_its_working_minutes_from_a_clock_of_minutes(pause, expected):
    assert due(MONDAY_0900, minutes(30), pause) == at(expected)


def test_pauses_that_overlap_are_taken_out_once_in_whatever_order_they_come():
    pauses = [
        paused("2026-11-23 09:20", "2026-11-23 09:40", PauseCause.PAYMENT),
        paused("2026-11-23 09:10", "2026-11-23 09:30"),
        paused("2026-11-23 09:12", "2026-11-23 09:15", PauseCause.SURVEY_DELAY),
    ]

    assert due(MONDAY_0900, minutes(30), *pauses) == at("2026-11-23 10:00")


def test_each_moment_of_pause_belongs_to_the_pause_that_began_first():
    correction = paused("2026-11-23 09:10", "2026-11-23 09:30")
    payment = paused("2026-11-23 09:20", None, PauseCause.PAYMENT)
    later = paused("2026-11-24 09:20", "2026-11-24 09:30")

    clock = Clock(MONDAY_0900, minutes(30), (later, payment, correction))

    assert clock.stops == (correction, paused("2026-11-23 09:30", None, PauseCause.PAYMENT))


def test_a_pause_that_ends_as_the_clock_starts_does_not_stop_it():
    clock = Clock(MONDAY_0900, minutes(30), (paused("2026-11-20 09:00", "2026-11-23 09:00"),))

    assert clock.stops == ()


@pytest.mark.parametrize("allowance", [minutes(30), FIVE_DAYS])
def test_nothing_is_due_while_the_clock_stands_still(allowance):
    assert due(MONDAY_0900, allowance, paused("2026-11-23 09:10", None)) is None


@pytest.mark.parametrize(
    ("allowance", "expected"), [(minutes(30), "2026-11-23 09:30"), (FIVE_DAYS, "2026-11-30 16:00")]
)
def test_a_pause_after_the_due_time_does_not_take_it_back(allowance, expected):
    assert due(MONDAY_0900, allowance, paused("2026-12-01 09:00", None)) == at(expected)


@pytest.mark.parametrize(
    ("allowance", "extensions", "expected"),
    [
        (FIVE_DAYS, [Allowance(2, Unit.WORKING_DAYS)], "2026-12-02 16:00"),
        (minutes(30), [Allowance(1, Unit.HOURS), minutes(5)], "2026-11-23 10:35"),
        (FIVE_DAYS, [minutes(60)], "2026-12-01 08:30"),
        (minutes(30), [Allowance(1, Unit.WORKING_DAYS)], "2026-11-24 16:00"),
        (minutes(30), [Allowance(1, Unit.WORKING_DAYS), minutes(30)], "2026-11-24 16:00"),
        (NO_ALLOWANCE, [minutes(30)], None),
    ],
    ids=[
        "days lengthen days",
        "hours and minutes lengthen minutes",
        "minutes run after days",
        "days run after minutes",
        "own unit first, whatever the order",
        "nothing to extend",
    ],
)
def test_extensions_add_to_the_allowance(allowance, extensions, expected):
    granted = [extended(extension) for extension in extensions]

    extended_due = due_at(office_calendar(), MONDAY_0900, allowance, extensions=granted)

    assert extended_due == (at(expected) if expected else None)


def test_a_pause_that_holds_up_the_days_holds_up_the_minutes_after_them_too():
    stop = paused("2026-11-24 09:00", None)

    assert due_at(office_calendar(), MONDAY_0900, FIVE_DAYS, [stop], [extended(minutes(60))]) is None


def test_the_runs_of_a_clock_are_what_its_pauses_leave():
    clock = Clock(MONDAY_0900, FIVE_DAYS, (paused("2026-11-23 09:10", "2026-11-23 09:30"),))

    assert list(clock.runs(at("2026-11-23 10:00"))) == [
        (MONDAY_0900, at("2026-11-23 09:10")),
        (at("2026-11-23 09:30"), at("2026-11-23 10:00")),
    ]
    assert list(clock.runs(at("2026-11-23 09:05"))) == [(MONDAY_0900, at("2026-11-23 09:05"))]
    assert list(clock.runs(at("2026-11-23 09:20"))) == [(MONDAY_0900, at("2026-11-23 09:10"))]
    assert list(clock.runs(MONDAY_0900)) == []


@pytest.mark.parametrize(
    ("amount", "unit"), [(0, Unit.MINUTES), (-1, Unit.WORKING_DAYS), (5, Unit.NONE), (-1, Unit.NONE)]
)
def test_an_allowance_grants_some_time_or_none_at_all(amount, unit):
    with pytest.raises(ValueError, match="not an allowance"):
        Allowance(amount, unit)


def test_an_allowance_knows_itself_as_time_and_as_days():
    assert (FIVE_DAYS.working_time, FIVE_DAYS.working_days) == (timedelta(), 5)
    assert (minutes(5).working_time, minutes(5).working_days) == (timedelta(minutes=5), 0)
    assert (NO_ALLOWANCE.working_time, NO_ALLOWANCE.working_days) == (timedelta(), 0)


def test_a_pause_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        paused("2026-11-23 09:10", "2026-11-23 09:09")


def test_an_extension_of_nothing_is_refused():
    with pytest.raises(ValueError, match="grant some time"):
        extended(NO_ALLOWANCE)


@pytest.mark.parametrize(
    "make",
    [
        lambda naive: Clock(naive, FIVE_DAYS),
        lambda naive: Pause(naive, None, PauseCause.PAYMENT),
        lambda naive: Pause(MONDAY_0900, naive, PauseCause.PAYMENT),
        lambda naive: Extension(FIVE_DAYS, "flood", naive),
    ],
    ids=["clock", "pause begins", "pause ends", "extension"],
)
def test_a_time_without_a_zone_is_refused(make):
    with pytest.raises(ValueError, match="has no time zone"):
        make(datetime(2026, 11, 23, 9))  # noqa: DTZ001 -- the zone is missing on purpose
