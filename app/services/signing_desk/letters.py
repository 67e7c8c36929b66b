"""Letters as papers of the desk: their content is the letter's own, so there is nothing to check them against."""

from __future__ import annotations

from collections.abc import Iterable

from app.services.letters.values import WaitingLetter
from app.services.signing_desk.claims import letter_subject
from app.services.signing_desk.values import DeskPaper


def letter_papers(letters: Iterable[WaitingLetter]) -> tuple[DeskPaper, ...]:
    """Give waiting letters as the desk lists them."""
    return tuple(
        DeskPaper(
            subject=letter_subject(one.id),
            case_id=one.case_id,
            case_number=one.case_number,
            title=one.title,
            number=one.number,
            applicant=one.applicant,
            waiting_since=one.made_at,
            fingerprint=one.fingerprint,
            recipient=one.recipient,
            is_letter=True,
            refused=one.refused,
        )
        for one in letters
    )
