"""What the documents of a case are called, by the subject under which they are filed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from app.screens.kind_words import kind_word


def document_word(subject: str) -> str:
    """Word a document that the office made or took in at a step; an unknown subject stands as it is.

    A letter is filed under its kind and its own id.
    """
    kind, colon, _id = subject.partition(":")
    if colon:
        return kind_word(kind)
    return _DOCUMENTS[subject]() if subject in _DOCUMENTS else subject


_DOCUMENTS: Mapping[str, Callable[[], str]] = {
    "receipt": lambda: _("Receipt"),
    "permit": lambda: _("Permit"),
    "permit_to_sign": lambda: _("Permit, not signed yet"),
    "minutes": lambda: _("Minutes of the survey"),
    "letter": lambda: _("Letter of recommendation"),
    "handover_slip": lambda: _("Handover slip"),
    "signed_page": lambda: _("Scan of the signed page"),
    "revocation_decree": lambda: _("Decree of revocation"),
    "proof": lambda: _("Proof of payment"),
    "document": lambda: _("Supporting document"),
}
