"""Which files can still be saved, by the times that their step has taken so far."""

from __future__ import annotations

import pytest

from app.domain.oversight.rescuing import (
    Ahead,
    Chance,
    Experience,
    Outlook,
    Standpoint,
    is_promise_in_danger,
    order,
    residual,
    weigh,
)
from app.domain.working_time.histograms import class_of, middle_of

MINUTE, HOUR = 60, 3600


def experience(*hours: float, each: int = 1) -> Experience:
    """So many past tasks, of which each took so many hours."""
    times: dict[str, int] = {}
    for one in hours:
        key = str(class_of(one * HOUR))
        times[key] = times.get(key, 0) + each
    return Experience(len(hours) * each, times)


def hours(amount: float) -> float:
    """The time that an amount of hours is taken for: the middle of its class."""
    return middle_of(class_of(amount * HOUR))


HALF_ARE_SLOW = experience(1, 8, each=20)
"""Twenty tasks took an hour, twenty a whole day."""


def test_the_risk_is_the_share_of_those_that_had_come_as_far_and_came_too_late():
    fresh = weigh(Standpoint(used=0, left=4 * HOUR), HALF_ARE_SLOW)
    after_two_hours = weigh(Standpoint(used=2 * HOUR, left=2 * HOUR), HALF_ARE_SLOW)

    assert fresh is not None
    assert after_two_hours is not None
    assert fresh.risk == pytest.approx(0.5)
    assert after_two_hours.risk == pytest.approx(1.0)


def test_the_work_left_is_what_those_that_had_come_as_far_usually_still_took():
    assert residual(HALF_ARE_SLOW, 0, 0.5) == pytest.approx(hours(1))
    assert residual(HALF_ARE_SLOW, 2 * HOUR, 0.5) == pytest.approx(hours(8) - 2 * HOUR)


def test_the_score_is_risk_times_time_left_by_work_left():
    chance = weigh(Standpoint(used=0, left=4 * HOUR), HALF_ARE_SLOW)

    assert chance is not None
    assert chance.score == pytest.approx(0.5 * 4 * HOUR / hours(1))


def test_a_file_that_even_the_fastest_tenth_would_not_finish_can_hardly_be_saved():
    in_time = weigh(Standpoint(used=0, left=2 * HOUR), HALF_ARE_SLOW)
    too_late = weigh(Standpoint(used=0, left=30 * MINUTE), HALF_ARE_SLOW)

    assert in_time is not None
    assert too_late is not None
    assert [in_time.outlook, too_late.outlook] == [Outlook.SAVEABLE, Outlook.HARDLY]


def test_with_nineteen_past_tasks_nothing_is_foretold():
    few = experience(1, each=19)

    chance = weigh(Standpoint(used=0, left=HOUR), few)

    assert chance == Chance(Outlook.UNKNOWN, time_left=HOUR)
    assert chance.score == 0
    assert few.median is None


def test_with_twenty_past_tasks_something_is():
    chance = weigh(Standpoint(used=0, left=4 * HOUR), experience(1, each=20))

    assert chance is not None
    assert chance.outlook is Outlook.SAVEABLE
    assert experience(1, each=20).median == pytest.approx(hours(1))


def test_a_task_that_takes_longer_than_any_before_is_beyond_experience():
    chance = weigh(Standpoint(used=20 * HOUR, left=HOUR), HALF_ARE_SLOW)

    assert chance == Chance(Outlook.UNKNOWN, time_left=HOUR)


def test_a_task_without_a_limit_and_without_a_promise_is_not_weighed():
    assert weigh(Standpoint(used=HOUR, left=None), HALF_ARE_SLOW) is None


def test_the_promise_comes_first_where_it_leaves_less_than_the_step_may_take():
    ahead = Ahead(usual=5 * HOUR, fastest=HOUR)

    chance = weigh(Standpoint(used=0, left=6 * HOUR, promise_left=7 * HOUR, ahead=ahead), HALF_ARE_SLOW)

    assert chance is not None
    assert chance.is_promise
    assert chance.time_left == 2 * HOUR
    assert chance.outlook is Outlook.SAVEABLE


def test_a_promise_that_not_even_the_fastest_way_keeps_can_hardly_be_saved():
    ahead = Ahead(usual=5 * HOUR, fastest=4 * HOUR)

    chance = weigh(Standpoint(used=0, left=None, promise_left=4 * HOUR, ahead=ahead), HALF_ARE_SLOW)

    assert chance is not None
    assert chance.outlook is Outlook.HARDLY
    assert chance.risk == 1


@pytest.mark.parametrize(
    ("promise_left", "in_danger"),
    [(5 * HOUR, True), (12 * HOUR, False), (None, False)],
)
def test_a_promise_is_in_danger_when_the_work_ahead_usually_takes_longer(promise_left, in_danger):
    ahead = Ahead(usual=6 * HOUR)

    standpoint = Standpoint(used=0, left=HOUR, promise_left=promise_left, ahead=ahead)

    assert is_promise_in_danger(standpoint, HALF_ARE_SLOW) is in_danger


def test_a_promise_is_never_called_in_danger_on_thin_experience():
    standpoint = Standpoint(used=0, left=HOUR, promise_left=0, ahead=Ahead(usual=HOUR))

    assert not is_promise_in_danger(standpoint, Experience())


def test_what_can_be_saved_comes_first_then_what_is_unknown_then_what_hardly_can():
    worth_most = Chance(Outlook.SAVEABLE, 4 * HOUR, risk=0.9, work_left=HOUR)
    worth_less = Chance(Outlook.SAVEABLE, 1 * HOUR, risk=0.9, work_left=HOUR)
    unknown_soon = Chance(Outlook.UNKNOWN, 10 * MINUTE)
    unknown_later = Chance(Outlook.UNKNOWN, 20 * MINUTE)
    hardly = Chance(Outlook.HARDLY, 1 * MINUTE, risk=1, work_left=HOUR)

    ordered = sorted([hardly, unknown_later, worth_less, unknown_soon, worth_most], key=order)

    assert ordered == [worth_most, worth_less, unknown_soon, unknown_later, hardly]


def test_work_that_is_nearly_done_does_not_outweigh_everything_else():
    nearly_done = Chance(Outlook.SAVEABLE, HOUR, risk=0.5, work_left=0)

    assert nearly_done.score == 0.5 * HOUR / MINUTE
