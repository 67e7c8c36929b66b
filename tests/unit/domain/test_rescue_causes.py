"""Why a task is in danger: what a supervisor can do something about comes first."""

from __future__ import annotations

import pytest

from app.domain.oversight.rescue_causes import Circumstances, RescueCause, causes_of


@pytest.mark.parametrize(
    ("known", "cause"),
    [
        (Circumstances(is_taken=False), RescueCause.NOT_TAKEN),
        (Circumstances(is_taken=True, is_officer_away=True), RescueCause.OFFICER_AWAY),
        (Circumstances(is_taken=True, was_returned=True), RescueCause.RETURNED),
        (Circumstances(is_taken=True, load=9, median_load=4), RescueCause.OVERLOADED),
        (Circumstances(is_taken=True, is_promise_first=True), RescueCause.PROMISE_USED_UP),
        (Circumstances(is_taken=True, usual=20, allowed=15), RescueCause.SLOW_STEP),
    ],
)
def test_each_circumstance_shows_its_own_cause(known, cause):
    assert causes_of(known) == (cause,)


def test_a_task_in_good_hands_shows_none():
    known = Circumstances(is_taken=True, load=4, median_load=4, usual=10, allowed=15)

    assert causes_of(known) == ()


def test_what_the_supervisor_can_change_is_told_first():
    known = Circumstances(is_taken=True, is_officer_away=True, was_returned=True, usual=20, allowed=15)

    assert causes_of(known) == (RescueCause.OFFICER_AWAY, RescueCause.RETURNED, RescueCause.SLOW_STEP)


def test_nobody_is_overloaded_by_what_nobody_has_taken():
    known = Circumstances(is_taken=False, load=9, median_load=4)

    assert causes_of(known) == (RescueCause.NOT_TAKEN,)
