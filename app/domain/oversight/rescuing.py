"""Which files can still be saved: how likely each is to be late, and what an intervention is worth.

Weighs one open task by the times that its step has taken so far. Works on seconds of office time; knows neither
calendars nor clocks nor where the experience was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.working_time.histograms import FEWEST_TO_PREDICT, quantile, share_above, survival

MEDIAN, FASTEST_TENTH = 0.5, 0.1
_SHORTEST_WORK = 60.0
"""A minute: no work is so short that its division would outweigh everything else."""


class Outlook(StrEnum):
    """What can be said of a file, in the order in which a supervisor looks at them."""

    SAVEABLE = "saveable"
    UNKNOWN = "unknown"
    HARDLY = "hardly"


@dataclass(frozen=True)
class Experience:
    """How long a step took in `number` past tasks: how many fell into each class of time."""

    number: int = 0
    times: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_enough(self) -> bool:
        """Whether there is enough of it to say anything."""
        return self.number >= FEWEST_TO_PREDICT and bool(self.times)

    @property
    def median(self) -> float | None:
        """How long the step usually takes, in seconds; None without enough experience."""
        return self.quantile(MEDIAN)

    def quantile(self, share: float) -> float | None:
        """Tell within how many seconds this share was done; None without enough experience."""
        return quantile(self.times, share) if self.is_enough else None


@dataclass(frozen=True)
class Ahead:
    """The work between this step and the end: how long it usually takes, and at its fastest, in seconds."""

    usual: float = 0.0
    fastest: float = 0.0


@dataclass(frozen=True)
class Standpoint:
    """Where an open task stands, in seconds of office time; `promise_left` is None where nothing is promised."""

    used: float
    left: float | None
    promise_left: float | None = None
    ahead: Ahead = Ahead()


@dataclass(frozen=True)
class Chance:
    """What becomes of a task if nobody does anything, and what an intervention is worth.

    `risk` is the share of tasks that, having taken as long, came too late; None where experience does not reach:
    too few tasks, or none that ever took as long. `time_left` is what this step may still
    take; `work_left` is what it usually still takes. `is_promise` tells that the promise, not the step's own
    limit, is what comes first.
    """

    outlook: Outlook
    time_left: float
    risk: float | None = None
    work_left: float | None = None
    is_promise: bool = False

    @property
    def score(self) -> float:
        """Rank what can be saved: risk × time left ÷ work left."""
        if self.risk is None or self.work_left is None:
            return 0.0
        return self.risk * self.time_left / max(self.work_left, _SHORTEST_WORK)


def weigh(standpoint: Standpoint, experience: Experience) -> Chance | None:
    """Weigh a task by its own limit and by what its file's promise leaves to it; None where neither limits it."""
    limits = _limits(standpoint)
    if not limits:
        return None
    time_left, is_promise = min(limits)
    used = standpoint.used
    risk = survival(experience.times, used, used + time_left) if experience.is_enough else None
    if risk is None:
        return Chance(Outlook.UNKNOWN, time_left, is_promise=is_promise)
    fastest = residual(experience, used, FASTEST_TENTH)
    return Chance(
        outlook=Outlook.HARDLY if _most_left(standpoint) < fastest else Outlook.SAVEABLE,
        time_left=time_left,
        risk=risk,
        work_left=residual(experience, used, MEDIAN),
        is_promise=is_promise,
    )


def residual(experience: Experience, used: float, share: float) -> float:
    """Tell in how much more time this share of the tasks that took longer than `used` was done, in seconds."""
    so_far = share_above(experience.times, used)
    reached = quantile(experience.times, 1 - so_far * (1 - share))
    return max(0.0, (reached or 0.0) - used)


def is_promise_in_danger(standpoint: Standpoint, experience: Experience) -> bool:
    """Tell whether the promise leaves less than the work on the longest way forward usually takes."""
    if standpoint.promise_left is None or not experience.is_enough:
        return False
    usually = residual(experience, standpoint.used, MEDIAN) + standpoint.ahead.usual
    return standpoint.promise_left < usually


def order(chance: Chance) -> tuple[int, float]:
    """Give the place in the list: what can be saved by its score, then what is unknown, then what hardly can be."""
    if chance.outlook is Outlook.SAVEABLE:
        return (0, -chance.score)
    return (1 if chance.outlook is Outlook.UNKNOWN else 2, chance.time_left)


def _limits(standpoint: Standpoint) -> list[tuple[float, bool]]:
    own = [] if standpoint.left is None else [(standpoint.left, False)]
    if standpoint.promise_left is None:
        return own
    return [*own, (standpoint.promise_left - standpoint.ahead.usual, True)]


def _most_left(standpoint: Standpoint) -> float:
    """Tell what the step may take if all that follows goes at its fastest."""
    own = [] if standpoint.left is None else [standpoint.left]
    if standpoint.promise_left is None:
        return min(own)
    return min([*own, standpoint.promise_left - standpoint.ahead.fastest])
