"""Who is to be told: the officers who hold posts today, of some agencies at once, in one read.

An officer of one agency is never found under another's post.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord

SUPERVISOR = "supervisor"
HEAD = "head"
USUAL_LADDER = ("senior_expert", "secretary", HEAD)
"""Whom an overrun goes up to where the agency has settled nothing, by role, as far as it has them."""

Rung: TypeAlias = tuple[str, str]
"""A position of the ladder: its key and its office's, empty for the agency itself."""


@dataclass(frozen=True)
class Held:
    """A post that an officer holds today; a scope names the permit types of an acting one's decree."""

    officer: int
    position: str
    office: str
    role: str
    scope: frozenset[int] = frozenset()

    def covers(self, permit_type: int | None) -> bool:
        """Whether files of this permit type are his."""
        return not self.scope or permit_type in self.scope


@dataclass(frozen=True)
class Staff:
    """An agency's people today, and up to whom an overrun goes."""

    held: tuple[Held, ...] = ()
    officers: frozenset[int] = frozenset()
    ladder: tuple[Rung, ...] = ()
    escalate_minutes: int = 0

    def holders(
        self, position: str, office: str, *, permit_type: int | None = None, assignee: int | None = None
    ) -> frozenset[int]:
        """Give who holds a task: who has taken it, else everybody of its post."""
        if assignee in self.officers:
            return frozenset({assignee})
        return frozenset(
            one.officer
            for one in self.held
            if (one.position, one.office) == (position, office) and one.covers(permit_type)
        )

    def with_role(self, *roles: str) -> frozenset[int]:
        """Give who has one of these roles."""
        return frozenset(one.officer for one in self.held if one.role in roles)

    def on_rung(self, level: int) -> frozenset[int]:
        """Give who stands on the n-th rung of the ladder, from 1; nobody above its top."""
        if not 1 <= level <= len(self.ladder):
            return frozenset()
        position, office = self.ladder[level - 1]
        return self.holders(position, office)


@dataclass(frozen=True)
class Roster:
    """The staff of the agencies that a batch concerns."""

    by_agency: Mapping[int, Staff] = field(default_factory=dict)

    def of(self, agency_id: int) -> Staff:
        """Give an agency's staff; an agency without any has an empty one."""
        return self.by_agency.get(agency_id, Staff())


def read_roster(session: Session, agency_ids: Collection[int], now: datetime) -> Roster:
    """Read who holds which post today, by each agency's own day."""
    agencies = session.execute(
        select(
            AgencyRecord.id,
            AgencyRecord.zone,
            AgencyRecord.escalation_ladder,
            AgencyRecord.escalate_minutes,
        ).where(AgencyRecord.id.in_(agency_ids))
    ).all()
    return Roster({row.id: _staff(session, row, now) for row in agencies})


def _staff(session: Session, agency: Row[Any], now: datetime) -> Staff:
    at_work = select(OfficerRecord.id).where(
        OfficerRecord.agency_id == agency.id, OfficerRecord.is_active.is_(True)
    )
    return Staff(
        held=_held(session, agency.id, now.astimezone(ZoneInfo(agency.zone)).date()),
        officers=frozenset(session.scalars(at_work)),
        ladder=_ladder(session, agency.id, agency.escalation_ladder),
        escalate_minutes=agency.escalate_minutes,
    )


def _held(session: Session, agency_id: int, on: date) -> tuple[Held, ...]:
    posts = (
        select(
            OfficerRecord.id,
            PositionRecord.key,
            PositionRecord.office_key,
            PositionRecord.role,
            AssignmentRecord.scope,
        )
        .join(AssignmentRecord, AssignmentRecord.officer_id == OfficerRecord.id)
        .join(PositionRecord, PositionRecord.id == AssignmentRecord.position_id)
        .where(
            OfficerRecord.agency_id == agency_id,
            OfficerRecord.is_active.is_(True),
            PositionRecord.agency_id == agency_id,
            AssignmentRecord.from_on <= on,
            or_(AssignmentRecord.until_on.is_(None), AssignmentRecord.until_on >= on),
        )
    )
    return tuple(
        Held(row.id, row.key, row.office_key, row.role, frozenset(row.scope or ()))
        for row in session.execute(posts)
    )


def _ladder(
    session: Session, agency_id: int, settled: Sequence[Mapping[str, str]] | None
) -> tuple[Rung, ...]:
    if settled is not None:
        return tuple((one["position"], one.get("office") or "") for one in settled)
    positions = session.execute(
        select(PositionRecord.role, PositionRecord.key)
        .where(PositionRecord.agency_id == agency_id, PositionRecord.office_key == "")
        .order_by(PositionRecord.rank_order, PositionRecord.id)
    ).all()
    return tuple((key, "") for wanted in USUAL_LADDER for role, key in positions if role == wanted)
