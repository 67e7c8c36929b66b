from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from app.domain.working_time.clocks import Allowance, Clock, Extension, Pause, PauseCause, Unit, due_at
from app.domain.working_time.days_off import SkippedDay, SkipReason
from app.domain.working_time.ledger import (
    CountedDay,
    CountedTime,
    Due,
    Extended,
    Paused,
    PausedDay,
    Skipped,
    Started,
    explain,
)
from tests.calendars import at, calendar_without_days_off, office_calendar
from tests.clocks import calendars, clocks, quickly, working_days

FRIDAY_1620 = at("2026-11-20 16:20")
SATURDAY, SUNDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)


def weekend(on: date) -> Skipped:
    return Skipped(office_calendar().start_of(on), SkippedDay(on, SkipReason.WEEKEND))


def test_minutes_over_a_weekend_are_explained_line_by_line():
    ledger = explain(office_calendar(), Clock(FRIDAY_1620, Allowance(15, Unit.MINUTES)))

    assert ledger.lines == (
        Started(FRIDAY_1620),
        CountedTime(FRIDAY_1620, at("2026-11-20 16:30"), date(2026, 11, 20)),
        weekend(SATURDAY),
        weekend(SUNDAY),
        CountedTime(at("2026-11-23 07:30"), at("2026-11-23 07:35"), MONDAY),
        Due(at("2026-11-23 07:35")),
    )
    assert ledger.due_at == at("2026-11-23 07:35")
    assert ledger.counted_time == timedelta(minutes=15)


def test_working_days_are_numbered_and_holidays_named():
    ledger = explain(office_calendar(), Clock(at("2026-12-22 10:00"), Allowance(2, Unit.WORKING_DAYS)))

    days = [
        (line.number, line.on.day) if isinstance(line, CountedDay) else (line.day.reason, line.day.on.day)
        for line in ledger.lines[1:-1]
    ]
    assert days == [
        (1, 23),
        (SkipReason.COLLECTIVE_LEAVE, 24),
        (SkipReason.NATIONAL_HOLIDAY, 25),
        (SkipReason.WEEKEND, 26),
        (SkipReason.WEEKEND, 27),
        (2, 28),
    ]
    assert ledger.counted_days == 2
    assert ledger.lines[2].day.decree == "SKB 3 Menteri 2026"


def test_a_pause_shows_its_cause_its_cost_and_the_days_it_took():
    pause = Pause(at("2026-11-24 15:00"), at("2026-11-25 09:30"), PauseCause.PAYMENT)
    clock = Clock(at("2026-11-23 09:00"), Allowance(2, Unit.WORKING_DAYS), (pause,))

    ledger = explain(office_calendar(), clock)

    assert ledger.lines == (
        Started(at("2026-11-23 09:00")),
        Paused(pause.started_at, pause.ended_at, PauseCause.PAYMENT, timedelta(hours=3)),
        PausedDay(at("2026-11-24 16:00"), date(2026, 11, 24), PauseCause.PAYMENT),
        CountedDay(at("2026-11-25 16:00"), date(2026, 11, 25), 1),
        CountedDay(at("2026-11-26 16:00"), date(2026, 11, 26), 2),
        Due(at("2026-11-26 16:00")),
    )


def test_a_pause_divides_the_stretch_that_it_falls_in():
    pause = Pause(at("2026-11-23 09:10"), at("2026-11-23 09:30"), PauseCause.CORRECTION)

    ledger = explain(office_calendar(), Clock(at("2026-11-23 09:00"), Allowance(15, Unit.MINUTES), (pause,)))

    assert ledger.lines[1:-1] == (
        CountedTime(at("2026-11-23 09:00"), at("2026-11-23 09:10"), MONDAY),
        Paused(pause.started_at, pause.ended_at, PauseCause.CORRECTION, timedelta(minutes=20)),
        CountedTime(at("2026-11-23 09:30"), at("2026-11-23 09:35"), MONDAY),
    )


def test_while_the_clock_stands_still_the_ledger_ends_with_the_pause():
    pause = Pause(at("2026-11-23 09:10"), None, PauseCause.CORRECTION)

    ledger = explain(office_calendar(), Clock(at("2026-11-23 09:00"), Allowance(15, Unit.MINUTES), (pause,)))

    assert ledger.due_at is None
    assert ledger.counted_time == timedelta(minutes=10)
    assert ledger.lines[-1] == Paused(pause.started_at, None, PauseCause.CORRECTION, None)


def test_a_pause_after_the_due_time_is_left_out():
    pause = Pause(at("2026-11-23 10:00"), None, PauseCause.CORRECTION)

    ledger = explain(office_calendar(), Clock(at("2026-11-23 09:00"), Allowance(15, Unit.MINUTES), (pause,)))

    assert ledger.lines[-1] == Due(at("2026-11-23 09:15"))
    assert not any(isinstance(line, Paused) for line in ledger.lines)


@pytest.mark.parametrize(
    ("began", "ended", "kinds"),
    [
        ("2026-11-24 16:00", "2026-11-25 09:00", [CountedDay, Paused]),
        ("2026-11-24 09:00", "2026-11-24 16:00", [Paused, PausedDay, CountedDay]),
    ],
    ids=["given back as the office closes", "answered as the office closes"],
)
def test_a_pause_at_closing_time_is_explained_as_it_was_counted(began, ended, kinds):
    pause = Pause(at(began), at(ended), PauseCause.CORRECTION)
    clock = Clock(at("2026-11-23 09:00"), Allowance(2, Unit.WORKING_DAYS), (pause,))

    ledger = explain(office_calendar(), clock)

    assert [type(line) for line in ledger.lines[1 : 1 + len(kinds)]] == kinds
    assert ledger.counted_days == 2


def test_a_pause_from_the_due_time_on_is_left_out():
    pause = Pause(at("2026-11-23 09:15"), at("2026-11-23 10:00"), PauseCause.CORRECTION)

    ledger = explain(office_calendar(), Clock(at("2026-11-23 09:00"), Allowance(15, Unit.MINUTES), (pause,)))

    assert [type(line) for line in ledger.lines] == [Started, CountedTime, Due]


def test_an_extension_stands_where_it_was_granted():
    more = Extension(Allowance(1, Unit.WORKING_DAYS), "flood", at("2026-11-24 08:00"))
    clock = Clock(at("2026-11-23 09:00"), Allowance(1, Unit.WORKING_DAYS), (), (more,))

    ledger = explain(office_calendar(), clock)

    assert ledger.lines[1:3] == (
        Extended(more.granted_at, more),
        CountedDay(at("2026-11-24 16:00"), date(2026, 11, 24), 1),
    )
    assert ledger.counted_days == 2


def test_days_and_the_minutes_after_them_are_both_explained():
    more = Extension(Allowance(20, Unit.MINUTES), "flood", at("2026-11-24 08:00"))
    clock = Clock(at("2026-11-23 09:00"), Allowance(1, Unit.WORKING_DAYS), (), (more,))

    ledger = explain(office_calendar(), clock)

    assert (ledger.counted_days, ledger.counted_time) == (1, timedelta(minutes=20))
    assert ledger.due_at == at("2026-11-25 07:50")


def test_without_an_allowance_there_is_only_the_start():
    clock = Clock(FRIDAY_1620, Allowance(0, Unit.NONE))

    assert explain(office_calendar(), clock).lines == (Started(FRIDAY_1620),)
    assert explain(office_calendar(), clock).due_at is None


def test_a_start_on_a_day_off_comes_before_that_day():
    saturday = at("2026-11-21 10:00")

    lines = explain(office_calendar(), Clock(saturday, Allowance(15, Unit.MINUTES))).lines

    assert lines[0] == Started(saturday)
    assert lines[1] == Skipped(saturday, SkippedDay(SATURDAY, SkipReason.WEEKEND))


@quickly
@given(calendars(), clocks())
def test_the_lines_add_up_to_the_allowance_and_end_at_the_due_time(calendar, clock):
    ledger = explain(calendar, clock)

    granted = [clock.allowance, *(extension.allowance for extension in clock.extensions)]
    assert ledger.counted_time == sum((allowance.working_time for allowance in granted), timedelta())
    assert ledger.counted_days == sum(allowance.working_days for allowance in granted)
    assert ledger.due_at == due_at(
        calendar, clock.started_at, clock.allowance, clock.pauses, clock.extensions
    )
    assert ledger.due_at == max(
        _end(line) for line in ledger.lines if isinstance(line, CountedTime | CountedDay)
    )


@quickly
@given(calendars(), clocks(may_be_open=True))
def test_the_lines_stand_in_the_order_of_time(calendar, clock):
    lines = explain(calendar, clock).lines

    between = [line for line in lines if not isinstance(line, Started | Due)]
    assert all(one.at <= other.at for one, other in pairwise(between))


@quickly
@given(calendars(), clocks(may_be_open=True, may_be_extended=False))
def test_stretches_that_count_never_touch_a_pause(calendar, clock):
    lines = explain(calendar, clock).lines
    pauses = [line for line in lines if isinstance(line, Paused)]

    for counted in (line for line in lines if isinstance(line, CountedTime)):
        assert all(
            counted.until_at <= pause.at or (pause.until_at is not None and pause.until_at <= counted.at)
            for pause in pauses
        )


@quickly
@given(calendars(), clocks(working_days(), may_be_extended=False))
def test_every_day_up_to_the_due_day_is_accounted_for_once(calendar, clock):
    ledger = explain(calendar, clock)

    days = [_on(line) for line in ledger.lines if isinstance(line, CountedDay | PausedDay | Skipped)]
    first_on, due_on = calendar.date_of(clock.started_at), calendar.date_of(ledger.due_at)

    expected = [first_on + timedelta(days=n) for n in range((due_on - first_on).days + 1)]
    assert [day for day in days if day != first_on] == expected[1:]


@quickly
@given(calendars(), clocks(may_be_open=True))
def test_a_clock_held_up_has_counted_less_than_its_allowance(calendar, clock):
    ledger = explain(calendar, clock)

    granted = [clock.allowance, *(extension.allowance for extension in clock.extensions)]
    time_left = sum((allowance.working_time for allowance in granted), timedelta()) - ledger.counted_time
    days_left = sum(allowance.working_days for allowance in granted) - ledger.counted_days
    assert (ledger.due_at is None) == (time_left > timedelta() or days_left > 0)


def test_the_same_clock_has_fewer_lines_where_there_are_no_holidays():
    clock = Clock(at("2026-03-17 14:50"), Allowance(15, Unit.MINUTES))

    with_holidays = explain(office_calendar(), clock)
    without = explain(calendar_without_days_off(), clock)

    assert sum(isinstance(line, Skipped) for line in with_holidays.lines) == 7
    assert not any(isinstance(line, Skipped) for line in without.lines)


def _end(line):
    return line.until_at if isinstance(line, CountedTime) else line.at


def _on(line):
    return line.day.on if isinstance(line, Skipped) else line.on
