"""Times by classes: what they tell is what a list of the same times tells, to within the width of a class."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.working_time.histograms import (
    FEWEST_TO_PREDICT,
    add,
    class_of,
    count,
    latest_hope,
    middle_of,
    quantile,
    share_above,
    survival,
)
from tests.clocks import quickly

HOUR = 3600
seconds = st.one_of(st.integers(0, 400), st.integers(0, 10**7))
classes = st.dictionaries(st.integers(0, 60).map(str), st.integers(0, 9), max_size=6)


def histogram(times):
    counted = {}
    for each in times:
        counted = add(counted, {str(class_of(each)): 1})
    return counted


def spelt_out(times):
    """Every single thing by the middle time of its class, shortest first."""
    return sorted(middle_of(int(key)) for key, number in times.items() for _ in range(number))


@given(seconds)
def test_a_class_stands_for_its_times_to_within_five_percent(time):
    assert middle_of(class_of(time)) == pytest.approx(time, rel=0.046)


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_a_longer_time_is_never_in_a_lower_class(shorter, more):
    assert class_of(shorter) <= class_of(shorter + more)


def test_a_double_time_is_eight_classes_higher():
    assert [class_of(time) for time in (0, 0.5, 1, 2, 4, HOUR, 2 * HOUR)] == [0, 0, 1, 9, 17, 95, 103]


@quickly
@given(st.lists(seconds, max_size=30), st.lists(seconds, max_size=30))
def test_histograms_add_up_to_the_histogram_of_all(some, others):
    assert add(histogram(some), histogram(others)) == histogram([*some, *others])
    assert count(histogram([*some, *others])) == len(some) + len(others)


@quickly
@given(st.lists(seconds, min_size=1, max_size=40), st.integers(1, 100))
def test_a_quantile_is_that_of_the_list_to_within_five_percent(times, percent):
    place = -(-percent * len(times) // 100) - 1

    found = quantile(histogram(times), percent / 100)

    assert found == pytest.approx(sorted(times)[place], rel=0.046)


def test_nothing_done_has_no_quantile():
    assert quantile({}, 0.5) is None
    assert quantile({"7": 0}, 0.5) is None


@quickly
@given(classes, st.floats(0, 300))
def test_the_share_above_a_time_is_counted_one_by_one(times, limit):
    each = spelt_out(times)

    expected = sum(one > limit for one in each) / len(each) if each else 0

    assert share_above(times, limit) == expected


@quickly
@given(classes, st.floats(0, 200), st.floats(0, 200))
def test_survival_is_the_share_of_those_still_at_work_that_will_be_late(times, used, allowance):
    still = [one for one in spelt_out(times) if one > used]

    chance = survival(times, used, allowance)

    if used > allowance:
        assert chance == 1
    elif not still:
        assert chance is None
    else:
        assert chance == sum(one > allowance for one in still) / len(still)


@quickly
@given(classes, st.floats(0, 200))
def test_the_latest_hope_is_the_first_used_time_with_even_odds_of_being_late(times, allowance):
    each = spelt_out(times)

    hope = latest_hope(times, allowance)

    if len(each) < FEWEST_TO_PREDICT or each[-1] <= allowance:
        assert hope is None
        return
    assert survival(times, hope, allowance) >= 0.5
    earlier = [used for used in (0, *each, *(one - 0.001 for one in each)) if 0 <= used < hope]
    assert all(survival(times, used, allowance) < 0.5 for used in earlier)


def test_from_nineteen_tasks_nothing_is_foretold_from_twenty_it_is():
    late = str(class_of(2 * HOUR))

    assert latest_hope({late: 19}, HOUR) is None
    assert latest_hope({late: 20}, HOUR) == 0


def test_a_step_that_is_nearly_always_quick_is_given_up_when_the_quick_ones_are_through():
    quick, slow = class_of(600), class_of(2 * HOUR)

    assert latest_hope({str(quick): 90, str(slow): 10}, HOUR) == middle_of(quick)
