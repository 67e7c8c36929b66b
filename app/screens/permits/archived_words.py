"""What an officer is told of a permit's archived file."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from app.gateways.signatures import Verification
from app.screens.signature_words import unchecked_chain
from app.services.permit_life.archived import ArchivedPermit


@dataclass(frozen=True, slots=True)
class ArchivedWords:
    """A verdict in a few words, its colour, and what it means."""

    standing: str
    title: str
    meaning: str


def archived_words(found: ArchivedPermit) -> ArchivedWords:
    """Word what the check found."""
    if not found.is_there:
        return ArchivedWords("late", _("The file is missing"), _("Tell whoever looks after the server."))
    if not found.is_unchanged:
        return ArchivedWords(
            "late",
            _("The file is no longer what was signed"),
            _("Hand nothing out of it. Tell whoever looks after the server."),
        )
    title = _("The file is exactly what was signed")
    if found.verification is None:
        return ArchivedWords(
            "ok", title, _("The paper was signed by hand; the file is the office's scan of it.")
        )
    return _of_signature(title, found.verification)


def _of_signature(title: str, found: Verification) -> ArchivedWords:
    if found.is_valid:
        return ArchivedWords(
            "ok", title, _("The electronic signature of %(signer)s is sound.", signer=found.signer)
        )
    if found.is_sound:
        return ArchivedWords("soon", title, unchecked_chain(found.signer))
    return ArchivedWords(
        "late",
        title,
        _("The electronic signature in the name of %(signer)s does not hold.", signer=found.signer or "–"),
    )
