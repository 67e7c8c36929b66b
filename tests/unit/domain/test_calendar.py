from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.working_time.calendar import NoWorkingTimeError, WorkingCalendar
from app.domain.working_time.days_off import DayOff, DayOffKind, SkippedDay, SkipReason
from app.domain.working_time.hours import DayHours, HoursPeriod
from tests.calendars import MONDAY_TO_THURSDAY, NOON, REGULAR, WIB, at, office_calendar

MONDAY, FRIDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 21)
CHRISTMAS = DayOff(date(2026, 12, 25), "Natal", DayOffKind.NATIONAL_HOLIDAY, "SKB 2026")
CHRISTMAS_EVE = DayOff(date(2026, 12, 24), "Cuti bersama Natal", DayOffKind.COLLECTIVE_LEAVE, "SKB 2026")
FOUNDING_DAY = DayOff(date(2026, 10, 4), "Hari jadi", DayOffKind.LOCAL, "Perbup 1/2026")


def calendar_with(*days_off: DayOff) -> WorkingCalendar:
    return WorkingCalendar(WIB, (REGULAR,), days_off)


def test_results_are_in_utc():
    due = office_calendar().add_minutes(at("2026-11-23 08:00"), 30)

    assert due.tzinfo is UTC
    assert due == datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def test_the_same_instant_counts_the_same_in_any_zone():
    in_papua = at("2026-11-23 15:50").astimezone(ZoneInfo("Asia/Jayapura"))

    assert office_calendar().add_minutes(in_papua, 30) == at("2026-11-24 07:50")


@pytest.mark.parametrize(
    "ask",
    [
        lambda calendar, naive: calendar.add_minutes(naive, 5),
        lambda calendar, naive: calendar.working_time_between(naive, naive),
        lambda calendar, naive: calendar.windows_between(naive, naive),
        lambda calendar, naive: calendar.closing_after(naive, 1),
        lambda calendar, naive: calendar.closings_between(naive, naive),
        lambda calendar, naive: calendar.is_open_at(naive),
        lambda calendar, naive: calendar.remaining_today(naive),
        lambda calendar, naive: calendar.date_of(naive),
    ],
)
def test_a_time_without_a_zone_is_refused(ask):
    naive = datetime(2026, 11, 23, 8)  # noqa: DTZ001 -- the zone is missing on purpose

    with pytest.raises(ValueError, match="has no time zone"):
        ask(office_calendar(), naive)


def test_the_day_is_the_offices_own_not_that_of_utc():
    six_in_the_morning = at("2026-11-23 06:00")

    assert six_in_the_morning.astimezone(UTC).date() == date(2026, 11, 22)
    assert office_calendar().date_of(six_in_the_morning) == MONDAY


@pytest.mark.parametrize(
    ("on", "works"),
    [
        (MONDAY, True),
        (SATURDAY, False),
        (CHRISTMAS.on, False),
        (CHRISTMAS_EVE.on, False),
        (date(2023, 12, 29), False),
    ],
    ids=["Monday", "Saturday", "holiday", "collective leave", "before any hours are on record"],
)
def test_an_office_works_when_it_has_hours_and_no_day_off(on, works):
    assert calendar_with(CHRISTMAS, CHRISTMAS_EVE).is_working_day(on) is works


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-23 07:29", False),
        ("2026-11-23 07:30", True),
        ("2026-11-23 11:59", True),
        ("2026-11-23 12:00", False),
        ("2026-11-23 13:00", True),
        ("2026-11-23 15:59", True),
        ("2026-11-23 16:00", False),
        ("2026-11-21 10:00", False),
    ],
)
def test_the_office_is_open_from_opening_to_closing_but_not_in_its_break(moment, is_open):
    assert office_calendar().is_open_at(at(moment)) is is_open


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("2026-11-23 06:00", timedelta(hours=7, minutes=30)),
        ("2026-11-23 11:30", timedelta(hours=3, minutes=30)),
        ("2026-11-23 15:45", timedelta(minutes=15)),
        ("2026-11-23 16:00", timedelta()),
        ("2026-11-21 10:00", timedelta()),
    ],
)
def test_the_rest_of_the_day_is_its_working_time_only(moment, left):
    assert office_calendar().remaining_today(at(moment)) == left


def test_closing_time_follows_the_weekday():
    assert office_calendar().close_of(MONDAY) == at("2026-11-23 16:00")
    assert office_calendar().close_of(FRIDAY) == at("2026-11-20 16:30")


def test_a_closed_day_has_no_closing_time():
    with pytest.raises(ValueError, match="2026-11-21 is not a working day"):
        office_calendar().close_of(SATURDAY)


def test_the_next_working_day_is_never_the_day_itself():
    assert office_calendar().next_working_day(MONDAY) == date(2026, 11, 24)
    assert office_calendar().next_working_day(FRIDAY) == MONDAY
    assert office_calendar().next_working_day(SATURDAY) == MONDAY


def test_time_that_runs_out_at_closing_ends_that_day():
    assert office_calendar().add_minutes(at("2026-11-23 15:45"), 15) == at("2026-11-23 16:00")


def test_adding_no_time_changes_nothing_even_at_night():
    assert office_calendar().add_minutes(at("2026-11-21 23:00"), 0) == at("2026-11-21 23:00")


def test_time_is_not_added_backwards():
    with pytest.raises(ValueError, match="cannot be added backwards"):
        office_calendar().add_minutes(at("2026-11-23 08:00"), -1)


def test_seconds_are_kept():
    start = at("2026-11-23 15:50") + timedelta(seconds=40, microseconds=7)

    assert office_calendar().add_minutes(start, 30) == at("2026-11-24 07:50") + timedelta(
        seconds=40, microseconds=7
    )


def test_time_measured_backwards_is_negative():
    morning, evening = at("2026-11-23 08:00"), at("2026-11-23 09:00")

    assert office_calendar().working_time_between(evening, morning) == -timedelta(hours=1)
    assert office_calendar().closings_between(at("2026-11-24 08:00"), morning) == -1


def test_working_days_are_counted_from_one():
    with pytest.raises(ValueError, match="counted from 1, not 0"):
        office_calendar().working_days_after(MONDAY, 0)


def test_windows_are_cut_to_the_time_asked_for():
    windows = office_calendar().windows_between(at("2026-11-20 11:00"), at("2026-11-23 08:00"))

    assert [(w.on, w.opens_at, w.closes_at) for w in windows] == [
        (FRIDAY, at("2026-11-20 11:00"), at("2026-11-20 11:30")),
        (FRIDAY, at("2026-11-20 13:00"), at("2026-11-20 16:30")),
        (MONDAY, at("2026-11-23 07:30"), at("2026-11-23 08:00")),
    ]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-20 16:30", "2026-11-23 07:30"),
        ("2026-11-23 09:00", "2026-11-23 09:00"),
        ("2026-11-23 10:00", "2026-11-23 09:00"),
    ],
    ids=["the whole weekend", "no time", "backwards"],
)
def test_there_are_no_windows_where_nobody_works(start, end):
    assert office_calendar().windows_between(at(start), at(end)) == ()


def test_skipped_days_come_with_their_reason_name_and_decree():
    skipped = calendar_with(CHRISTMAS, CHRISTMAS_EVE).days_off_between(date(2026, 12, 23), date(2026, 12, 27))

    assert skipped == (
        SkippedDay(CHRISTMAS_EVE.on, SkipReason.COLLECTIVE_LEAVE, "Cuti bersama Natal", "SKB 2026"),
        SkippedDay(CHRISTMAS.on, SkipReason.NATIONAL_HOLIDAY, "Natal", "SKB 2026"),
        SkippedDay(date(2026, 12, 26), SkipReason.WEEKEND),
        SkippedDay(date(2026, 12, 27), SkipReason.WEEKEND),
    )


def test_a_day_off_on_a_weekend_is_named_after_the_day_off():
    skipped = calendar_with(FOUNDING_DAY).days_off_between(FOUNDING_DAY.on, FOUNDING_DAY.on)

    assert skipped == (SkippedDay(FOUNDING_DAY.on, SkipReason.LOCAL, "Hari jadi", "Perbup 1/2026"),)


def test_a_gap_in_the_hours_is_not_called_a_weekend():
    skipped = calendar_with().days_off_between(date(2023, 12, 29), date(2023, 12, 29))

    assert skipped == (SkippedDay(date(2023, 12, 29), SkipReason.NO_HOURS),)


def test_of_two_days_off_on_one_date_the_last_listed_gives_the_name():
    again = DayOff(CHRISTMAS.on, "Natal (diubah)", DayOffKind.NATIONAL_HOLIDAY)

    skipped = calendar_with(CHRISTMAS, again).days_off_between(CHRISTMAS.on, CHRISTMAS.on)

    assert [day.name for day in skipped] == ["Natal (diubah)"]


def test_a_half_day_is_a_period_of_one_day_listed_after_the_regular_one():
    half_day = HoursPeriod("Half day", MONDAY, MONDAY, {0: DayHours(time(7, 30), time(11))})
    calendar = WorkingCalendar(WIB, (REGULAR, half_day))

    assert calendar.add_minutes(at("2026-11-23 10:50"), 15) == at("2026-11-24 07:35")


def test_an_office_may_work_on_saturday_and_rest_on_monday():
    days = dict.fromkeys(range(1, 6), MONDAY_TO_THURSDAY)
    calendar = WorkingCalendar(WIB, (HoursPeriod("Market days", date(2024, 1, 1), None, days),))

    assert calendar.next_working_day(SATURDAY) == date(2026, 11, 24)


def test_years_whose_collective_leave_is_not_yet_decreed_are_told():
    calendar = calendar_with(
        CHRISTMAS_EVE, DayOff(date(2027, 1, 1), "Tahun baru", DayOffKind.NATIONAL_HOLIDAY)
    )

    assert calendar.years_without_collective_leave([2028, 2026, 2027, 2027]) == (2027, 2028)


@pytest.mark.parametrize(
    "calendar",
    [
        WorkingCalendar(WIB, ()),
        WorkingCalendar(WIB, (HoursPeriod("Closed", date(2024, 1, 1), None, {}),)),
        WorkingCalendar(WIB, (HoursPeriod("Ended", date(2024, 1, 1), date(2025, 12, 31), REGULAR.days),)),
    ],
    ids=["no hours", "closed on every weekday", "hours that ran out"],
)
def test_an_office_that_never_works_says_so_instead_of_searching_forever(calendar):
    with pytest.raises(NoWorkingTimeError, match="not enough working time after 2026-11-23"):
        calendar.add_minutes(at("2026-11-23 08:00"), 1)
    with pytest.raises(NoWorkingTimeError, match="not enough working time after 2026-11-23"):
        calendar.next_working_day(MONDAY)


def test_no_time_passes_in_an_office_that_never_works():
    calendar = WorkingCalendar(WIB, ())

    assert calendar.working_time_between(at("2026-01-01 00:00"), at("2026-12-31 00:00")) == timedelta()


def test_a_mistyped_year_is_refused_instead_of_filling_the_memory():
    with pytest.raises(ValueError, match="too far apart"):
        office_calendar().working_time_between(at("0226-11-23 08:00"), at("2026-11-23 08:00"))


def test_far_apart_questions_are_answered_one_after_the_other():
    calendar = WorkingCalendar(
        WIB, (HoursPeriod("Always", date.min, None, {0: DayHours(time(8), time(9), ())}),)
    )

    assert calendar.add_minutes(at("2026-11-23 08:00"), 5) == at("2026-11-23 08:05")
    assert calendar.add_minutes(at("1850-01-07 07:00"), 5) == at("1850-01-07 08:05")
    assert calendar.add_minutes(at("2026-11-23 08:00"), 5) == at("2026-11-23 08:05")


def test_questions_in_any_order_of_years_agree():
    calendar = WorkingCalendar(WIB, (REGULAR,))
    later = calendar.add_minutes(at("2027-06-01 08:00"), 10)
    earlier = calendar.add_minutes(at("2024-06-03 08:00"), 10)
    across = calendar.working_time_between(earlier, later)

    assert across == WorkingCalendar(WIB, (REGULAR,)).working_time_between(earlier, later)


def test_time_runs_on_over_the_new_year():
    assert calendar_with().add_minutes(at("2026-12-31 15:50"), 20) == at("2027-01-01 07:40")


def test_a_break_is_not_working_time():
    assert office_calendar().working_time_between(
        at("2026-11-23 11:30"), at("2026-11-23 13:30")
    ) == timedelta(hours=1)
    assert NOON.starts < NOON.ends
