"""What withdrawing a letter writes: it holds no more, its number is void with the reason, the case's history says so.

Knows nothing of who may withdraw; a case that ends does it as well.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents.kinds import DocumentKind
from app.domain.case.events import LetterWithdrawn
from app.domain.case.folding import Happened
from app.records.letters import LetterRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import OnFile
from app.services.letters.values import LetterState

CASE_IS_OVER = "Permohonan berakhir sebelum surat ini ditandatangani"
"""On the register of numbers, which is in Indonesian whoever reads the screen."""


def void_letter(
    writing: Session, on_file: OnFile, letter: LetterRecord, reason: str, *, by: Actor, at: datetime
) -> None:
    """Write that a letter is withdrawn, in the transaction that holds its case's lock."""
    letter.state, letter.withdrawn_at = LetterState.WITHDRAWN.value, at
    letter.withdraw_reason = letter.number.void_reason = reason
    letter.number.voided_at = at
    told = LetterWithdrawn(letter.kind, letter.number.text, reason)
    file_events(writing, on_file.row, [Happened(told, at, by.id)], by)


def void_waiting_cover_letters(writing: Session, on_file: OnFile, by: Actor, at: datetime) -> None:
    """Take the cover letters of a case that has ended off the desk: there is nothing left to send along with them."""
    query = (
        select(LetterRecord)
        .where(
            LetterRecord.case_id == on_file.row.id,
            LetterRecord.kind == DocumentKind.COVER_LETTER.value,
            LetterRecord.state == LetterState.WAITING.value,
        )
        .order_by(LetterRecord.id)
        .with_for_update(of=LetterRecord)
    )
    for letter in writing.scalars(query).all():
        void_letter(writing, on_file, letter, CASE_IS_OVER, by=by, at=at)
