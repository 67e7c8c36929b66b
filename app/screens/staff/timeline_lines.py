"""The history of a case in words; what happened in one go is one line, so that a reader sees the way and not the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from flask_babel import gettext as _

from app.domain.case.events import OutcomeTaken, PaperAdded, TaskOpened
from app.screens.event_sentences import Telling, event_note, event_sentence
from app.services.casefile.values import TimelineEntry


@dataclass(frozen=True)
class TimelineLine:
    """One line of the history: what happened, where it went, what was written with it, when, and who did it."""

    sentence: str
    onward: tuple[str, ...]
    note: str
    at: datetime
    who: str


def timeline_lines(entries: Sequence[TimelineEntry], telling: Telling) -> list[TimelineLine]:
    """Word a page of the history, newest first."""
    return [_line(tuple(group), telling) for _key, group in groupby(entries, key=_belonging)]


def _belonging(entry: TimelineEntry) -> tuple[object, ...]:
    """Documents that came in together belong together, as do a decision and the steps that it opened."""
    if isinstance(entry.event, PaperAdded):
        return "papers", entry.at, entry.by
    if isinstance(entry.event, OutcomeTaken | TaskOpened):
        return "steps", entry.at, entry.by
    return (entry.sequence,)


def _line(entries: Sequence[TimelineEntry], telling: Telling) -> TimelineLine:
    decision = next((one for one in entries if isinstance(one.event, OutcomeTaken)), entries[0])
    sentence, note = event_sentence(decision.event, telling), event_note(decision.event)
    papers = [one.event for one in entries if isinstance(one.event, PaperAdded)]
    if len(papers) > 1:
        sentence = _("%(count)s documents added", count=len(papers))
        note = ", ".join(telling.subject(paper.subject) for paper in reversed(papers))
    who = f"{decision.by_name}, {decision.by_post}" if decision.by_post else decision.by_name
    return TimelineLine(sentence, _onward(entries, decision, telling), note, decision.at, who)


def _onward(entries: Sequence[TimelineEntry], decision: TimelineEntry, telling: Telling) -> tuple[str, ...]:
    """Name the steps that came to somebody with the decision, unless they were finished in the same go."""
    finished = {one.event.step for one in entries if isinstance(one.event, OutcomeTaken)}
    return tuple(
        event_sentence(one.event, telling)
        for one in entries
        if one is not decision and isinstance(one.event, TaskOpened) and one.event.step not in finished
    )
