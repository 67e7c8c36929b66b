"""The ribbon of the SOP in words: each step with its holder, and the time it took of the time it may take."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from app.screens.words import allowance_words, holder_word, working_time_words
from app.services.casefile.values import CaseFile, RibbonState, RibbonStep


@dataclass(frozen=True)
class RibbonLine:
    """One step as it is printed; `state` is the word for those who see no colours, `clock` the task's clock."""

    number: int
    name: str
    text: str
    holder: str
    time: str
    style: str
    state: str
    is_current: bool
    clock: str = ""


def ribbon_lines(case: CaseFile) -> list[RibbonLine]:
    """Word the whole ribbon."""
    return [_line(one) for one in case.ribbon]


def _line(one: RibbonStep) -> RibbonLine:
    return RibbonLine(
        number=one.step.number,
        name=one.step.label or one.step.text,
        text=one.step.text,
        holder=holder_word(one.step.holder.kind, one.holder),
        time=_time(one),
        style=f"{one.state.value}{' overdue' if one.is_late else ''}",
        state=_STATES[one.state](),
        is_current=one.state in {RibbonState.CURRENT, RibbonState.WAITING},
        clock=f"task-{one.task}" if one.task is not None and one.state is not RibbonState.AHEAD else "",
    )


def _time(one: RibbonStep) -> str:
    allowed = allowance_words(one.allowance)
    if one.used is None or one.state is RibbonState.AHEAD:
        return allowed
    used = working_time_words(one.used)
    return f"{used} / {allowed}" if allowed else used


_STATES = {
    RibbonState.DONE: lambda: _("done"),
    RibbonState.CURRENT: lambda: _("now"),
    RibbonState.WAITING: lambda: _("waits for the applicant"),
    RibbonState.SKIPPED: lambda: _("skipped"),
    RibbonState.AHEAD: lambda: _("not yet"),
}
