"""The history of a case in words; documents that came in together are one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from flask_babel import gettext as _

from app.domain.events import PaperAdded
from app.screens.event_sentences import Telling, event_note, event_sentence
from app.services.casefile.values import TimelineEntry


@dataclass(frozen=True)
class TimelineLine:
    """One line of the history: what happened, what was written with it, when, and who did it."""

    sentence: str
    note: str
    at: datetime
    who: str


def timeline_lines(entries: Sequence[TimelineEntry], telling: Telling) -> list[TimelineLine]:
    """Word a page of the history."""
    together = groupby(entries, key=_belonging)
    return [_line(tuple(group), telling) for _key, group in together]


def _belonging(entry: TimelineEntry) -> tuple[object, ...]:
    if isinstance(entry.event, PaperAdded):
        return entry.at, entry.by
    return (entry.sequence,)


def _line(entries: Sequence[TimelineEntry], telling: Telling) -> TimelineLine:
    first = entries[0]
    sentence = event_sentence(first.event, telling)
    if len(entries) > 1:
        sentence = _("%(count)s documents added", count=len(entries))
    who = f"{first.by_name}, {first.by_post}" if first.by_post else first.by_name
    return TimelineLine(sentence, _note(entries, telling), first.at, who)


def _note(entries: Sequence[TimelineEntry], telling: Telling) -> str:
    papers = [one.event for one in entries if isinstance(one.event, PaperAdded)]
    if len(papers) > 1:
        return ", ".join(telling.subject(paper.subject) for paper in reversed(papers))
    return event_note(entries[0].event)
