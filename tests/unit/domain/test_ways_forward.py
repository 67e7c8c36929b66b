"""How far a file still has to go: always the longest of its ways forward."""

from __future__ import annotations

from app.domain.oversight.ways import longest_way_after
from tests.builders import GENSET, back_to, ends, procedure, step, to

TIMES = {"check": 1, "short": 2, "long": 5, "sign": 3}


def time_of(one) -> float:
    return TIMES.get(one.key, 0)


FORKED = procedure(
    step("check", to("short", key="short"), to("long", key="long")),
    step("short", to("sign")),
    step("long", to("sign"), back_to("check")),
    step("sign", ends()),
)


def test_the_longer_of_two_ways_is_taken():
    assert longest_way_after(FORKED, "check", time_of) == 5 + 3


def test_the_step_itself_is_not_counted():
    assert longest_way_after(FORKED, "short", time_of) == 3


def test_nothing_lies_ahead_of_the_last_step():
    assert longest_way_after(FORKED, "sign", time_of) == 0


def test_a_way_back_is_no_way_forward():
    assert longest_way_after(GENSET, "recommend", lambda _step: 1) == 4


def test_a_way_forward_that_comes_round_again_is_gone_once():
    round_about = procedure(step("check", to("sign")), step("sign", to("check", key="again"), ends()))

    assert longest_way_after(round_about, "check", time_of) == 3
