"""Checking a procedure before it is published: whether every file that enters it can come out again.

Each finding is a code with the place, so that the editor, the seeds and the tests speak of the same rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from app.domain.procedure.certainty import is_certain
from app.domain.procedure.conditions import facts_named
from app.domain.procedure.faults import Fault, Rule
from app.domain.procedure.fork_soundness import find_fork_faults
from app.domain.procedure.procedures import ClockEffect, HolderKind, Outcome, Procedure, Route, Step, TimeOut
from app.domain.working_time.clocks import Unit

__all__ = ["Fault", "Rule", "find_faults"]


def find_faults(
    procedure: Procedure,
    *,
    known_facts: frozenset[str] | None = None,
    staffed: frozenset[str] | None = None,
) -> tuple[Fault, ...]:
    """List every fault of a procedure; an empty tuple means that it may be published.

    `known_facts` and `staffed` (position keys with an officer) are checked only when given.
    """
    faults = list(_shape_faults(procedure))
    if faults:
        # Walking a procedure with dangling targets would only repeat these.
        return tuple(faults)
    faults += _path_faults(procedure)
    faults += find_fork_faults(procedure)
    faults += _clock_faults(procedure)
    if known_facts is not None:
        faults += _fact_faults(procedure, known_facts | _outcome_facts(procedure))
    if staffed is not None:
        faults += _staffing_faults(procedure, staffed)
    return tuple(faults)


def _shape_faults(procedure: Procedure) -> Iterator[Fault]:
    if not procedure.steps:
        yield Fault(Rule.PATH_ENDS, procedure.key)
    for key, count in Counter(step.key for step in procedure.steps).items():
        if count > 1:
            yield Fault(Rule.KEYS_ARE_UNIQUE, key)
    for step in procedure.steps:
        yield from _step_faults(procedure, step)


def _step_faults(procedure: Procedure, step: Step) -> Iterator[Fault]:
    if not step.outcomes:
        yield Fault(Rule.STEP_HAS_OUTCOME, step.key)
    if step.holder.kind is not HolderKind.SYSTEM and not step.holder.position:
        yield Fault(Rule.HOLDER_NAMES_A_POSITION, step.key)
    for key, count in Counter(outcome.key for outcome in step.outcomes).items():
        if count > 1:
            yield Fault(Rule.KEYS_ARE_UNIQUE, step.key, key)
    for outcome in step.outcomes:
        yield from _outcome_faults(procedure, step, outcome)
    if (step.when is not None or step.otherwise) and not _leads_on(procedure, step):
        yield Fault(Rule.SKIP_LEADS_ON, step.key, step.otherwise)
    if step.time_out is not None:
        yield from _time_out_faults(step, step.time_out)


def _leads_on(procedure: Procedure, step: Step) -> bool:
    return step.when is not None and procedure.find_step(step.otherwise) is not None


def _time_out_faults(step: Step, time_out: TimeOut) -> Iterator[Fault]:
    """The system takes the outcome by itself, so nothing about it may depend on a person or a condition."""
    outcome = step.find_outcome(time_out.outcome)
    if outcome is None:
        yield Fault(Rule.TIME_OUT_NAMES_AN_OUTCOME, step.key, time_out.outcome)
        return
    is_conditional = outcome.when is not None or outcome.route is Route.CORRECT
    if is_conditional or time_out.after.unit is Unit.NONE:
        yield Fault(Rule.TIME_OUT_CAN_BE_TAKEN, step.key, outcome.key)


def _outcome_faults(procedure: Procedure, step: Step, outcome: Outcome) -> Iterator[Fault]:
    for target in outcome.targets:
        if procedure.find_step(target) is None:
            yield Fault(Rule.TARGET_EXISTS, step.key, target)
    if len(set(outcome.targets)) < len(outcome.targets):
        yield Fault(Rule.KEYS_ARE_UNIQUE, step.key, outcome.key)
    leads = bool(outcome.targets) + (outcome.ends is not None) + (outcome.route is Route.CORRECT)
    if leads != 1:
        yield Fault(Rule.OUTCOME_LEADS_SOMEWHERE, step.key, outcome.key)


def _path_faults(procedure: Procedure) -> Iterator[Fault]:
    reached = _reach(procedure)
    ending = _ending(procedure)
    for step in procedure.steps:
        if _circles(procedure, step):
            yield Fault(Rule.SKIPS_DO_NOT_CIRCLE, step.key)
        if not is_certain(outcome.when for outcome in step.outcomes if outcome.route is not Route.CORRECT):
            yield Fault(Rule.ALWAYS_A_WAY_OUT, step.key)
        if step.key not in reached:
            yield Fault(Rule.STEP_IS_REACHABLE, step.key)
        elif step.key not in ending:
            yield Fault(Rule.PATH_ENDS, step.key)


def _circles(procedure: Procedure, step: Step) -> bool:
    seen: set[str] = set()
    while step.when is not None:
        if step.key in seen:
            return True
        seen.add(step.key)
        step = procedure.get_step(step.otherwise)
    return False


def _all_next(procedure: Procedure, key: str) -> Iterable[str]:
    step = procedure.get_step(key)
    targets = [target for outcome in step.outcomes for target in outcome.targets]
    return [*targets, *([step.otherwise] if step.otherwise else [])]


def _reach(procedure: Procedure) -> set[str]:
    seen: set[str] = set()
    ahead = [procedure.first.key]
    while ahead:
        key = ahead.pop()
        if key not in seen:
            seen.add(key)
            ahead.extend(_all_next(procedure, key))
    return seen


def _ending(procedure: Procedure) -> set[str]:
    """Name the steps from which a file can come to an end: grow backwards from those that end."""
    ending = {step.key for step in procedure.steps if any(o.ends is not None for o in step.outcomes)}
    grown = True
    while grown:
        more = {s.key for s in procedure.steps if ending & set(_all_next(procedure, s.key))} - ending
        ending |= more
        grown = bool(more)
    return ending


def _clock_faults(procedure: Procedure) -> Iterator[Fault]:
    effects = [(step, outcome) for step in procedure.steps for outcome in step.outcomes]
    for step, outcome in effects:
        is_correction = outcome.route is Route.CORRECT
        if outcome.clock is not ClockEffect.NONE and is_correction != (outcome.clock in _OF_CORRECTIONS):
            yield Fault(Rule.CLOCK_FITS_THE_ROUTE, step.key, outcome.key)
    starts = any(outcome.clock is ClockEffect.START_PROMISE for _, outcome in effects)
    if procedure.promise.unit is not Unit.NONE and not starts:
        yield Fault(Rule.PROMISE_IS_STARTED, procedure.key)
    if procedure.correction.then is not None and procedure.correction.answer_within.unit is Unit.NONE:
        yield Fault(Rule.CORRECTION_HAS_A_TERM, procedure.key)


_OF_CORRECTIONS = {ClockEffect.PAUSE, ClockEffect.RESTART}


def _outcome_facts(procedure: Procedure) -> frozenset[str]:
    return frozenset(f"outcome.{step.key}" for step in procedure.steps)


def _fact_faults(procedure: Procedure, known: frozenset[str]) -> Iterator[Fault]:
    for step in procedure.steps:
        for condition in (step.when, *(outcome.when for outcome in step.outcomes)):
            for fact in sorted(facts_named(condition) - known):
                yield Fault(Rule.CONDITION_NAMES_KNOWN_FACTS, step.key, fact)


def _staffing_faults(procedure: Procedure, staffed: frozenset[str]) -> Iterator[Fault]:
    for step in procedure.steps:
        position = step.holder.position
        if position and position not in staffed:
            yield Fault(Rule.POSITION_IS_STAFFED, step.key, position)
