from __future__ import annotations

from datetime import date, time

import pytest

from app.domain.working_time.hours import Break, DayHours, HoursPeriod

NINE_TO_FIVE = DayHours(time(9), time(17))


def test_breaks_divide_the_day_into_stretches_of_work():
    day = DayHours(time(7, 30), time(16), (Break(time(10), time(10, 15)), Break(time(12), time(13))))

    assert day.stretches == (
        (time(7, 30), time(10)),
        (time(10, 15), time(12)),
        (time(13), time(16)),
    )


def test_a_day_without_breaks_is_one_stretch():
    assert NINE_TO_FIVE.stretches == ((time(9), time(17)),)


@pytest.mark.parametrize(
    ("opens", "closes", "breaks"),
    [
        (time(16), time(7, 30), ()),
        (time(8), time(8), ()),
        (time(8), time(16), (Break(time(13), time(12)),)),
        (time(8), time(16), (Break(time(7), time(9)),)),
        (time(8), time(16), (Break(time(15), time(17)),)),
        (time(8), time(16), (Break(time(12), time(13)), Break(time(12, 30), time(14)))),
        (time(8), time(16), (Break(time(12), time(13)), Break(time(9), time(10)))),
    ],
    ids=["closes first", "never open", "break backwards", "too early", "too late", "overlap", "disorder"],
)
def test_hours_that_are_out_of_order_are_refused(opens, closes, breaks):
    with pytest.raises(ValueError, match="out of order"):
        DayHours(opens, closes, breaks)


def test_a_period_holds_on_its_first_and_its_last_day():
    ramadan = HoursPeriod("Ramadan", date(2026, 2, 18), date(2026, 3, 19), {0: NINE_TO_FIVE})

    held = [
        on.day
        for on in map(date.fromisoformat, ("2026-02-17", "2026-02-18", "2026-03-19"))
        if ramadan.covers(on)
    ]

    assert held == [18, 19]
    assert not ramadan.covers(date(2026, 3, 20))


def test_a_period_without_an_end_holds_until_further_notice():
    regular = HoursPeriod("regular", date(2024, 1, 1), None, {0: NINE_TO_FIVE})

    assert regular.covers(date(2099, 12, 31))


def test_a_period_keeps_its_hours_when_the_mapping_it_was_made_of_changes():
    days = {0: NINE_TO_FIVE}
    period = HoursPeriod("regular", date(2024, 1, 1), None, days)

    days.clear()

    assert period.days[0] == NINE_TO_FIVE


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="'Ramadan' ends on 2026-02-17 before"):
        HoursPeriod("Ramadan", date(2026, 2, 18), date(2026, 2, 17), {})


def test_a_weekday_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match=r"outside 0\.\.6: \[7\]"):
        HoursPeriod("regular", date(2024, 1, 1), None, {7: NINE_TO_FIVE})
