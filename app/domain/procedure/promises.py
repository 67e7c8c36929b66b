"""How long a procedure takes at its longest, held against what it promises: a warning, never a fault.

Adds the limits of the steps as they are written; when a case is really due is for `clocks`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.procedure.procedures import ClockEffect, HolderKind, Procedure, Step
from app.domain.working_time.clocks import Allowance

MINUTES_PER_WORKING_DAY = 450
"""37 hours and 30 minutes in five days (Perpres 21/2023, art. 3)."""


class Span(NamedTuple):
    """Working days and working minutes, each counted as it is written."""

    working_days: int
    minutes: int

    @property
    def in_minutes(self) -> int:
        """The span as minutes of ordinary working days, to compare it with another."""
        return self.working_days * MINUTES_PER_WORKING_DAY + self.minutes


NOTHING = Span(0, 0)


def longest_path(procedure: Procedure) -> Span:
    """Add up the limits along the longest way forward; of branches side by side only the longest counts.

    Every step counts, the applicant's too, as an SOP adds up its own column; a loop is gone through once.
    """
    return _longest(procedure, procedure.first, {}, frozenset())


def exceeds_promise(procedure: Procedure) -> bool:
    """Tell whether the steps may use up more than the promise, each within its own limit.

    Counted as the promise runs: from the outcome that starts it, and never while the applicant holds the file.
    """
    promised = _span(procedure.promise)
    known: dict[str, Span] = {}
    begun = [
        _longest(procedure, procedure.get_step(target), known, frozenset(), is_promised=True)
        for step in procedure.steps
        for outcome in step.outcomes
        if outcome.clock is ClockEffect.START_PROMISE
        for target in outcome.targets
    ]
    return promised != NOTHING and any(span.in_minutes > promised.in_minutes for span in begun)


def _longest(
    procedure: Procedure,
    step: Step,
    known: dict[str, Span],
    behind: frozenset[str],
    *,
    is_promised: bool = False,
) -> Span:
    if step.key in known:
        return known[step.key]
    passed = behind | {step.key}
    ahead = [
        _longest(procedure, procedure.get_step(key), known, passed, is_promised=is_promised)
        for key in procedure.next_keys(step.key)
        if key not in passed
    ]
    is_free = is_promised and step.holder.kind is HolderKind.APPLICANT
    own = NOTHING if is_free else _span(step.allowance)
    rest = _longer(ahead)
    known[step.key] = Span(own.working_days + rest.working_days, own.minutes + rest.minutes)
    return known[step.key]


def _longer(spans: Iterable[Span]) -> Span:
    return max(spans, key=lambda span: span.in_minutes, default=NOTHING)


def _span(allowance: Allowance) -> Span:
    return Span(allowance.working_days, int(allowance.working_time.total_seconds()) // 60)
