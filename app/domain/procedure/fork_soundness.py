"""Whether files that part always meet again: each file is inside exactly the forks that its step lies in.

A file gets into a branch by its fork, or by coming back into it; it leaves by the join, or refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from app.domain.procedure.faults import Fault, Rule
from app.domain.procedure.forks import Arm, is_fork
from app.domain.procedure.procedures import EndStatus, Outcome, Procedure, Route, Step


def find_fork_faults(procedure: Procedure) -> tuple[Fault, ...]:
    """List what is wrong with the forks of a procedure whose every target exists."""
    faults = list(_parting_faults(procedure))
    if not any(fault.rule is Rule.FORK_HAS_A_JOIN for fault in faults):
        # Where a branch has no end, it cannot be said who is inside it.
        faults += [*_nesting_faults(procedure), *_entry_faults(procedure)]
    return tuple(dict.fromkeys(faults))


def _parting_faults(procedure: Procedure) -> Iterator[Fault]:
    for step in procedure.steps:
        for outcome in filter(is_fork, step.outcomes):
            arms = [procedure.forks.arm(target) for target in outcome.targets]
            joins = frozenset().union(*(arm.joins for arm in arms))
            if len(joins) != 1 or not all(arm.joins for arm in arms):
                yield Fault(Rule.FORK_HAS_A_JOIN, step.key, outcome.key)
                continue
            for arm in arms:
                yield from _leaving_faults(procedure, arm, outcome)


def _leaving_faults(procedure: Procedure, arm: Arm, fork: Outcome) -> Iterator[Fault]:
    allowed = arm.inside | arm.joins
    for key in sorted(arm.inside):
        outcomes = procedure.get_step(key).outcomes
        ends_all = any(outcome.ends not in {None, EndStatus.REJECTED} for outcome in outcomes)
        if ends_all or any(target not in allowed for outcome in outcomes for target in outcome.targets):
            yield Fault(Rule.BRANCH_STAYS_INSIDE, key, fork.key)


def _nesting_faults(procedure: Procedure) -> Iterator[Fault]:
    forks = procedure.forks
    for step in procedure.steps:
        for outer, inner in pairwise(forks.joins_around(step.key)):
            if not forks.regions[outer] >= forks.regions[inner] | {inner}:
                yield Fault(Rule.BRANCH_STAYS_INSIDE, step.key, inner)


def _entry_faults(procedure: Procedure) -> Iterator[Fault]:
    if procedure.forks.joins_around(procedure.first.key):
        yield Fault(Rule.BRANCH_IS_ENTERED_BY_ITS_FORK, procedure.first.key)
    for step in procedure.steps:
        for outcome in step.outcomes:
            for target in outcome.targets:
                if not _may_lead(procedure, step, outcome, target):
                    yield Fault(Rule.BRANCH_IS_ENTERED_BY_ITS_FORK, step.key, target)
        if step.otherwise and not _may_go_forward(procedure, step.key, step.otherwise):
            yield Fault(Rule.BRANCH_IS_ENTERED_BY_ITS_FORK, step.key, step.otherwise)


def _may_lead(procedure: Procedure, step: Step, outcome: Outcome, target: str) -> bool:
    if is_fork(outcome):
        return _opens_an_arm(procedure, step.key, target)
    # A file may be returned or refused into a branch; that it does not leave one is told by its arm.
    return outcome.route is not Route.FORWARD or _may_go_forward(procedure, step.key, target)


def _opens_an_arm(procedure: Procedure, key: str, target: str) -> bool:
    around, there = procedure.forks.joins_around(key), procedure.forks.joins_around(target)
    joins = tuple(procedure.forks.arm(target).joins)
    return there == (around if joins == (target,) else (*around, *joins))


def _may_go_forward(procedure: Procedure, key: str, target: str) -> bool:
    around = procedure.forks.joins_around(key)
    return procedure.forks.joins_around(target) == around or _joins(procedure, around, target)


def _joins(procedure: Procedure, around: tuple[str, ...], target: str) -> bool:
    """Whether a step with these joins around it stands right before the join itself."""
    return around[-1:] == (target,) and procedure.forks.joins_around(target) == around[:-1]
