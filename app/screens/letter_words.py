"""How far a letter has come, in words and colour."""

from __future__ import annotations

from flask_babel import lazy_gettext

from app.services.letters.values import LetterState

LETTER_STATES = {
    LetterState.WAITING: ("soon", lazy_gettext("waits to be signed")),
    LetterState.SIGNED: ("ok", lazy_gettext("signed")),
    LetterState.WITHDRAWN: ("late", lazy_gettext("withdrawn")),
}
