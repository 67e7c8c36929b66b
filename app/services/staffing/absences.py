"""Who is away and when, whether somebody acts for him, and what becomes of the tasks that he has taken.

A post is attended on a day when somebody who holds it, in his own right or acting, is not away (UU 30/2014
pasal 14: a Plh. stands in for a holder who is away, by a decree and for its days).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, scoped_session

from app.domain.case.actions import Reassign
from app.domain.case.refusals import Reason
from app.domain.working_time.calendar import WorkingCalendar
from app.records.agencies import AgencyRecord
from app.records.cases import TaskRecord
from app.records.staff import AssignmentRecord, LeaveRecord, OfficerRecord, PositionRecord
from app.services.actors import THE_SYSTEM
from app.services.calendars import get_calendar
from app.services.casework.moving import move
from app.services.declined import Declined

AnySession = Session | scoped_session[Session]

MOST_RELEASED = 500
MOST_SHOWN = 200
LONGEST_LOOK = timedelta(days=62)


class LeaveKind(StrEnum):
    """Why an officer is away."""

    LEAVE = "leave"
    ILLNESS = "illness"
    DUTY_TRAVEL = "duty_travel"
    TRAINING = "training"
    OTHER = "other"


@dataclass(frozen=True)
class Gap:
    """Days on which nobody attends a post, since its holder is away and nobody acts for him."""

    position_id: int
    position: str
    from_on: date
    until_on: date


@dataclass(frozen=True)
class Absence:
    """An officer away, the posts that he holds in his own right, who acts in them, and what is left unattended."""

    id: int
    officer_id: int
    officer: str
    kind: LeaveKind
    from_on: date
    until_on: date
    note: str
    posts: tuple[str, ...]
    acting: tuple[str, ...]
    gaps: tuple[Gap, ...]


def away_on(session: AnySession, agency_id: int, on: date) -> frozenset[int]:
    """Name the officers of an agency who are away on a day."""
    query = select(LeaveRecord.officer_id).where(
        LeaveRecord.agency_id == agency_id, LeaveRecord.from_on <= on, LeaveRecord.until_on >= on
    )
    return frozenset(session.scalars(query))


def list_absences(session: AnySession, agency_id: int, from_on: date, until_on: date) -> tuple[Absence, ...]:
    """List who is away in a time, earliest first, each with the posts left unattended; at most two months."""
    until_on = min(until_on, from_on + LONGEST_LOOK)
    leaves = _leaves(session, agency_id, from_on, until_on)
    held = _held(session, agency_id, leaves)
    away = [(one.officer_id, one.from_on, one.until_on) for one in _leaves_of_holders(session, held, leaves)]
    calendar = get_calendar(session, agency_id)
    return tuple(_absence(one, held, away, from_on, calendar) for one in leaves)


def release_tasks_of_absent(session: AnySession, now: datetime) -> int:
    """Give the tasks taken by those who are away today back to their posts, so that a colleague may go on.

    Tells how many. A task that somebody finished meanwhile is left alone.
    """
    real = session() if isinstance(session, scoped_session) else session
    zones = real.scalars(select(AgencyRecord.zone).distinct()).all()
    taken = [one for zone in zones for one in _taken_by_absent(real, zone, now)]
    return sum(_release(real, case_id, serial, now) for case_id, serial in taken)


def _leaves(session: AnySession, agency_id: int, from_on: date, until_on: date) -> Sequence[LeaveRecord]:
    query = (
        select(LeaveRecord)
        .where(
            LeaveRecord.agency_id == agency_id,
            LeaveRecord.from_on <= until_on,
            LeaveRecord.until_on >= from_on,
        )
        .options(joinedload(LeaveRecord.officer, innerjoin=True))
        .order_by(LeaveRecord.from_on, LeaveRecord.id)
        .limit(MOST_SHOWN)
    )
    return session.scalars(query).all()


def _held(session: AnySession, agency_id: int, leaves: Sequence[LeaveRecord]) -> Sequence[AssignmentRecord]:
    """Read every assignment to a position that somebody away holds in his own right."""
    of_those_away = (
        select(AssignmentRecord.position_id)
        .where(AssignmentRecord.officer_id.in_({one.officer_id for one in leaves}))
        .where(AssignmentRecord.capacity == "definitive")
    )
    query = (
        select(AssignmentRecord)
        .join(AssignmentRecord.position)
        .join(OfficerRecord, OfficerRecord.id == AssignmentRecord.officer_id)
        .where(
            PositionRecord.agency_id == agency_id,
            OfficerRecord.is_active,
            AssignmentRecord.position_id.in_(of_those_away),
        )
        .options(
            joinedload(AssignmentRecord.position, innerjoin=True),
            joinedload(AssignmentRecord.officer, innerjoin=True),
        )
        .order_by(PositionRecord.rank_order, PositionRecord.id, AssignmentRecord.id)
    )
    return session.scalars(query).all()


def _leaves_of_holders(
    session: AnySession, held: Sequence[AssignmentRecord], leaves: Sequence[LeaveRecord]
) -> Sequence[LeaveRecord]:
    """Read also the leaves of those who could stand in, on the days in question."""
    if not leaves:
        return ()
    query = select(LeaveRecord).where(
        LeaveRecord.officer_id.in_({one.officer_id for one in held} | {one.officer_id for one in leaves}),
        LeaveRecord.from_on <= max(one.until_on for one in leaves),
        LeaveRecord.until_on >= min(one.from_on for one in leaves),
    )
    return session.scalars(query).all()


def _absence(
    leave: LeaveRecord,
    held: Sequence[AssignmentRecord],
    away: Sequence[tuple[int, date, date]],
    today: date,
    calendar: WorkingCalendar,
) -> Absence:
    own = [
        one
        for one in held
        if one.officer_id == leave.officer_id
        and one.capacity == "definitive"
        and _overlaps(one.from_on, one.until_on, leave)
    ]
    acting = [
        one
        for one in held
        if one.capacity != "definitive"
        and one.position_id in {post.position_id for post in own}
        and _overlaps(one.from_on, one.until_on, leave)
    ]
    return Absence(
        id=leave.id,
        officer_id=leave.officer_id,
        officer=leave.officer.name,
        kind=LeaveKind(leave.kind),
        from_on=leave.from_on,
        until_on=leave.until_on,
        note=leave.note,
        posts=tuple(one.position.label for one in own),
        acting=tuple(f"{one.officer.name} ({one.decree_number})" for one in acting),
        gaps=tuple(gap for one in own for gap in _gaps(one.position, leave, held, away, today, calendar)),
    )


def _overlaps(from_on: date, until_on: date | None, leave: LeaveRecord) -> bool:
    return from_on <= leave.until_on and (until_on is None or until_on >= leave.from_on)


def _gaps(
    position: PositionRecord,
    leave: LeaveRecord,
    held: Sequence[AssignmentRecord],
    away: Sequence[tuple[int, date, date]],
    today: date,
    calendar: WorkingCalendar,
) -> list[Gap]:
    """Find the runs of days, from today on, on which the office works and nobody who holds the post is there."""
    gaps: list[Gap] = []
    is_attended = True
    holders = [one for one in held if one.position_id == position.id]
    first = max(leave.from_on, today)
    last = min(leave.until_on, first + LONGEST_LOOK)
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        if not calendar.is_working_day(day):
            continue
        was_attended, is_attended = is_attended, any(_attends(one, away, day) for one in holders)
        if is_attended:
            continue
        since = day if was_attended else gaps.pop().from_on
        gaps.append(Gap(position.id, position.label, since, day))
    return gaps


def _attends(one: AssignmentRecord, away: Sequence[tuple[int, date, date]], day: date) -> bool:
    is_held = one.from_on <= day and (one.until_on is None or one.until_on >= day)
    is_away = any(
        officer == one.officer_id and from_on <= day <= until_on for officer, from_on, until_on in away
    )
    return is_held and not is_away


def _taken_by_absent(session: Session, zone: str, now: datetime) -> list[tuple[int, int]]:
    on = now.astimezone(ZoneInfo(zone)).date()
    query = (
        select(TaskRecord.case_id, TaskRecord.serial)
        .join(LeaveRecord, LeaveRecord.officer_id == TaskRecord.assignee_id)
        .join(AgencyRecord, AgencyRecord.id == LeaveRecord.agency_id)
        .where(
            AgencyRecord.zone == zone,
            LeaveRecord.from_on <= on,
            LeaveRecord.until_on >= on,
            TaskRecord.closed_at.is_(None),
        )
        .order_by(TaskRecord.urgent_at, TaskRecord.id)
        .limit(MOST_RELEASED)
    )
    return [(case_id, serial) for case_id, serial in session.execute(query)]


def _release(session: Session, case_id: int, serial: int, now: datetime) -> bool:
    action = Reassign(serial, None, "Petugas sedang tidak di tempat.")
    try:
        move(session, case_id=case_id, action=action, by=THE_SYSTEM, at=now)
    except Declined as declined:
        if declined.refused.reason not in {Reason.TASK_CLOSED, Reason.CASE_ENDED}:
            raise
        return False
    return True
