"""Stacks that an officer chose to sign at one sitting: opened from what was ticked, read again after a pause.

Knows nothing of signatures; `signing` works through them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.domain.case.access import Post
from app.domain.case.plain_facts import from_plain
from app.domain.case.refusals import Reason, Refused
from app.records.cases import CaseRecord, TaskRecord
from app.records.letters import LetterRecord, SigningBatchRecord, SigningItemRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.signing_desk.desk import list_papers
from app.services.signing_desk.subjects import LetterSubject, TaskSubject, read_subject
from app.services.transactions import transaction

MOST = 100
"""How many papers one stack may hold."""


class ItemState(StrEnum):
    """How far a paper of a stack has come; `left` is one that its officer did not sign after all."""

    WAITING = "waiting"
    SIGNING = "signing"
    SIGNED = "signed"
    REFUSED = "refused"
    LEFT = "left"


OPEN = (ItemState.WAITING.value, ItemState.SIGNING.value)


@dataclass(frozen=True)
class Ticked:
    """A paper as it was ticked, with the fingerprint of what was seen."""

    subject: str
    fingerprint: str


@dataclass(frozen=True)
class Item:
    """One paper of a stack; `refused` tells why it was not signed, or not yet."""

    id: int
    subject: str
    case_id: int
    label: str
    state: ItemState
    refused: Refused | None = None
    at: datetime | None = None
    fingerprint: str = ""


@dataclass(frozen=True)
class Batch:
    """A stack with its papers in the order in which they were ticked."""

    id: int
    started_at: datetime
    finished_at: datetime | None
    items: tuple[Item, ...]

    def count(self, *states: ItemState) -> int:
        """Count the papers in some states."""
        return sum(1 for one in self.items if one.state in states)

    @property
    def left(self) -> int:
        """How many still wait for an outcome."""
        return self.count(ItemState.WAITING, ItemState.SIGNING)


def open_batch(session: Session, ticked: Sequence[Ticked], by: Actor, at: datetime) -> int:
    """Open a stack of ticked papers and give its id; one that was left unfinished before is closed.

    `Declined` when nothing is ticked, or a paper is none that this officer could have before him. What has been signed
    or has moved on meanwhile is taken along: its outcome will say so.
    """
    chosen = {one.subject: one.fingerprint for one in ticked[:MOST]}
    if not chosen:
        raise Declined(Reason.NOTHING_TICKED)
    named = _named(session, list(chosen), by, at)
    with transaction(session) as writing:
        _close_others(writing, by, at)
        batch = SigningBatchRecord(agency_id=by.agency_id, officer_id=by.id, started_at=at)
        writing.add(batch)
        writing.flush()
        rows = [
            {
                "batch_id": batch.id,
                "place": place,
                "subject": subject,
                "case_id": named[subject][0],
                "label": named[subject][1][:200],
                "fingerprint": fingerprint,
                "state": ItemState.WAITING.value,
                "reason": "",
                "parameters": {},
            }
            for place, (subject, fingerprint) in enumerate(chosen.items(), start=1)
        ]
        writing.execute(insert(SigningItemRecord), rows)
        return batch.id


def get_batch(session: Session, batch_id: int, by: Actor) -> Batch:
    """Get a stack of this officer; `Declined(UNKNOWN_BATCH)` for anybody else's."""
    return _batch(session, get_own(session, batch_id, by))


def find_open_batch(session: Session, by: Actor) -> Batch | None:
    """Find the stack that the officer has not finished."""
    query = (
        select(SigningBatchRecord)
        .where(
            SigningBatchRecord.officer_id == by.id,
            SigningBatchRecord.agency_id == by.agency_id,
            SigningBatchRecord.finished_at.is_(None),
        )
        .order_by(SigningBatchRecord.id.desc())
        .limit(1)
    )
    row = session.scalars(query).one_or_none()
    return None if row is None else _batch(session, row)


def leave_batch(session: Session, batch_id: int, by: Actor, at: datetime) -> None:
    """Give up what is left of a stack; the papers stay on the desk."""
    with transaction(session) as writing:
        row = get_own(writing, batch_id, by, lock=True)
        if row.finished_at is None:
            _close(writing, [row.id], at)


def get_own(session: Session, batch_id: int, by: Actor, *, lock: bool = False) -> SigningBatchRecord:
    """Get the row of a stack of this officer, locked where it is about to change."""
    query = select(SigningBatchRecord).where(
        SigningBatchRecord.id == batch_id,
        SigningBatchRecord.officer_id == by.id,
        SigningBatchRecord.agency_id == by.agency_id,
    )
    row = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise Declined(Reason.UNKNOWN_BATCH)
    return row


def item_of(row: SigningItemRecord) -> Item:
    """Give a paper's row as a value."""
    details = {key: from_plain(value) for key, value in row.parameters.items()}
    return Item(
        row.id,
        row.subject,
        row.case_id,
        row.label,
        ItemState(row.state),
        Refused(Reason(row.reason), details) if row.reason else None,
        row.at,
        row.fingerprint,
    )


def _batch(session: Session, row: SigningBatchRecord) -> Batch:
    query = select(SigningItemRecord).where(SigningItemRecord.batch_id == row.id)
    items = session.scalars(query.order_by(SigningItemRecord.place).execution_options(populate_existing=True))
    return Batch(row.id, row.started_at, row.finished_at, tuple(item_of(one) for one in items))


def _named(
    session: Session, subjects: Sequence[str], by: Actor, at: datetime
) -> Mapping[str, tuple[int, str]]:
    """Give case and label of each paper; one that is not before the officer any more is named by its file's number."""
    read = {subject: read_subject(subject) for subject in subjects}
    known = list_papers(session, [one for one in read.values() if one is not None], by, at)
    return {
        subject: (known[subject].case_id, known[subject].label)
        if subject in known
        else _of_the_past(session, one, by)
        for subject, one in read.items()
    }


def _of_the_past(session: Session, subject: TaskSubject | LetterSubject | None, by: Actor) -> tuple[int, str]:
    query = select(CaseRecord.id, CaseRecord.number, TaskRecord.position_key, TaskRecord.office_key)
    if isinstance(subject, TaskSubject):
        query = query.join(TaskRecord, TaskRecord.case_id == CaseRecord.id).where(
            CaseRecord.id == subject.case_id, TaskRecord.serial == subject.serial
        )
        found = session.execute(query.where(CaseRecord.agency_id == by.agency_id)).one_or_none()
        if found is not None and Post(found[2], found[3]) in by.officer.posts:
            return found[0], found[1]
    if isinstance(subject, LetterSubject):
        letter = session.get(LetterRecord, subject.letter_id)
        if letter is not None and letter.agency_id == by.agency_id:
            posts = {post.position for post in by.officer.posts}
            if letter.signer_position in posts:
                return letter.case_id, letter.title
    raise Declined(Reason.UNKNOWN_DOCUMENT)


def _close_others(session: Session, by: Actor, at: datetime) -> None:
    mine = select(SigningBatchRecord.id).where(
        SigningBatchRecord.officer_id == by.id, SigningBatchRecord.finished_at.is_(None)
    )
    _close(session, session.scalars(mine).all(), at)


def _close(session: Session, batches: Sequence[int], at: datetime) -> None:
    if not batches:
        return
    left = update(SigningItemRecord).where(
        SigningItemRecord.batch_id.in_(batches), SigningItemRecord.state.in_(OPEN)
    )
    session.execute(left.values(state=ItemState.LEFT.value, at=at))
    done = update(SigningBatchRecord).where(SigningBatchRecord.id.in_(batches))
    session.execute(done.values(finished_at=at))
