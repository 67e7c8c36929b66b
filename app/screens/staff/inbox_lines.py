"""One line of the inbox in words: what the templates print, computed here so that they decide nothing."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import format_decimal
from flask_babel import gettext as _

from app.domain.working_time.standings import Standing
from app.screens.clock_sentences import CLASSES, stand_words
from app.screens.words import verb_of
from app.services.actors import Actor
from app.services.inbox import Counters, InboxRow
from app.services.inbox.counting import MOST_COUNTED


@dataclass(frozen=True)
class InboxLine:
    """A row as it is printed."""

    row: InboxRow
    step: str
    stand: str
    style: str
    percent: int | None
    assignee: str
    is_taken: bool
    verb: str
    is_mine_to_do: bool


@dataclass(frozen=True)
class CounterChip:
    """A counter above the list, which also narrows it; `standing` is None for the one that is chosen already."""

    text: str
    style: str
    standing: str | None
    is_chosen: bool


def inbox_line(row: InboxRow, actor: Actor) -> InboxLine:
    """Word a row for the officer who reads it."""
    is_mine_to_do = not row.is_waiting and row.assignee_id in {None, actor.id}
    return InboxLine(
        row=row,
        step=_("Returned to the applicant") if row.is_waiting else row.step.label or row.step.text,
        stand=stand_words(row.stand),
        style=CLASSES[row.stand.standing],
        percent=None if row.is_waiting else row.stand.percent,
        assignee=_assignee(row, actor),
        is_taken=row.assignee_id is not None,
        verb=verb_of(row.step.work) if is_mine_to_do else _("Open"),
        is_mine_to_do=is_mine_to_do,
    )


def counter_chips(counters: Counters, chosen: Standing | None) -> list[CounterChip]:
    """Word the counters in the order of urgency."""
    words = {
        Standing.LATE: lambda n: _("%(count)s late", count=n),
        Standing.SOON: lambda n: _("%(count)s due today", count=n),
        Standing.ON_TIME: lambda n: _("%(count)s still have time", count=n),
        Standing.PAUSED: lambda n: _("%(count)s wait for the applicant", count=n),
    }
    return [
        CounterChip(
            text=word(capped(counters.by_standing[standing])),
            style=CLASSES[standing],
            standing=None if standing is chosen else standing.value,
            is_chosen=standing is chosen,
        )
        for standing, word in words.items()
    ]


def capped(count: int) -> str:
    """Write a count that stops at a cap: `1.000+`."""
    most = MOST_COUNTED - 1
    return f"{format_decimal(most)}+" if count > most else str(format_decimal(count))


def _assignee(row: InboxRow, actor: Actor) -> str:
    if row.assignee_id is None:
        return _("not taken yet")
    return _("Me") if row.assignee_id == actor.id else row.assignee
