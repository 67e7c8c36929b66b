"""A printed document signed by the provider: tried no more after too many wrong passphrases, refused in our own words.

A PKCS#12 of ours can be tried without end, so wrong passphrases are counted here; a service that counts them itself
is left to do so. Kept is only who was wrong, and when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.documents import RenderedDocument
from app.domain.case.refusals import Reason
from app.domain.permit.passphrase_pauses import MOST_WRONG, PAUSE, WITHIN, paused_until, tries_left
from app.gateways.signatures import Passphrase, Placement, SignatureRefused, SignerIdentity, WrongPassphrase
from app.records.passphrases import WrongPassphraseRecord
from app.records.staff import OfficerRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.issuing.signing_refusals import declined_by
from app.services.tools import Tools
from app.services.transactions import transaction


@dataclass(frozen=True)
class Seal:
    """Who signs, and what his signature says beside his name."""

    signer: SignerIdentity
    reason: str
    location: str


def seal(
    session: Session,
    tools: Tools,
    printed: RenderedDocument,
    passphrase: str,
    told: Seal,
    *,
    by: Actor,
    at: datetime,
) -> bytes:
    """Sign what was printed and give it; a provider gives out only what it has verified.

    `Declined` says why not: PASSPHRASE_WRONG with how many are left, PASSPHRASE_PAUSED until when nobody may try.
    """
    wrong_at = _refuse_while_paused(session, tools, by, at)
    # Signing takes its time, and nobody waits for it with the database held.
    session.rollback()
    try:
        signed = _signed(tools, printed, Passphrase(passphrase), told)
    except WrongPassphrase as wrong:
        if tools.signatures.limits_tries:
            raise declined_by(wrong) from None
        raise _counted(session, by, at) from None
    except SignatureRefused as refused:
        # Not "from refused": nothing that saw the passphrase is carried along into logs.
        raise declined_by(refused) from None
    if wrong_at:
        _forget(session, by)
    return signed


def _signed(tools: Tools, printed: RenderedDocument, passphrase: Passphrase, told: Seal) -> bytes:
    area = printed.signature_area
    return tools.signatures.sign(
        printed.pdf,
        told.signer,
        passphrase,
        reason=told.reason,
        location=told.location,
        placement=None
        if area is None
        else Placement(area.page, area.left, area.bottom, area.right, area.top),
    )


def _refuse_while_paused(session: Session, tools: Tools, by: Actor, at: datetime) -> Sequence[datetime]:
    if tools.signatures.limits_tries:
        return ()
    wrong_at = _wrong_of(session, by, at)
    until = paused_until(wrong_at, at)
    if until is not None:
        raise _paused(until)
    return wrong_at


def _counted(session: Session, by: Actor, at: datetime) -> Declined:
    """Count a wrong passphrase in a transaction of its own, whatever becomes of the signature's."""
    with transaction(session) as writing:
        # Those of one officer are counted one after another.
        writing.execute(select(OfficerRecord.id).where(OfficerRecord.id == by.id).with_for_update())
        mine = delete(WrongPassphraseRecord).where(WrongPassphraseRecord.officer_id == by.id)
        writing.execute(mine.where(~WrongPassphraseRecord.at.between(at - WITHIN - PAUSE, at + PAUSE)))
        writing.add(WrongPassphraseRecord(officer_id=by.id, at=at))
        writing.flush()
        wrong_at = _wrong_of(writing, by, at)
    until = paused_until(wrong_at, at)
    if until is not None:
        return _paused(until)
    return Declined(Reason.PASSPHRASE_WRONG, left=tries_left(wrong_at, at))


def _wrong_of(session: Session, by: Actor, at: datetime) -> Sequence[datetime]:
    query = (
        select(WrongPassphraseRecord.at)
        .where(WrongPassphraseRecord.officer_id == by.id)
        # A clock that was put back since would else pause him until the day that it showed.
        .where(WrongPassphraseRecord.at <= at + PAUSE)
        .order_by(WrongPassphraseRecord.at.desc())
        .limit(MOST_WRONG)
    )
    return session.scalars(query).all()


def _forget(session: Session, by: Actor) -> None:
    with transaction(session) as writing:
        writing.execute(delete(WrongPassphraseRecord).where(WrongPassphraseRecord.officer_id == by.id))


def _paused(until: datetime) -> Declined:
    return Declined(Reason.PASSPHRASE_PAUSED, until=until, most=MOST_WRONG)
