"""Reading a procedure from plain data and writing it back, so that seeds, database and editor share one form.

A fault names the place in the data and the rule; whether the procedure makes sense is `soundness`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from app.domain.clocks import Allowance, Unit
from app.domain.conditions import Condition, ConditionFault, condition_as_data, read_condition
from app.domain.procedures import (
    NO_ALLOWANCE,
    ClockEffect,
    CorrectionRule,
    EndStatus,
    Holder,
    HolderKind,
    Need,
    OnRefusal,
    Outcome,
    Procedure,
    Route,
    Source,
    Step,
    TimeOut,
    Work,
)

Word = TypeVar("Word", bound=StrEnum)
Read = TypeVar("Read")


class DefinitionFault(ValueError):
    """A definition breaks a rule at a place."""

    def __init__(self, place: str, rule: str) -> None:
        """Name the place (`steps[3].holder`) and the rule that it breaks."""
        super().__init__(f"{place}: {rule}")
        self.place = place
        self.rule = rule


class Node:
    """A mapping at a place in the data; every read is checked and every word must be used."""

    def __init__(self, data: object, place: str) -> None:
        """Take a mapping; `DefinitionFault` when it is none."""
        if not isinstance(data, Mapping):
            raise DefinitionFault(place, "must be a mapping")
        self.place = place
        self._data = data
        self._read: set[str] = set()

    def raw(self, key: str) -> object:
        """Take a value as it stands; None when absent."""
        self._read.add(key)
        return self._data.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text; required when there is no default."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise DefinitionFault(f"{self.place}.{key}", "must be a text")
        return value.strip()

    def number(self, key: str) -> int:
        """Take a whole number of at least 0."""
        value = self.raw(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise DefinitionFault(f"{self.place}.{key}", "must be a whole number, 0 or more")
        return value

    def flag(self, key: str) -> bool:
        """Take a yes or no; absent is no."""
        value = self.raw(key)
        if value is not None and not isinstance(value, bool):
            raise DefinitionFault(f"{self.place}.{key}", "must be true or false")
        return bool(value)

    def word(self, key: str, words: type[Word], default: Word | None = None) -> Word:
        """Take one of a fixed set of words."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        try:
            return words(str(value))
        except ValueError:
            choices = ", ".join(words)
            raise DefinitionFault(f"{self.place}.{key}", f"{value!r} is none of: {choices}") from None

    def nodes(self, key: str) -> Iterable[Node]:
        """Take a list of mappings."""
        value = self.raw(key)
        if not isinstance(value, list | tuple):
            raise DefinitionFault(f"{self.place}.{key}", "must be a list")
        return [Node(one, f"{self.place}.{key}[{index}]") for index, one in enumerate(value, start=1)]

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; absent is empty."""
        value = self.raw(key) or []
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            raise DefinitionFault(f"{self.place}.{key}", "must be a list of texts")
        return tuple(str(one) for one in value)

    def part(self, key: str, read: Callable[[Node], Read], default: Read) -> Read:
        """Read a nested mapping; the default when absent."""
        value = self.raw(key)
        if value is None:
            return default
        node = Node(value, f"{self.place}.{key}")
        part = read(node)
        node.close()
        return part

    def close(self) -> None:
        """Refuse words that nobody read: a typing error must not pass in silence."""
        unknown = sorted(set(map(str, self._data)) - self._read)
        if unknown:
            raise DefinitionFault(self.place, f"unknown: {', '.join(unknown)}")


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
    """Read a time allowed: `{amount: 15, unit: minutes}`."""
    unit = node.word("unit", Unit)
    return Allowance(node.number("amount") if unit is not Unit.NONE else 0, unit)


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
        holder=node.part("holder", _read_holder, Holder(HolderKind.SYSTEM)),
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
    )


def _read_holder(node: Node) -> Holder:
    return Holder(node.word("kind", HolderKind), node.text("position", ""), node.text("office", ""))


def _read_outcome(node: Node) -> Outcome:
    ends = node.raw("ends")
    return Outcome(
        key=node.text("key"),
        label=node.text("label"),
        route=node.word("route", Route, Route.FORWARD),
        targets=node.texts("targets"),
        ends=None if ends is None else node.word("ends", EndStatus),
        when=_read_when(node),
        needs=_read_needs(node),
        clock=node.word("clock", ClockEffect, ClockEffect.NONE),
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
    }


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
    }
