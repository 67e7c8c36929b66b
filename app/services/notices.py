"""Notices (pemberitahuan): what officers are told within the program, each to one officer, read once and kept.

Knows no words: a notice is a kind with what its sentence needs; the screens word it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.orm import Session, scoped_session

from app.records.cases import CaseRecord
from app.records.oversight import NoticeRecord
from app.services.actors import Actor
from app.services.keyset import Bounds, Page, Place, page_of
from app.services.transactions import transaction

AnySession = Session | scoped_session[Session]
PAGE_SIZE = 25
MOST_COUNTED = 100
"""One more than is ever told as a plain number."""


class NoticeKind(StrEnum):
    """What a notice is about; `body` carries what each sentence needs."""

    REMIND = "remind"
    SOON = "soon"
    LATE = "late"
    ESCALATED = "escalated"
    DEEMED = "deemed"
    REASSIGNED = "reassigned"
    RELEASED = "released"
    EXPIRING = "expiring"
    FILES = "files"
    CERTIFICATE = "certificate"


@dataclass(frozen=True)
class Notice:
    """One notice as its officer reads it; `case_number` is empty where it speaks of no single case."""

    id: int
    kind: str
    told_at: datetime
    read_at: datetime | None = None
    case_id: int | None = None
    case_number: str = ""
    body: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_unread(self) -> bool:
        """Whether the officer has not yet said that he read it."""
        return self.read_at is None

    @property
    def place(self) -> Place:
        """Where it stands in the list."""
        return Place(self.told_at, self.id)


def tell(
    session: AnySession,
    agency_id: int,
    officer_ids: Collection[int],
    kind: str,
    at: datetime,
    case_id: int | None = None,
    body: Mapping[str, Any] | None = None,
) -> None:
    """Tell officers of one agency something, each once, within the caller's transaction."""
    file_notices(
        session,
        [
            {"agency_id": agency_id, "officer_id": officer_id, "kind": str(kind), "told_at": at}
            | {"case_id": case_id, "body": dict(body or {})}
            for officer_id in sorted(set(officer_ids))
        ],
    )


def file_notices(session: AnySession, rows: Sequence[Mapping[str, Any]]) -> None:
    """File many notices, as rows of their table, in one statement."""
    if rows:
        session.execute(insert(NoticeRecord), list(rows))


def list_notices(session: AnySession, actor: Actor, bounds: Bounds, limit: int = PAGE_SIZE) -> Page[Notice]:
    """List an officer's own notices, newest first."""
    query = (
        select(
            NoticeRecord.id,
            NoticeRecord.kind,
            NoticeRecord.told_at,
            NoticeRecord.read_at,
            NoticeRecord.case_id,
            CaseRecord.number,
            NoticeRecord.body,
        )
        .outerjoin(CaseRecord, CaseRecord.id == NoticeRecord.case_id)
        .where(NoticeRecord.officer_id == actor.id, NoticeRecord.agency_id == actor.agency_id)
    )
    # Ids grow with time, so that the officer's own index gives the order.
    if bounds.place is not None:
        query = query.where(_beyond(bounds.place.id, is_back=bounds.is_back))
    order = NoticeRecord.id if bounds.is_back else NoticeRecord.id.desc()
    found = [_notice(row) for row in session.execute(query.order_by(order).limit(limit + 1))]
    return page_of(found, bounds, limit, lambda notice: notice.place)


def count_unread(session: AnySession, actor: Actor) -> int:
    """Count what an officer has not read, up to `MOST_COUNTED`: one range of an index."""
    unread = (
        select(NoticeRecord.id)
        .where(NoticeRecord.officer_id == actor.id, NoticeRecord.read_at.is_(None))
        .limit(MOST_COUNTED)
        .subquery()
    )
    return session.scalar(select(func.count()).select_from(unread)) or 0


def mark_read(
    session: AnySession,
    actor: Actor,
    at: datetime,
    notice_ids: Collection[int] | None = None,
    *,
    until_id: int | None = None,
) -> int:
    """Mark an officer's own notices as read; tell how many were unread.

    None of `notice_ids` means all of them, up to `until_id`: what came after he looked he has not read.
    """
    unread = update(NoticeRecord).where(NoticeRecord.officer_id == actor.id, NoticeRecord.read_at.is_(None))
    if notice_ids is not None:
        unread = unread.where(NoticeRecord.id.in_(notice_ids))
    if until_id is not None:
        unread = unread.where(NoticeRecord.id <= until_id)
    with transaction(session) as writing:
        marked = writing.execute(
            unread.values(read_at=at).execution_options(synchronize_session=False).returning(NoticeRecord.id)
        )
        return len(marked.all())


def _beyond(notice_id: int, *, is_back: bool) -> ColumnElement[bool]:
    return NoticeRecord.id > notice_id if is_back else NoticeRecord.id < notice_id


def _notice(row: Any) -> Notice:
    return Notice(
        id=row.id,
        kind=row.kind,
        told_at=row.told_at,
        read_at=row.read_at,
        case_id=row.case_id,
        case_number=row.number or "",
        body=row.body,
    )
