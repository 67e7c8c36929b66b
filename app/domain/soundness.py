"""Checking a procedure before it is published: whether every file that enters it can come out again.

Each finding is a code with the place, so that the editor, the seeds and the tests speak of the same rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.conditions import facts_named
from app.domain.procedures import EndStatus, HolderKind, Outcome, Procedure, Route, Step


class Rule(StrEnum):
    """What a sound procedure keeps to."""

    KEYS_ARE_UNIQUE = "keys_are_unique"
    STEP_HAS_OUTCOME = "step_has_outcome"
    OUTCOME_LEADS_SOMEWHERE = "outcome_leads_somewhere"
    TARGET_EXISTS = "target_exists"
    SKIP_LEADS_ON = "skip_leads_on"
    SKIPS_DO_NOT_CIRCLE = "skips_do_not_circle"
    STEP_IS_REACHABLE = "step_is_reachable"
    PATH_ENDS = "path_ends"
    CONDITION_NAMES_KNOWN_FACTS = "condition_names_known_facts"
    FORK_HAS_A_JOIN = "fork_has_a_join"
    BRANCH_STAYS_INSIDE = "branch_stays_inside"
    TIME_OUT_NAMES_AN_OUTCOME = "time_out_names_an_outcome"
    POSITION_IS_STAFFED = "position_is_staffed"
    HOLDER_NAMES_A_POSITION = "holder_names_a_position"
    ALWAYS_A_WAY_OUT = "always_a_way_out"


@dataclass(frozen=True)
class Fault:
    """One rule broken at one place."""

    rule: Rule
    place: str
    subject: str = ""


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
    faults += _fork_faults(procedure)
    if known_facts is not None:
        faults += _fact_faults(procedure, known_facts | _outcome_facts(procedure))
    if staffed is not None:
        faults += _staffing_faults(procedure, staffed)
    return tuple(faults)


def _shape_faults(procedure: Procedure) -> Iterator[Fault]:
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
    if step.when is not None and procedure.find_step(step.otherwise) is None:
        yield Fault(Rule.SKIP_LEADS_ON, step.key, step.otherwise)
    if step.time_out is not None and step.find_outcome(step.time_out.outcome) is None:
        yield Fault(Rule.TIME_OUT_NAMES_AN_OUTCOME, step.key, step.time_out.outcome)


def _outcome_faults(procedure: Procedure, step: Step, outcome: Outcome) -> Iterator[Fault]:
    for target in outcome.targets:
        if procedure.find_step(target) is None:
            yield Fault(Rule.TARGET_EXISTS, step.key, target)
    leads = bool(outcome.targets) + (outcome.ends is not None) + (outcome.route is Route.CORRECT)
    if leads != 1:
        yield Fault(Rule.OUTCOME_LEADS_SOMEWHERE, step.key, outcome.key)


def _path_faults(procedure: Procedure) -> Iterator[Fault]:
    for step in procedure.steps:
        if _circles(procedure, step):
            yield Fault(Rule.SKIPS_DO_NOT_CIRCLE, step.key)
        if all(outcome.when is not None or outcome.route is Route.CORRECT for outcome in step.outcomes):
            yield from _closed_in(step)
    reached = _reach(procedure, [procedure.first.key])
    ending = _ending(procedure)
    for step in procedure.steps:
        if step.key not in reached:
            yield Fault(Rule.STEP_IS_REACHABLE, step.key)
        elif step.key not in ending:
            yield Fault(Rule.PATH_ENDS, step.key)


def _closed_in(step: Step) -> Iterator[Fault]:
    """A step whose every way on has a condition needs two that exclude each other, such as yes and no of a fact."""
    conditions = {fact for outcome in step.outcomes for fact in facts_named(outcome.when)}
    ways_on = [outcome for outcome in step.outcomes if outcome.route is not Route.CORRECT]
    if len(ways_on) < 2 or len(conditions) != 1:  # noqa: PLR2004 -- yes and no
        yield Fault(Rule.ALWAYS_A_WAY_OUT, step.key)


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


def _reach(procedure: Procedure, ahead: list[str]) -> set[str]:
    seen: set[str] = set()
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


def _fork_faults(procedure: Procedure) -> Iterator[Fault]:
    for step in procedure.steps:
        for outcome in step.outcomes:
            if len(outcome.targets) > 1:
                yield from _one_fork_faults(procedure, step, outcome)


def _one_fork_faults(procedure: Procedure, step: Step, outcome: Outcome) -> Iterator[Fault]:
    """Each arm must come to one and the same join, ending or leaving nowhere before it but by refusal."""
    joins = {_arm_join(procedure, target) for target in outcome.targets}
    if len(joins) != 1 or None in joins:
        yield Fault(Rule.FORK_HAS_A_JOIN, step.key, outcome.key)
        return
    join = joins.pop()
    for target in outcome.targets:
        inside = _inside(procedure, target, str(join))
        for key in sorted(inside):
            if not _stays(procedure.get_step(key), inside | {str(join)}):
                yield Fault(Rule.BRANCH_STAYS_INSIDE, key, outcome.key)


def _arm_join(procedure: Procedure, target: str) -> str | None:
    join = procedure.find_join_from(target)
    return None if join is None else join.key


def _inside(procedure: Procedure, target: str, join: str) -> set[str]:
    seen: set[str] = set()
    ahead = [target]
    while ahead:
        key = ahead.pop()
        if key != join and key not in seen:
            seen.add(key)
            ahead.extend(procedure.next_keys(key))
    return seen


def _stays(step: Step, allowed: set[str]) -> bool:
    ends_badly = any(outcome.ends not in {None, EndStatus.REJECTED} for outcome in step.outcomes)
    leaves = any(target not in allowed for outcome in step.outcomes for target in outcome.targets)
    return not ends_badly and not leaves


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
