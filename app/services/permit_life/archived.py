"""Reading a permit's archived file back for an officer: is it what was signed, and what is its signature worth today."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.gateways.signatures import Verification
from app.gateways.storage import UnknownFile
from app.services.actors import Actor
from app.services.permit_life.loading import load_visible_permit
from app.services.tools import Tools


@dataclass(frozen=True, slots=True)
class ArchivedPermit:
    """What the check found; `verification` is None where nothing electronic was signed, or nothing is there."""

    is_there: bool
    is_unchanged: bool
    verification: Verification | None = None


def check_archived(session: Session, tools: Tools, permit_id: int, by: Actor) -> ArchivedPermit:
    """Check the file of a permit that the officer may see."""
    permit, _on_file = load_visible_permit(session, permit_id, by)
    sha256, is_electronic = permit.sha256, permit.signature == "electronic"
    # Checking takes a while: nobody waits for it with the database held.
    session.rollback()
    try:
        with tools.store.open(sha256) as kept:
            content = kept.read()
    except UnknownFile:
        return ArchivedPermit(is_there=False, is_unchanged=False)
    is_unchanged = hashlib.sha256(content).hexdigest() == sha256
    found = tools.signatures.verify(content) if is_electronic else None
    return ArchivedPermit(is_there=True, is_unchanged=is_unchanged, verification=found)
