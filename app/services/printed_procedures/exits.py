"""The exits of a step as a flow chart draws them: one, or Ya and Tidak; and which rows files reach at all.

A diamond has exactly two exits (Permenpan-RB 35/2012), however many outcomes a step has: Ya goes where the first
outcome leads; Tidak goes where the other ways forward lead, or else back, to a step or to the applicant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.documents.sop import Exit, Symbol
from app.documents.sop.facts import NO, YES
from app.domain.procedure.conditions import Facts
from app.domain.procedure.procedures import Outcome, Procedure, Route, Step
from app.services.printed_procedures.certainties import never

Places = Mapping[str, int]


def exits_of(step: Step, places: Places, known: Facts) -> tuple[Exit, ...]:
    """List a step's exits to rows, Ya first; endings have none."""
    forward = [one for one in step.outcomes if one.route is Route.FORWARD and one.targets]
    others = [one for one in forward[1:] if set(one.targets) != set(forward[0].targets)]
    back = [one for one in step.outcomes if _is_back(one) and not never(one.when, known)]
    first = _exit(forward[:1], places, known)
    second = _exit(others or back, places, known)
    if not (first and second):
        return tuple(one for one in (first, second) if one is not None)
    return replace(first, label=YES), replace(second, label=NO)


def _is_back(outcome: Outcome) -> bool:
    return outcome.route is Route.CORRECT or (outcome.route is Route.RETURN and bool(outcome.targets))


def _exit(outcomes: Sequence[Outcome], places: Places, known: Facts) -> Exit | None:
    targets = dict.fromkeys(place for one in outcomes for place in targets_of(one, places))
    if not targets:
        return None
    return Exit(targets=tuple(targets), is_void=all(never(one.when, known) for one in outcomes))


def targets_of(outcome: Outcome, places: Places) -> tuple[int, ...]:
    """Name the rows that an outcome leads to; what the applicant must correct goes to the first row."""
    if outcome.route is Route.CORRECT and not outcome.targets:
        return (0,)
    return tuple(places[target] for target in outcome.targets)


def symbol_of(procedure: Procedure, step: Step, exits: Sequence[Exit]) -> Symbol:
    """Choose the symbol: a capsule begins or ends, a diamond has two exits, a box one."""
    if step is procedure.first or not any(outcome.targets for outcome in step.outcomes):
        return Symbol.CAPSULE
    return Symbol.DIAMOND if len(exits) > 1 else Symbol.BOX


def reached(
    procedure: Procedure, exits: Sequence[Sequence[Exit]], places: Places, known: Facts
) -> frozenset[int]:
    """Name the rows whose work some file of the permit type may come to."""
    entered: set[int] = set()
    done: set[int] = set()
    waiting = [0]
    while waiting:
        at = waiting.pop()
        if at in entered:
            continue
        entered.add(at)
        step = procedure.steps[at]
        if step.otherwise:
            waiting.append(places[step.otherwise])
        if not never(step.when, known):
            done.add(at)
            waiting += [target for one in exits[at] if not one.is_void for target in one.targets]
    return frozenset(done)
