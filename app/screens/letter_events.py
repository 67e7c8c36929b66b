"""What happened to the letters of a case, as its timeline tells it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _

from app.domain.case import events as e
from app.screens.kind_words import kind_word


def _made(event: e.LetterMade, _telling: object) -> str:
    return _(
        "%(kind)s number %(number)s made; it waits to be signed",
        kind=kind_word(event.kind),
        number=event.number,
    )


def _signed(event: e.LetterSigned, _telling: object) -> str:
    names = {"kind": kind_word(event.kind), "number": event.number, "signatory": event.signatory}
    if event.is_trial:
        return _("%(kind)s number %(number)s signed by %(signatory)s with a trial certificate", **names)
    return _("%(kind)s number %(number)s signed by %(signatory)s", **names)


def _withdrawn(event: e.LetterWithdrawn, _telling: object) -> str:
    return _(
        "%(kind)s withdrawn; number %(number)s is void and will not be given again",
        kind=kind_word(event.kind),
        number=event.number,
    )


def _handed_over(event: e.LetterHandedOver, _telling: object) -> str:
    return _(
        "%(kind)s number %(number)s handed over to %(receiver)s on showing: %(proof)s",
        kind=kind_word(event.kind),
        number=event.number,
        receiver=event.receiver,
        proof=event.proof,
    )


LETTER_SENTENCES: Mapping[type, Callable[[Any, Any], str]] = {
    e.LetterMade: _made,
    e.LetterSigned: _signed,
    e.LetterWithdrawn: _withdrawn,
    e.LetterHandedOver: _handed_over,
}
