"""Every named fact of a paper in one plain sentence, by the class of facts that it belongs to; a house test holds both together.

A new fact needs its sentence in the room of its class.
"""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

from app.documents.bundles import ARMS
from app.screens.admin.templates.fact_words import letters, permits, reports, shared

OF_NO_CLASS = {ARMS: _("The arms of the region, as the source of a picture.")}
FACT_WORDS: dict[str, dict[str, Any]] = {
    "": OF_NO_CLASS,
    **shared.WORDS,
    **letters.WORDS,
    **permits.WORDS,
    **reports.WORDS,
}


def fact_sentence(owner: str, name: str) -> str:
    """Explain a fact of a class in the reader's language; empty for one that nobody has explained."""
    return str(FACT_WORDS.get(owner, {}).get(name, ""))
