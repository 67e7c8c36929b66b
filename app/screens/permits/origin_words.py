"""What a case succeeds, and what it says otherwise, as the page of the case shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _

from app.domain.case.refusals import Reason, Refused
from app.screens.actor import session
from app.screens.permits.words import SUCCESSIONS
from app.screens.sentences import sentence_of
from app.services.permit_life.origins import NamedOrigin, WordedChange, find_named_origin


def origin_of_case(case_id: int) -> dict[str, Any]:
    """Give what the page's template prints; nothing for a case that succeeds no permit."""
    origin = find_named_origin(session(), case_id)
    if origin is None:
        return {}
    return {
        "origin": origin,
        "origin_word": SUCCESSIONS[origin.why].noun,
        "origin_ended": _ended(origin),
        "changes": list(_worded(origin)),
    }


def _ended(origin: NamedOrigin) -> str:
    """Warn whoever decides that nothing can be signed in the place of a permit that ended."""
    if origin.ended is None:
        return ""
    details = {"number": origin.number, "standing": origin.ended.value}
    return sentence_of(Refused(Reason.ORIGIN_ENDED, details))


def _worded(origin: NamedOrigin) -> Iterator[WordedChange]:
    """The applicant's fields are the office's own, and so are their names and choices."""
    for one in origin.applicant:
        yield replace(one, label=_(one.label), before=_option(one.before), after=_option(one.after))
    yield from origin.form


def _option(text: str) -> str:
    """The name of a choice is translated; what was typed is nobody's message and stays as it is."""
    return _(text) if text else ""
