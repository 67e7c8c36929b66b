"""Telling officers what a sweep noticed: one notice each for all of a kind, with the first few files by number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.cases import CaseRecord
from app.services.notices import NoticeKind, file_notices
from app.services.sweep.staff import Roster, Staff, read_roster

FEW = 5
"""Files that a notice names; the rest are counted."""


@dataclass(frozen=True)
class Noticed:
    """A task, or a whole case, that crossed a threshold, and whose it was then."""

    agency_id: int
    case_id: int
    position: str = ""
    office: str = ""
    permit_type: int | None = None
    assignee: int | None = None
    level: int = 0


@dataclass
class _Digest:
    number: int
    cases: list[int]


def tell_all(
    session: Session,
    kind: NoticeKind,
    noticed: Sequence[Noticed],
    now: datetime,
    whom: Callable[[Staff, Noticed], Iterable[int]],
    roster: Roster | None = None,
) -> None:
    """File one notice for each officer concerned, within the caller's transaction: three reads and a write."""
    if not noticed:
        return
    if roster is None:
        roster = read_roster(session, {one.agency_id for one in noticed}, now)
    digests = _digests(noticed, roster, whom)
    named = {case_id for digest in digests.values() for case_id in digest.cases}
    numbers = dict(_numbers(session, named))
    file_notices(
        session,
        [
            {
                "agency_id": agency_id,
                "officer_id": officer_id,
                "kind": kind.value,
                "told_at": now,
                "body": {
                    "count": digest.number,
                    "cases": [[case_id, numbers.get(case_id, "")] for case_id in digest.cases],
                },
            }
            for (agency_id, officer_id), digest in sorted(digests.items())
        ],
    )


def _digests(
    noticed: Sequence[Noticed], roster: Roster, whom: Callable[[Staff, Noticed], Iterable[int]]
) -> dict[tuple[int, int], _Digest]:
    digests: dict[tuple[int, int], _Digest] = {}
    # Ten thousand tasks lie with a few dozen posts: each kind of holder is looked up once.
    known: dict[object, tuple[int, ...]] = {}
    for one in noticed:
        place = (one.agency_id, one.position, one.office, one.permit_type, one.assignee, one.level)
        if place not in known:
            known[place] = tuple(whom(roster.of(one.agency_id), one))
        for officer_id in known[place]:
            digest = digests.setdefault((one.agency_id, officer_id), _Digest(0, []))
            digest.number += 1
            if len(digest.cases) < FEW and one.case_id not in digest.cases:
                digest.cases.append(one.case_id)
    return digests


def _numbers(session: Session, case_ids: Iterable[int]) -> Iterable[tuple[int, str]]:
    query = select(CaseRecord.id, CaseRecord.number).where(CaseRecord.id.in_(list(case_ids)))
    return ((row.id, row.number) for row in session.execute(query))
