"""How permits of a type are numbered: a pattern whose numbers could be those of a letter is not taken."""

from __future__ import annotations

from flask_babel import gettext
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from app.screens.base import FormFault
from app.screens.kind_words import kind_word
from app.services.number_series.clashes import PatternOfLetters, PermitPattern, refuse_numbers_of_letters

BEAR_ON_NUMBERS = ("number_pattern", "classification", "number_kind")


def insist_on_own_numbers(session: Session, item: PermitTypeRecord) -> None:
    """Refuse a new or changed pattern that could write the number of one of the agency's letters."""
    if not any(inspect(item).attrs[name].history.has_changes() for name in BEAR_ON_NUMBERS):
        return
    wanted = PermitPattern(item.number_pattern or "", item.classification or "", item.number_kind or "")
    with session.no_autoflush:
        agency = item.agency or session.get_one(AgencyRecord, item.agency_id)
        try:
            refuse_numbers_of_letters(session, agency, wanted)
        except PatternOfLetters as clash:
            raise FormFault(_words(clash), field="number_pattern") from None


def _words(clash: PatternOfLetters) -> str:
    return gettext(
        "Numbers of this pattern could be those of a letter (%(kind)s), and nobody could tell a permit from a letter. Let the pattern show another word, for example in {klas} or {jenis}.",
        kind=kind_word(clash.kind),
    )
