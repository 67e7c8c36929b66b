"""What a letter's proof says of it: number and day, to whom, by which office; a letter has no validity.

How anything is stated and printed is the same for every paper: `app.services.issuing.proving`.
"""

from __future__ import annotations

from datetime import date

from app.documents.kinds import DocumentKind
from app.domain.masking import mask_holder
from app.domain.proof.statements import Sort
from app.records.letters import LetterRecord
from app.services.issuing.proving import Subject


def stated_letter(letter: LetterRecord, on: date) -> Subject:
    """Give what is stated of a letter that bears a day."""
    return Subject(
        sort=Sort.LETTER,
        valid_from=on,
        valid_until=None,
        short_code=letter.short_code,
        number=letter.number.text,
        title=letter.title,
        holder=shown_recipient(letter),
        agency=letter.case.agency.short_name,
    )


def shown_recipient(letter: LetterRecord) -> str:
    """Show whom a letter is written to as anybody may read it: an office by its name, an applicant as a holder is."""
    if letter.kind == DocumentKind.COVER_LETTER:
        return letter.recipient
    return mask_holder(letter.recipient, letter.case.applicant.kind)
