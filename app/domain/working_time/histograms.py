"""How long things took, counted by classes of time: what can be added up, and still be asked for its quantiles.

Each class is wider than the one before by a fixed ratio, so that a minute and a month are told equally well, to
about 4.5 %. A histogram maps the class, written as text because it lies in JSON, to the number of things in it;
all in one class are taken to have had its middle time. Knows nothing of steps, months or tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, log2
from typing import TypeAlias

CLASSES_A_DOUBLING = 8
"""How many classes lie between a time and its double: each is 2^(1/8) times as wide as the one before."""

FEWEST_TO_PREDICT = 20
"""From fewer past tasks nothing is foretold."""

AT_LEAST_EVEN = 0.5
"""A task is given up when it will rather be late than not."""

Histogram: TypeAlias = Mapping[str, int]


def class_of(seconds: float) -> int:
    """Tell the class of a time; class 0 is what took under a second."""
    if seconds < 1:
        return 0
    return 1 + floor(CLASSES_A_DOUBLING * log2(seconds))


def middle_of(number: int) -> float:
    """Tell the time, in seconds, that stands for a class: no time of it is off by more than 4.5 %."""
    if number == 0:
        return 0.0
    return float(2 ** ((number - 0.5) / CLASSES_A_DOUBLING))


def add(times: Histogram, other: Histogram) -> dict[str, int]:
    """Add two histograms up; neither is changed."""
    added = dict(times)
    for key, number in other.items():
        added[key] = added.get(key, 0) + number
    return added


def count(times: Histogram) -> int:
    """Count the things in a histogram."""
    return sum(times.values())


def quantile(times: Histogram, share: float) -> float | None:
    """Tell the time, in seconds, within which this share (0 to 1) was done; None when nothing was."""
    # The tail of a float must not push the answer on by one.
    wanted = share * count(times) - 1e-9
    so_far = 0
    for seconds, number in _by_time(times):
        so_far += number
        if so_far >= wanted:
            return seconds
    return None


def share_above(times: Histogram, seconds: float) -> float:
    """Tell the share that took longer than this; 0 when nothing was done."""
    in_all = count(times)
    return _number_above(times, seconds) / in_all if in_all else 0.0


def survival(times: Histogram, used: float, allowance: float) -> float | None:
    """Tell how likely a thing that has used so many seconds takes longer than its allowance.

    1 when it has done so already; None where experience does not reach: nothing ever took as long.
    """
    if used > allowance:
        return 1.0
    still = _number_above(times, used)
    return _number_above(times, allowance) / still if still else None


def latest_hope(times: Histogram, allowance: float) -> float | None:
    """Tell the used time, in seconds, from which a task will rather take longer than its allowance than not.

    None when it never will, and when there were too few to tell.
    """
    late = _number_above(times, allowance)
    if not late or count(times) < FEWEST_TO_PREDICT:
        return None
    moments = (0.0, *(seconds for seconds, _number in _by_time(times)))
    return next(used for used in moments if late >= AT_LEAST_EVEN * _number_above(times, used))


def _number_above(times: Histogram, seconds: float) -> int:
    return sum(number for middle, number in _by_time(times) if middle > seconds)


def _by_time(times: Histogram) -> list[tuple[float, int]]:
    return [
        (middle_of(number), times[str(number)]) for number in sorted(map(int, times)) if times[str(number)]
    ]
