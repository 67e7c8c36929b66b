"""Reading a procedure from plain data and writing it back, so that seeds, database and editor share one form.

A fault names the place in the data and the rule; whether the procedure makes sense is `soundness`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.domain.procedure.conditions import Condition, ConditionFault, condition_as_data, read_condition
from app.domain.procedure.nodes import DefinitionFault, Node
from app.domain.procedure.procedures import (
    NO_ALLOWANCE,
    ClockEffect,
    CorrectionRule,
    EndStatus,
    Holder,
    HolderKind,
    Need,
    OnRefusal,
    Outcome,
    OutcomeLetter,
    Procedure,
    Route,
    Source,
    Step,
    TimeOut,
    Work,
)
from app.domain.working_time.clocks import Allowance, Unit
from app.domain.working_time.thresholds import SoonRule

__all__ = ["DefinitionFault", "Node", "procedure_as_data", "read_allowance", "read_procedure"]

Read = TypeVar("Read")


def read_procedure(data: object, *, place: str = "procedure") -> Procedure:
    """Read a whole procedure; raise `DefinitionFault` at the first fault."""
    node = Node(data, place)
    procedure = Procedure(
        key=node.text("key"),
        title=node.text("title"),
        steps=tuple(_read_closed(step, _read_step) for step in node.nodes("steps")),
        promise=node.part("promise", read_allowance, NO_ALLOWANCE),
        correction=node.part("correction", _read_correction, CorrectionRule()),
        version=node.number("version") if node.raw("version") is not None else 1,
    )
    node.close()
    if not procedure.steps:
        raise DefinitionFault(f"{place}.steps", "a procedure has at least one step")
    return procedure


def read_allowance(node: Node) -> Allowance:
    """Read a time allowed: `{amount: 15, unit: minutes}`, or `{unit: none}`."""
    unit = node.word("unit", Unit)
    amount = 0 if node.raw("amount") is None else node.number("amount")
    try:
        return Allowance(amount, unit)
    except ValueError:
        raise DefinitionFault(f"{node.place}.amount", "1 or more of a unit, 0 of none") from None


def _read_closed(node: Node, read: Callable[[Node], Read]) -> Read:
    value = read(node)
    node.close()
    return value


def _read_step(node: Node) -> Step:
    joins = node.raw("joins")
    return Step(
        key=node.text("key"),
        number=node.number("number"),
        text=node.text("text"),
        label=node.text("label", ""),
        holder=_read_closed(Node(node.raw("holder"), f"{node.place}.holder"), _read_holder),
        work=node.word("work", Work),
        outcomes=tuple(_read_closed(outcome, _read_outcome) for outcome in node.nodes("outcomes")),
        allowance=node.part("allowance", read_allowance, NO_ALLOWANCE),
        equipment=node.text("equipment", ""),
        output=node.text("output", ""),
        when=_read_when(node),
        otherwise=node.text("otherwise", ""),
        joins=None if joins is None else node.word("joins", OnRefusal),
        time_out=node.part("time_out", _read_time_out, None),
        source=node.part("source", _read_source, Source()),
        soon=node.part("soon", _read_soon, None),
    )


def _read_holder(node: Node) -> Holder:
    return Holder(node.word("kind", HolderKind), node.text("position", ""), node.text("office", ""))


def _read_outcome(node: Node) -> Outcome:
    ends = node.raw("ends")
    letter = node.raw("letter")
    return Outcome(
        key=node.text("key"),
        label=node.text("label"),
        route=node.word("route", Route, Route.FORWARD),
        targets=node.texts("targets"),
        ends=None if ends is None else node.word("ends", EndStatus),
        when=_read_when(node),
        needs=_read_needs(node),
        clock=node.word("clock", ClockEffect, ClockEffect.NONE),
        letter=None if letter is None else node.word("letter", OutcomeLetter),
    )


def _read_needs(node: Node) -> frozenset[Need]:
    try:
        return frozenset(map(Need, node.texts("needs")))
    except ValueError:
        raise DefinitionFault(f"{node.place}.needs", f"each is one of: {', '.join(Need)}") from None


def _read_when(node: Node) -> Condition | None:
    try:
        return read_condition(node.raw("when"))
    except ConditionFault as fault:
        raise DefinitionFault(f"{node.place}.when", str(fault)) from None


def _read_time_out(node: Node) -> TimeOut | None:
    return TimeOut(node.part("after", read_allowance, NO_ALLOWANCE), node.text("outcome"))


def _read_soon(node: Node) -> SoonRule | None:
    share = None if node.raw("share") is None else node.number("share")
    left = node.part("left", read_allowance, None)
    try:
        return SoonRule(share, left)
    except ValueError as fault:
        raise DefinitionFault(node.place, str(fault)) from None


def _read_correction(node: Node) -> CorrectionRule:
    then = node.raw("then")
    return CorrectionRule(
        node.part("answer_within", read_allowance, NO_ALLOWANCE),
        None if then is None else node.word("then", EndStatus),
    )


def _read_source(node: Node) -> Source:
    return Source(
        document=node.text("document", ""),
        row=node.text("row", ""),
        wording=node.text("wording", ""),
        time=node.text("time", ""),
        inferred=node.flag("inferred"),
        note=node.text("note", ""),
    )


def procedure_as_data(procedure: Procedure) -> dict[str, object]:
    """Write a procedure in the plain form that `read_procedure` reads."""
    correction = procedure.correction
    return {
        "key": procedure.key,
        "title": procedure.title,
        "version": procedure.version,
        "promise": _allowance(procedure.promise),
        "correction": {
            "answer_within": _allowance(correction.answer_within),
            "then": None if correction.then is None else correction.then.value,
        },
        "steps": [_step(step) for step in procedure.steps],
    }


def _allowance(allowance: Allowance) -> dict[str, object]:
    return {"amount": allowance.amount, "unit": allowance.unit.value}


def _step(step: Step) -> dict[str, object]:
    time_out = step.time_out
    return {
        "key": step.key,
        "number": step.number,
        "text": step.text,
        "label": step.label,
        "holder": {
            "kind": step.holder.kind.value,
            "position": step.holder.position,
            "office": step.holder.office,
        },
        "work": step.work.value,
        "outcomes": [_outcome(outcome) for outcome in step.outcomes],
        "allowance": _allowance(step.allowance),
        "equipment": step.equipment,
        "output": step.output,
        "when": condition_as_data(step.when),
        "otherwise": step.otherwise,
        "joins": None if step.joins is None else step.joins.value,
        "time_out": None
        if time_out is None
        else {"after": _allowance(time_out.after), "outcome": time_out.outcome},
        "source": vars(step.source).copy(),
        # Written only where the step says so, so that a definition without it keeps its checksum.
        **({} if step.soon is None else {"soon": _soon(step.soon)}),
    }


def _soon(soon: SoonRule) -> dict[str, object]:
    return {"share": soon.share} if soon.left is None else {"left": _allowance(soon.left)}


def _outcome(outcome: Outcome) -> dict[str, object]:
    return {
        "key": outcome.key,
        "label": outcome.label,
        "route": outcome.route.value,
        "targets": list(outcome.targets),
        "ends": None if outcome.ends is None else outcome.ends.value,
        "when": condition_as_data(outcome.when),
        "needs": sorted(need.value for need in outcome.needs),
        "clock": outcome.clock.value,
        # Written only where the outcome has one, so that a definition without it keeps its checksum.
        **({} if outcome.letter is None else {"letter": outcome.letter.value}),
    }
