"""Every kind of letter that waits for a signature: how its facts are gathered, and what its signature brings about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.documents.facts import SignedFacts
from app.documents.kinds import DocumentKind
from app.domain.case.events import Event
from app.records.letters import LetterRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile
from app.services.letters.cover import cover_letter_facts
from app.services.letters.drafts import Draft
from app.services.letters.refusal import refusal_facts

OnSigned = Callable[[Session, OnFile, LetterRecord, Actor, datetime], tuple[Event, ...]]
"""Does what a signature brings about, in the transaction that files it, and names what happened beside it."""


def _nothing(
    _session: Session, _on_file: OnFile, _letter: LetterRecord, _by: Actor, _at: datetime
) -> tuple[Event, ...]:
    return ()


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter; `takes_effect` where a signed one has done what cannot be taken back by withdrawing it."""

    kind: DocumentKind
    file_name: str
    facts_of: Callable[[Draft], SignedFacts]
    on_signed: OnSigned = _nothing
    takes_effect: bool = False


LETTER_KINDS: Mapping[str, LetterKind] = {
    one.kind.value: one
    for one in (
        LetterKind(DocumentKind.COVER_LETTER, "surat-pengantar", cover_letter_facts),
        LetterKind(DocumentKind.REFUSAL_LETTER, "surat-penolakan", refusal_facts),
    )
}
