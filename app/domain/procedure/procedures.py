"""A procedure as the office wrote it: a whole SOP in one version, made of `steps`.

Plain values. Reading them from data is `definitions`, checking them before publishing is `soundness`,
running a case along them is `deciding`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.domain.procedure.forks import Forks
from app.domain.procedure.steps import (
    NO_ALLOWANCE,
    PERMIT_TYPE_OFFICE,
    ClockEffect,
    EndStatus,
    Holder,
    HolderKind,
    Need,
    OnRefusal,
    Outcome,
    OutcomeLetter,
    Route,
    Source,
    Step,
    TimeOut,
    Work,
)
from app.domain.working_time.clocks import Allowance

__all__ = [
    "NO_ALLOWANCE",
    "PERMIT_TYPE_OFFICE",
    "ClockEffect",
    "CorrectionRule",
    "EndStatus",
    "Holder",
    "HolderKind",
    "Need",
    "OnRefusal",
    "Outcome",
    "OutcomeLetter",
    "Procedure",
    "Route",
    "Source",
    "Step",
    "TimeOut",
    "Work",
]


@dataclass(frozen=True)
class CorrectionRule:
    """How long an applicant may take to correct a file, and what silence means (None: nothing happens)."""

    answer_within: Allowance = NO_ALLOWANCE
    then: EndStatus | None = None


@dataclass(frozen=True)
class Procedure:
    """A whole SOP in one version; a case keeps the version that it began with.

    `promise` is the total of the service standard, counted from the moment the file is complete.
    """

    key: str
    title: str
    steps: tuple[Step, ...]
    promise: Allowance = NO_ALLOWANCE
    correction: CorrectionRule = CorrectionRule()
    version: int = 1

    @property
    def first(self) -> Step:
        """The step at which every case begins: the first row."""
        return self.steps[0]

    @cached_property
    def forks(self) -> Forks:
        """Where files part and meet again."""
        return Forks(self.steps)

    @cached_property
    def _steps_by_key(self) -> Mapping[str, Step]:
        # The first of a key, should a draft hold it twice.
        return {step.key: step for step in reversed(self.steps)}

    def find_step(self, key: str) -> Step | None:
        """Find a step by its key."""
        return self._steps_by_key.get(key)

    def get_step(self, key: str) -> Step:
        """Get a step that must exist; `KeyError` otherwise."""
        step = self.find_step(key)
        if step is None:
            raise KeyError(key)
        return step

    def find_join_after(self, key: str) -> Step | None:
        """Find the join that closes the fork around this step; None outside a fork."""
        around = self.forks.joins_around(key)
        return self.get_step(around[-1]) if around else None

    def find_join_from(self, key: str) -> Step | None:
        """Find the join that closes the fork of which this step is an arm's first; it may be the join itself."""
        joins = self.forks.arm(key).joins
        return self.get_step(next(iter(joins))) if len(joins) == 1 else None

    def next_keys(self, key: str) -> tuple[str, ...]:
        """Name the steps that a file may go forward to from here, skips included, each once, in order."""
        step = self.get_step(key)
        forward = [t for o in step.outcomes if o.route is Route.FORWARD for t in o.targets]
        return tuple(dict.fromkeys([*forward, *([step.otherwise] if step.otherwise else [])]))
