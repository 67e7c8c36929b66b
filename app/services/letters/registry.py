"""Every kind of letter that waits for a signature: how its facts are gathered, and what its signature brings about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from app.documents.facts import SignedFacts
from app.documents.kinds import DocumentKind
from app.records.letters import LetterRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile
from app.services.letters.cover import cover_letter_facts
from app.services.letters.drafts import Draft
from app.services.letters.refusal import refusal_facts
from app.services.letters.revocation import revocation_facts
from app.services.permit_life.decrees import refuse_for_ended_permit, revoke_by_letter


class OnSigned(Protocol):
    """Does what a signature brings about, in the transaction that files it and locks the case."""

    def __call__(
        self, writing: Session, on_file: OnFile, letter: LetterRecord, *, by: Actor, at: datetime
    ) -> None:
        """Do it; `Declined` where it can no longer be done, and then nothing is signed either."""


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter; `takes_effect` where a signed one has done what cannot be taken back by withdrawing it.

    `before_signing` raises `Declined` where the signature could bring nothing about any more.
    """

    kind: DocumentKind
    file_name: str
    facts_of: Callable[[Draft], SignedFacts]
    before_signing: Callable[[Session, LetterRecord], None] | None = None
    on_signed: OnSigned | None = None
    takes_effect: bool = False


LETTER_KINDS: Mapping[str, LetterKind] = {
    one.kind.value: one
    for one in (
        LetterKind(DocumentKind.COVER_LETTER, "surat-pengantar", cover_letter_facts),
        LetterKind(DocumentKind.REFUSAL_LETTER, "surat-penolakan", refusal_facts),
        LetterKind(
            DocumentKind.REVOCATION_DECREE,
            "keputusan-pencabutan",
            revocation_facts,
            before_signing=refuse_for_ended_permit,
            on_signed=revoke_by_letter,
            takes_effect=True,
        ),
    )
}
