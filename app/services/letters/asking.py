"""Asking for a letter: in the transaction of what makes it needed, numbered at once, waiting for its signer."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from app.documents.kinds import DocumentKind
from app.domain.case.events import LetterMade
from app.domain.case.folding import Happened
from app.domain.case.plain_facts import as_plain
from app.records.letters import LetterRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import OnFile
from app.services.letters.numbering import number_letter
from app.services.letters.values import LetterState
from app.services.tools import Tools

TOKEN_BYTES = 24
LONGEST_TITLE = 200


def ask_letter(
    writing: Session,
    tools: Tools | None,  # noqa: ARG001 -- asked like every other paper; what needs tools comes with the signature
    on_file: OnFile,
    kind: DocumentKind,
    *,
    title: str,
    recipient: str,
    facts: Mapping[str, object],
    signer_position: str,
    at: datetime,
    by: Actor,
) -> int:
    """Put a letter on a case's file, numbered and waiting to be signed, and give its id.

    Within the caller's transaction, which holds the case's lock. `facts` are what the letter alone knows; the rest is
    read from the case when it is printed.
    """
    number = number_letter(writing, on_file, kind, at=at, by=by.id)
    letter = LetterRecord(
        agency_id=on_file.row.agency_id,
        case_id=on_file.row.id,
        kind=kind.value,
        number_id=number.id,
        token=secrets.token_urlsafe(TOKEN_BYTES),
        title=title[:LONGEST_TITLE],
        recipient=recipient[:LONGEST_TITLE],
        state=LetterState.WAITING.value,
        signer_position=signer_position,
        facts={key: as_plain(value) for key, value in facts.items()},
        made_at=at,
        made_by=by.id,
    )
    writing.add(letter)
    writing.flush()
    told = LetterMade(kind.value, number.text, letter.title)
    file_events(writing, on_file.row, [Happened(told, at, by.id)], by)
    return letter.id
