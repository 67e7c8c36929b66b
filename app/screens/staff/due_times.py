"""The due times of a case in short, each with the way to how it was counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _

from app.screens.base.ways_back import safe_next
from app.screens.clock_accounts import title_of
from app.screens.clock_sentences import stand_words
from app.screens.formats import instant
from app.services.casefile import CaseFile
from app.services.clockwork import ClockKind
from app.services.task_clocks import Stand


@dataclass(frozen=True)
class DueTime:
    """One clock: its place on the page of clocks, what it is, and until when it runs."""

    key: str
    title: str
    due: str


def due_times(case: CaseFile) -> list[DueTime]:
    """List the due times that stand now: those of the live tasks, the promise, the time that the law gives."""
    return list(_due_times(case))


def clocks_url(case_id: int, key: str | None = None) -> str:
    """Give the way to how a case's due times are counted, or one of them."""
    return url_for("ClocksScreen.clocks", case_id=case_id, next=safe_next(), _anchor=key)


def _due_times(case: CaseFile) -> Iterator[DueTime]:
    for task in case.tasks:
        title = title_of(ClockKind.TASK, task.step)
        yield DueTime(f"task-{task.serial}", title, _due(task.stand.due_at, task.stand))
    if case.promise.stand is not None:
        yield DueTime(
            "promise", title_of(ClockKind.PROMISE), _due(case.promise.stand.due_at, case.promise.stand)
        )
    if case.deemed_due_at is not None:
        yield DueTime("deemed", title_of(ClockKind.DEEMED), _due(case.deemed_due_at))


def _due(due_at: datetime | None, stand: Stand | None = None) -> str:
    if due_at is None:
        return _("no time limit") if stand is None else stand_words(stand)
    return _("due %(time)s", time=instant(due_at))
