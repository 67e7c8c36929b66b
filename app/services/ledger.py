"""Checking the ledger: every case's chain of events is whole, and ends where the case says it ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.domain.case.chain import find_break
from app.records.cases import CaseRecord, EventRecord

BATCH = 500


@dataclass(frozen=True)
class Broken:
    """A case whose events were changed, removed or added by another hand than the program's."""

    number: str
    sequence: int

    def __str__(self) -> str:
        """Say where."""
        return f"Berkas {self.number}: rantai peristiwa putus pada urutan {self.sequence}."


def verify(session: Session | scoped_session[Session]) -> tuple[Broken, ...]:
    """Check every case's chain, in batches so that memory stays flat; an empty tuple means that all is whole."""
    real = session() if isinstance(session, scoped_session) else session
    broken: list[Broken] = []
    last_id = 0
    while cases := _next_cases(real, last_id):
        broken += _check(real, cases)
        last_id = cases[-1].id
        real.expunge_all()
    return tuple(broken)


def _next_cases(session: Session, after: int) -> list[CaseRecord]:
    query = select(CaseRecord).where(CaseRecord.id > after).order_by(CaseRecord.id).limit(BATCH)
    return list(session.scalars(query))


def _check(session: Session, cases: list[CaseRecord]) -> list[Broken]:
    query = (
        select(EventRecord)
        .where(EventRecord.case_id.in_([case.id for case in cases]))
        .order_by(EventRecord.case_id, EventRecord.sequence)
    )
    chains = {key: list(rows) for key, rows in groupby(session.scalars(query), attrgetter("case_id"))}
    found = ((case, _break_of(case, chains.get(case.id, []))) for case in cases)
    return [Broken(case.number, sequence) for case, sequence in found if sequence is not None]


def _break_of(case: CaseRecord, rows: list[EventRecord]) -> int | None:
    broken = find_break(rows)
    if broken is not None:
        return broken
    is_whole = len(rows) == case.events_count and (not rows or rows[-1].hash == case.last_hash)
    return None if is_whole else len(rows) + 1
