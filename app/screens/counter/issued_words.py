"""What the documents that the office made are called at the counter."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask_babel import gettext as _


def issued_word(subject: str) -> str:
    """Word a document by its subject; a letter is filed under its kind and its own id."""
    kind = subject.partition(":")[0]
    return _WORDS[kind]() if kind in _WORDS else _("Document")


_WORDS: Mapping[str, Callable[[], str]] = {
    "receipt": lambda: _("Receipt"),
    "permit": lambda: _("Permit"),
    "handover_slip": lambda: _("Handover slip"),
    "refusal_letter": lambda: _("Refusal letter"),
}
