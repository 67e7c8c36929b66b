"""When a clock is due soon, and when its lateness goes up the ladder."""

from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.procedure.procedures import NO_ALLOWANCE
from app.domain.working_time.clocks import Allowance, Clock, Extension, Pause, PauseCause, Unit, due_at
from app.domain.working_time.standings import remaining, share_used, used
from app.domain.working_time.thresholds import SoonRule, escalates_at, soon_at
from tests.builders import days, minutes
from tests.calendars import at, office_calendar
from tests.clocks import calendars, clocks, quickly

MONDAY = at("2026-11-23 09:00")
TUESDAY = at("2026-11-24 09:00")
FOUR_FIFTHS = SoonRule(share=80)


def correction(start, end):
    return Pause(at(start), None if end is None else at(end), PauseCause.CORRECTION)


@pytest.mark.parametrize(
    ("clock", "rule", "expected"),
    [
        (Clock(MONDAY, minutes(100)), FOUR_FIFTHS, "2026-11-23 10:20"),
        (Clock(MONDAY, minutes(100)), SoonRule(share=100), "2026-11-23 10:40"),
        (Clock(MONDAY, minutes(300)), FOUR_FIFTHS, "2026-11-23 14:00"),
        # Of 6 hours on Monday and 7½ on Tuesday 80 % are 10 hours 48 minutes.
        (Clock(MONDAY, days(1)), FOUR_FIFTHS, "2026-11-24 13:18"),
        (Clock(MONDAY, minutes(100)), SoonRule(left=minutes(30)), "2026-11-23 10:10"),
        (Clock(MONDAY, minutes(100)), SoonRule(left=Allowance(5, Unit.HOURS)), "2026-11-23 09:00"),
        (Clock(MONDAY, days(3)), SoonRule(left=days(1)), "2026-11-25 16:00"),
        (Clock(MONDAY, days(3)), SoonRule(left=days(2)), "2026-11-24 16:00"),
        (Clock(MONDAY, days(3)), SoonRule(left=days(3)), "2026-11-23 09:00"),
        (
            Clock(MONDAY, minutes(100), (correction("2026-11-23 09:30", "2026-11-24 07:30"),)),
            FOUR_FIFTHS,
            "2026-11-24 08:20",
        ),
        (
            Clock(MONDAY, days(2), (correction("2026-11-24 15:00", "2026-11-25 08:00"),)),
            SoonRule(left=days(1)),
            "2026-11-25 16:00",
        ),
        (
            Clock(MONDAY, minutes(50), (), (Extension(minutes(50), "rain", MONDAY),)),
            FOUR_FIFTHS,
            "2026-11-23 10:20",
        ),
    ],
)
def test_a_clock_is_due_soon_by_its_share_or_by_the_time_left(clock, rule, expected):
    assert soon_at(office_calendar(), clock, rule) == at(expected)


@pytest.mark.parametrize(
    "clock",
    [Clock(MONDAY, NO_ALLOWANCE), Clock(MONDAY, days(3), (correction("2026-11-24 09:00", None),))],
    ids=["no limit", "paused"],
)
def test_what_is_due_at_no_moment_is_due_soon_at_none(clock):
    assert soon_at(office_calendar(), clock, FOUR_FIFTHS) is None


@pytest.mark.parametrize(
    ("share", "left"),
    [(None, None), (80, minutes(5)), (0, None), (101, None), (None, NO_ALLOWANCE)],
)
def test_a_rule_is_a_share_or_a_time_and_never_nothing(share, left):
    with pytest.raises(ValueError, match=r"."):
        SoonRule(share, left)


def test_lateness_goes_up_the_ladder_after_office_time():
    a_day = timedelta(minutes=450)

    assert escalates_at(office_calendar(), at("2026-11-23 16:00"), a_day) == at("2026-11-24 16:00")
    assert escalates_at(office_calendar(), at("2026-11-23 10:00"), timedelta()) == at("2026-11-23 10:00")
    assert escalates_at(office_calendar(), None, a_day) is None


rules = st.one_of(
    st.builds(SoonRule, share=st.integers(1, 100)),
    st.builds(
        lambda left: SoonRule(left=left),
        st.one_of(st.integers(1, 9).map(days), st.integers(1, 900).map(minutes)),
    ),
)


@quickly
@given(calendars(), clocks(may_be_open=True), rules)
def test_soon_is_never_before_the_start_nor_after_the_due_time(calendar, clock, rule):
    due = due_at(calendar, clock.started_at, clock.allowance, clock.pauses, clock.extensions)

    soon = soon_at(calendar, clock, rule)

    assert (soon is None) == (due is None)
    assert soon is None or clock.started_at <= soon <= due


@quickly
@given(calendars(), clocks(), st.integers(1, 100))
def test_when_it_is_due_soon_the_share_asked_is_used(calendar, clock, share):
    soon = soon_at(calendar, clock, SoonRule(share=share))

    assert share_used(calendar, clock, soon) == pytest.approx(share / 100, abs=1e-6)


@quickly
@given(calendars(), clocks(), st.integers(1, 900))
def test_when_it_is_due_soon_the_time_asked_is_left(calendar, clock, amount):
    rule = SoonRule(left=minutes(amount))
    soon = soon_at(calendar, clock, rule)
    assume(soon > clock.started_at)

    assert remaining(calendar, clock, soon).working_time == timedelta(minutes=amount)


@quickly
@given(calendars(), clocks(), st.integers(1, 9))
def test_from_then_on_no_more_days_are_left_than_asked(calendar, clock, amount):
    soon = soon_at(calendar, clock, SoonRule(left=days(amount)))

    assert remaining(calendar, clock, soon).working_days <= amount
    just_before = soon - timedelta(microseconds=1)
    if used(calendar, clock, just_before).working_time:
        assert remaining(calendar, clock, just_before).working_days == amount + 1
