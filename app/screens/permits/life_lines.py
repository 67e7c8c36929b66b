"""The life of a permit in words, the newest first: signed, handed over, copied, reminded of, replaced, revoked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from app.screens.event_sentences import Telling, event_note, event_sentence
from app.screens.permits.words import SUCCESSIONS
from app.screens.words import status_word
from app.services.permit_life.reading import Happening, PermitFile


@dataclass(frozen=True)
class LifeLine:
    """One line: what happened, what was written with it, when, who did it, and the case that it leads to."""

    sentence: str
    at: datetime
    note: str = ""
    who: str = ""
    case_id: int | None = None


def life_lines(life: PermitFile) -> list[LifeLine]:
    """Word everything that happened to a permit."""
    return sorted(_lines(life), key=lambda line: line.at, reverse=True)


def _lines(life: PermitFile) -> Iterator[LifeLine]:
    telling = Telling(life.procedure)
    for one in life.happened:
        yield LifeLine(event_sentence(one.event, telling), one.at, event_note(one.event), _who(one))
    if life.permit.reminded_at is not None:
        yield LifeLine(_("The holder was reminded that it is about to end"), life.permit.reminded_at)
    for each in life.successors:
        sentence = _(
            "%(what)s asked for under number %(number)s (%(status)s)",
            what=SUCCESSIONS[each.why].noun,
            number=each.number,
            status=status_word(each.status),
        )
        yield LifeLine(sentence, each.filed_at, case_id=each.case_id)
    if life.waiting_decree is not None:
        waiting = life.waiting_decree
        yield LifeLine(
            _("Decree of revocation %(number)s waits for its signature", number=waiting.number),
            waiting.made_at,
        )


def _who(one: Happening) -> str:
    return f"{one.by_name}, {one.by_post}" if one.by_post else one.by_name
