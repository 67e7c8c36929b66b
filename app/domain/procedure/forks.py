"""Where a procedure's files part and meet again: which steps lie inside a fork, and which join closes it.

Works on any steps, sound or not, and never fails; what is wrong with a fork is told by `soundness`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.procedure.steps import Outcome, Route, Step


@dataclass(frozen=True)
class Arm:
    """One arm of a fork: the steps it may pass before the join, and the joins it may come to (soundly one)."""

    inside: frozenset[str]
    joins: frozenset[str]


class Forks:
    """The forks of some steps. A file inside n forks is at a step with n joins around it."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        """Find every fork and the steps between it and its join."""
        self._steps = {step.key: step for step in steps}
        self._arms: dict[str, Arm] = {}
        regions: dict[str, set[str]] = {}
        for target, join in self._targets_with_join():
            regions.setdefault(join, set()).update(self.arm(target).inside)
        self.regions: Mapping[str, frozenset[str]] = MappingProxyType(
            {join: frozenset(inside) for join, inside in regions.items()}
        )

    def joins_around(self, key: str) -> tuple[str, ...]:
        """Name the joins of the forks that a step lies in, the outermost first; none for a step outside."""
        around = [join for join, inside in self.regions.items() if key in inside]
        return tuple(sorted(around, key=lambda join: (-len(self.regions[join]), join)))

    def arm(self, target: str) -> Arm:
        """Follow the arm that begins at a step to the join of its fork, over the forks within it."""
        if target not in self._arms:
            self._arms[target] = self._follow(target)
        return self._arms[target]

    def _targets_with_join(self) -> Iterator[tuple[str, str]]:
        for step in self._steps.values():
            for outcome in step.outcomes:
                if is_fork(outcome) and outcome.route is not Route.RETURN:
                    yield from self._with_join(outcome.targets)

    def _with_join(self, targets: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        joins = {join for target in targets for join in self.arm(target).joins}
        if len(joins) == 1:
            yield from ((target, join) for target in targets for join in joins)

    def _follow(self, target: str) -> Arm:
        joins: set[str] = set()
        # A step is passed once for each number of inner forks open there; a fork without a join adds no more.
        passed: set[tuple[str, int]] = set()
        ahead = [(target, 0)]
        while ahead:
            key, open_forks = ahead.pop()
            step = self._steps.get(key)
            if step is None:
                continue
            if step.joins is not None:
                if open_forks == 0:
                    joins.add(key)
                    continue
                open_forks -= 1
            if (key, open_forks) not in passed and open_forks <= len(self._steps):
                passed.add((key, open_forks))
                ahead += [(to, open_forks + is_parting) for to, is_parting in onward(step)]
        return Arm(frozenset(key for key, _ in passed), frozenset(joins))


def is_fork(outcome: Outcome) -> bool:
    """Whether an outcome opens several steps at once."""
    return len(outcome.targets) > 1


def onward(step: Step) -> Iterable[tuple[str, bool]]:
    """List where a file may go from a step without being returned, and whether it parts on the way."""
    carried = [outcome for outcome in step.outcomes if outcome.route is not Route.RETURN]
    ways = [(target, is_fork(outcome)) for outcome in carried for target in outcome.targets]
    return [*ways, *([(step.otherwise, False)] if step.otherwise else [])]
