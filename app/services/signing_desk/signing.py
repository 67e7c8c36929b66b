"""Working through a stack: each call signs exactly one paper, from its claim to its outcome.

One that fails does not stop the next. What concerns the signer and not the paper (a wrong passphrase, a certificate that
does not hold) or the way to the service, does: every further paper would fail alike. Nothing here keeps the passphrase.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.case.plain_facts import as_plain
from app.domain.case.refusals import Reason, Refused
from app.records.letters import SigningBatchRecord, SigningItemRecord
from app.services.actors import Actor
from app.services.casework.moving import act
from app.services.declined import Declined
from app.services.letters.signing import sign_letter
from app.services.refusal_names import with_names
from app.services.signing_desk.batches import OPEN, Item, ItemState, get_own, item_of
from app.services.signing_desk.claims import claims_on
from app.services.signing_desk.desk import list_papers
from app.services.signing_desk.subjects import LetterSubject, read_subject
from app.services.tools import Tools
from app.services.transactions import transaction
from app.services.work.kinds import Asked

OF_THE_SIGNER = frozenset(
    {
        Reason.PASSPHRASE_WRONG,
        Reason.PASSPHRASE_PAUSED,
        Reason.CERTIFICATE_MISSING,
        Reason.CERTIFICATE_EXPIRED,
        Reason.CERTIFICATE_PENDING,
        Reason.CERTIFICATE_SUSPENDED,
        Reason.CERTIFICATE_DAMAGED,
        Reason.NIK_MISSING,
        Reason.SIGNER_NOT_REGISTERED,
        Reason.SIGNING_SERVICE_LOCKED_OUT,
        Reason.SIGNING_SERVICE_UNREACHABLE,
        Reason.TIME_STAMP_MISSING,
        Reason.ANSWERS_INVALID,
    }
)
"""Refusals that every further paper would meet as well, some only after a long wait for a service that is away."""
OFTEN = 3
"""After so many wrong passphrases in a row the page says that a service may lock the account."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ItemOutcome:
    """What became of one paper; no item when nothing of the stack is left. `stops`: going on now is of no use."""

    item: Item | None
    left: int
    stops: bool = False

    @property
    def is_finished(self) -> bool:
        """Whether the whole stack has its outcomes."""
        return self.left == 0


def sign_next(
    session: Session, tools: Tools, batch_id: int, passphrase: str, by: Actor, at: datetime
) -> ItemOutcome:
    """Sign the next paper of a stack; papers that were broken off come after those not yet tried.

    `Declined(UNKNOWN_BATCH)` for a stack of somebody else; every other refusal is the outcome of the paper.
    """
    session.rollback()
    item = _begin(session, batch_id, by, at)
    if item is None:
        return _outcome(session, batch_id, None, stops=True)
    try:
        _sign(session, tools, item, passphrase, by, at)
        refused = None
    except Declined as declined:
        session.rollback()
        refused = with_names(session, by.agency_id, declined.refused)
    except Exception:  # noqa: BLE001 -- see below
        # One paper's accident must not keep the others from being signed; nothing of the call's values is logged.
        session.rollback()
        _log.exception("signing %s failed", item.subject)
        refused = Refused(Reason.SIGNING_FAULT)
    return _settle(session, batch_id, item, refused, at)


def sign_while(
    session: Session,
    tools: Tools,
    batch_id: int,
    passphrase: str,
    by: Actor,
    at: datetime,
    has_time: Callable[[], bool],
) -> ItemOutcome:
    """Sign one paper after another while there is time, each at most once; the last outcome tells how it ended."""
    outcome = sign_next(session, tools, batch_id, passphrase, by, at)
    for _each in range(outcome.left):
        if outcome.stops or outcome.is_finished or not has_time():
            break
        outcome = sign_next(session, tools, batch_id, passphrase, by, at)
    return outcome


def _begin(session: Session, batch_id: int, by: Actor, at: datetime) -> Item | None:
    with transaction(session) as writing:
        batch = get_own(writing, batch_id, by, lock=True)
        rows = _open_items(writing, batch_id)
        claims = claims_on(writing, [row.subject for row in rows], at)
        # What another page of the same stack is signing right now is left to it.
        free = [row for row in rows if row.state == ItemState.WAITING.value or row.subject not in claims]
        if not free:
            _finish_if_done(writing, batch, at)
            return None
        row = min(free, key=lambda one: (one.state != ItemState.WAITING.value, one.reason != "", one.place))
        row.state, row.at = ItemState.SIGNING.value, at
        writing.flush()
        return item_of(row)


def _sign(session: Session, tools: Tools, item: Item, passphrase: str, by: Actor, at: datetime) -> None:
    subject = read_subject(item.subject)
    assert subject is not None  # a stack holds nothing else
    paper = list_papers(session, [subject], by, at).get(item.subject)
    if paper is not None and paper.fingerprint != item.fingerprint:
        raise Declined(Reason.SEEN_OTHERWISE)
    if isinstance(subject, LetterSubject):
        sign_letter(session, tools, letter_id=subject.letter_id, passphrase=passphrase, by=by, at=at)
        return
    outcome = "" if paper is None else paper.outcome
    asked = Asked(task=subject.serial, outcome=outcome, passphrase=passphrase)
    # The item's own key: what was signed and filed before a crash is found again instead of signed anew.
    key = f"signing-item-{item.id}"
    act(session, tools, case_id=subject.case_id, asked=asked, by=by, at=at, request_key=key)


def _settle(
    session: Session, batch_id: int, item: Item, refused: Refused | None, at: datetime
) -> ItemOutcome:
    state, stops = _state_after(refused), refused is not None and refused.reason in OF_THE_SIGNER
    if refused is not None and refused.reason is Reason.PASSPHRASE_WRONG:
        refused = _counted(_open_items(session, batch_id), refused)
    with transaction(session) as writing:
        batch = writing.get_one(SigningBatchRecord, batch_id, with_for_update=True)
        mine = update(SigningItemRecord).where(SigningItemRecord.id == item.id)
        if refused is not None:
            # Another page may have signed it meanwhile; what has an outcome keeps it.
            mine = mine.where(SigningItemRecord.state == ItemState.SIGNING.value)
        reason = refused.reason.value if refused is not None else ""
        writing.execute(
            mine.values(
                state=state.value, at=at, reason=reason, parameters=_plain(refused)
            ).execution_options(synchronize_session=False)
        )
        _finish_if_done(writing, batch, at)
    return _outcome(session, batch_id, item.id, stops=stops)


def _state_after(refused: Refused | None) -> ItemState:
    if refused is None:
        return ItemState.SIGNED
    goes_on = refused.reason in OF_THE_SIGNER or refused.reason is Reason.SIGNING_UNDER_WAY
    return ItemState.WAITING if goes_on else ItemState.REFUSED


def _counted(rows: Sequence[SigningItemRecord], refused: Refused) -> Refused:
    """Count the wrong passphrases of the whole stack: each is tried on another paper."""
    wrong = (row.parameters for row in rows if row.reason == Reason.PASSPHRASE_WRONG.value)
    tries = 1 + max((int(one.get("tries", 0)) for one in wrong), default=0)
    return Refused(refused.reason, {**refused.details, "tries": tries, "is_often": tries >= OFTEN})


def _plain(refused: Refused | None) -> dict[str, object]:
    if refused is None:
        return {}
    known = (str, int, bool, list, tuple, dict, datetime, type(None))
    return {
        key: as_plain(value if isinstance(value, known) else str(value))
        for key, value in refused.details.items()
    }


def _open_items(session: Session, batch_id: int) -> list[SigningItemRecord]:
    query = select(SigningItemRecord).where(
        SigningItemRecord.batch_id == batch_id, SigningItemRecord.state.in_(OPEN)
    )
    return list(session.scalars(query.order_by(SigningItemRecord.place)))


def _finish_if_done(session: Session, batch: SigningBatchRecord, at: datetime) -> None:
    if batch.finished_at is None and not _open_items(session, batch.id):
        batch.finished_at = at


def _outcome(session: Session, batch_id: int, item_id: int | None, *, stops: bool) -> ItemOutcome:
    session.rollback()
    row = None if item_id is None else session.get_one(SigningItemRecord, item_id)
    return ItemOutcome(
        None if row is None else item_of(row), len(_open_items(session, batch_id)), stops=stops
    )
