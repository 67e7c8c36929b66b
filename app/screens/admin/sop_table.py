"""A procedure as the matrix that an SOP document prints: one row a step, one column a holder, a symbol where they meet.

Symbols after Permenpan-RB 35/2012: a capsule begins or ends, a diamond decides, a box does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from app.domain.procedure.procedures import PERMIT_TYPE_OFFICE, HolderKind, Outcome, Procedure, Route, Step
from app.screens.admin.condition_words import condition_words
from app.screens.words import holder_word, long_allowance_words, status_word

Labels = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class SopRow:
    """One step as the document prints it."""

    step: Step
    column: int
    symbol: str
    time: str
    exits: tuple[str, ...]
    condition: str


@dataclass(frozen=True, slots=True)
class SopTable:
    """The whole matrix; `columns` are the holders in the order in which they first act."""

    columns: tuple[str, ...]
    rows: tuple[SopRow, ...]
    promise: str


def sop_table(procedure: Procedure, labels: Labels, office_key: str) -> SopTable:
    """Lay a procedure out as a table; positions are called as their agency calls them."""
    holders = [_holder(step, labels, office_key) for step in procedure.steps]
    columns = tuple(dict.fromkeys(holders))
    numbers = {step.key: step.number for step in procedure.steps}
    rows = tuple(
        SopRow(
            step=step,
            column=columns.index(holder),
            symbol=_symbol(procedure, step),
            time=long_allowance_words(step.allowance),
            exits=tuple(
                _exit(outcome, numbers) for outcome in step.outcomes if not _is_plain(step, outcome, numbers)
            ),
            condition=condition_words(step.when),
        )
        for step, holder in zip(procedure.steps, holders, strict=True)
    )
    return SopTable(columns, rows, long_allowance_words(procedure.promise))


def _holder(step: Step, labels: Labels, office_key: str) -> str:
    holder = step.holder
    if holder.kind is not HolderKind.POSITION:
        return holder_word(holder.kind, "")
    office = office_key if holder.office == PERMIT_TYPE_OFFICE else holder.office
    return labels.get((holder.position, office), holder.position)


def _symbol(procedure: Procedure, step: Step) -> str:
    if step is procedure.first or all(outcome.ends for outcome in step.outcomes):
        return "capsule"
    return "diamond" if len(step.outcomes) > 1 else "box"


def _is_plain(step: Step, outcome: Outcome, numbers: Mapping[str, int]) -> bool:
    """Whether the outcome only leads on to the next row, which the table shows by itself."""
    is_alone = len(step.outcomes) == 1 and outcome.when is None
    return is_alone and [numbers.get(target) for target in outcome.targets] == [step.number + 1]


def _exit(outcome: Outcome, numbers: Mapping[str, int]) -> str:
    target = ", ".join(str(numbers[key]) for key in outcome.targets)
    if outcome.ends is not None:
        target = status_word(outcome.ends.value).lower()
    elif outcome.route is Route.CORRECT and not target:
        target = _("the applicant")
    words = f"{outcome.label} → {target}"
    condition = condition_words(outcome.when)
    return f"{words} ({condition})" if condition else words
