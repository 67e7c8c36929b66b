"""The log of looks at permits' public pages: which permit, when, by which way, what it was told; never by whom.

Single looks are kept for a while, to find out what happened; after that only how many there were on each day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, insert, inspect, select, union_all
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, scoped_session

from app.domain.permit.standings import Standing
from app.records.agencies import AgencyRecord
from app.records.letters import LetterScanDayRecord
from app.records.permits import PermitRecord, PermitScanDayRecord, PermitScanRecord
from app.services.transactions import transaction

KEPT_SINGLY = timedelta(days=30)
BATCH = 2000
MOST_BATCHES = 50
"""How many batches one run does at most; what is left is done by the next."""

Day: TypeAlias = tuple[int, date, str, str]


class Way(StrEnum):
    """How somebody came to the page."""

    QR = "qr"
    CODE = "code"
    COPY = "copy"


def log_scan(session: Session, token: str, way: Way, standing: Standing, at: datetime) -> None:
    """Write down one look; to the second, and with nothing about who looked."""
    permit = select(PermitRecord.id, PermitRecord.agency_id).where(PermitRecord.token == token)
    with transaction(session) as writing:
        row = writing.execute(permit).one()
        values = {"permit_id": row.id, "agency_id": row.agency_id, "at": at.replace(microsecond=0)}
        writing.execute(insert(PermitScanRecord).values(**values, way=way.value, standing=standing.value))


def count_scans(session: Session, permit_id: int) -> Mapping[str, int]:
    """Count the looks at a permit by what it was told, those of single days and those still kept singly."""
    singly = (
        select(PermitScanRecord.standing, func.count().label("looks"))
        .where(PermitScanRecord.permit_id == permit_id)
        .group_by(PermitScanRecord.standing)
    )
    by_day = (
        select(PermitScanDayRecord.standing, func.sum(PermitScanDayRecord.looks).label("looks"))
        .where(PermitScanDayRecord.permit_id == permit_id)
        .group_by(PermitScanDayRecord.standing)
    )
    counted: Counter[str] = Counter()
    for row in session.execute(union_all(singly, by_day)):
        counted[row.standing] += int(row.looks)
    return counted


def add_up_scans(session: Session | scoped_session[Session], now: datetime) -> int:
    """Put looks older than a month together by permit, day, way and answer; gives how many were put together.

    Each batch is taken away and counted in one transaction: run twice, or stopped in between, no look counts double.
    """
    done = 0
    for _batch in range(MOST_BATCHES):
        taken = _add_up_batch(session, now - KEPT_SINGLY)
        done += taken
        if taken < BATCH:
            break
    return done


def _add_up_batch(session: Session | scoped_session[Session], before: datetime) -> int:
    oldest = (
        select(PermitScanRecord.id)
        .where(PermitScanRecord.at < before)
        .order_by(PermitScanRecord.at, PermitScanRecord.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    with transaction(session) as writing:
        ids = list(writing.scalars(oldest))
        if not ids:
            return 0
        zones = {
            row.id: ZoneInfo(row.zone) for row in writing.execute(select(AgencyRecord.id, AgencyRecord.zone))
        }
        taken = delete(PermitScanRecord).where(PermitScanRecord.id.in_(ids)).returning(PermitScanRecord)
        days: Counter[Day] = Counter(_day_of(row, zones[row.agency_id]) for row in writing.scalars(taken))
        add_looks(writing, PermitScanDayRecord, [_columns(day, looks) for day, looks in sorted(days.items())])
        return len(ids)


def _day_of(row: PermitScanRecord, zone: ZoneInfo) -> Day:
    return row.permit_id, row.at.astimezone(zone).date(), row.way, row.standing


def _columns(day: Day, looks: int) -> dict[str, object]:
    permit_id, seen_on, way, standing = day
    return {"permit_id": permit_id, "seen_on": seen_on, "way": way, "standing": standing, "looks": looks}


def add_looks(
    writing: Session,
    table: type[PermitScanDayRecord | LetterScanDayRecord],
    rows: Sequence[Mapping[str, object]],
) -> None:
    """Add looks to those counted before of the same paper, day and answer."""
    dialect = postgresql if writing.get_bind().dialect.name == "postgresql" else sqlite
    new: Any = dialect.insert(table)
    added = new.on_conflict_do_update(
        index_elements=list(inspect(table).primary_key), set_={"looks": table.looks + new.excluded.looks}
    )
    writing.execute(added, rows)
