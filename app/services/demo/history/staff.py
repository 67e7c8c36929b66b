"""Reading an agency as a simulation needs it: who has held which post all the while, who was away, how quick each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.access import Post
from app.domain.procedure.procedures import PERMIT_TYPE_OFFICE, HolderKind, Procedure
from app.records.agencies import AgencyRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.demo.filing import PROVINCE
from app.services.demo.history.arrivals import months_before
from app.services.demo.history.people import Leave, leaves_of, pace_of
from app.services.demo.history.stage import Agency
from app.services.demo.history.works import chance_of
from app.services.staffing import find_actor
from app.services.sweep.staff import read_roster

USUAL_PROVINCE = "1407"


@dataclass(frozen=True)
class Wish:
    """What was asked for: a chance that can be repeated, and the days on which it all happened."""

    seed: int
    months: int
    until_on: date
    """The history ends when this day begins."""
    filed_until_on: date | None = None
    """Nobody applies from this day on, and what is under way comes to its end; none: until the history ends."""

    @property
    def first_on(self) -> date:
        """The day on which the history begins."""
        return months_before(self.until_on, self.months)


def read_agency(session: Session, row: AgencyRecord, wish: Wish) -> Agency:
    """Read an agency with the officers whose posts were theirs from the history's beginning on."""
    calendar = get_calendar(session, row.id)
    until_at = calendar.start_of(wish.until_on)
    held = _held(session, row.id, wish.first_on)
    actors: dict[int, Actor] = {}
    for officer_id, user_id, _post in held:
        actor = find_actor(session, user_id, until_at)
        if actor is not None:
            actors[officer_id] = actor
    holders: dict[Post, tuple[Actor, ...]] = {}
    for officer_id, _user_id, post in held:
        if officer_id in actors:
            holders[post] = (*holders.get(post, ()), actors[officer_id])
    ladder = read_roster(session, {row.id}, until_at).of(row.id).ladder
    return Agency(
        id=row.id,
        key=row.key,
        calendar=calendar,
        holders=holders,
        leaves={officer_id: _leaves(wish, officer_id) for officer_id in actors},
        paces={officer_id: pace_of(chance_of(wish.seed, "pace", officer_id)) for officer_id in actors},
        rungs=len(ladder),
        escalate_minutes=row.escalate_minutes,
        province=PROVINCE.get(row.key, USUAL_PROVINCE),
        first_on=wish.first_on,
        filed_until_on=wish.filed_until_on or wish.until_on,
        until_at=until_at,
    )


def _leaves(wish: Wish, officer_id: int) -> tuple[Leave, ...]:
    rng = chance_of(wish.seed, "leave", officer_id)
    return tuple(leaves_of(rng, officer_id, wish.first_on, wish.until_on))


def posts_of(procedure: Procedure, office: str) -> set[Post]:
    """List the posts that a procedure needs, for a permit type of an office."""
    holders = [step.holder for step in procedure.steps if step.holder.kind is not HolderKind.SYSTEM]
    return {Post(one.position, office if one.office == PERMIT_TYPE_OFFICE else one.office) for one in holders}


def _held(session: Session, agency_id: int, since: date) -> Sequence[tuple[int, int, Post]]:
    query = (
        select(OfficerRecord.id, OfficerRecord.user_id, PositionRecord.key, PositionRecord.office_key)
        .join(AssignmentRecord, AssignmentRecord.officer_id == OfficerRecord.id)
        .join(PositionRecord, PositionRecord.id == AssignmentRecord.position_id)
        .where(
            OfficerRecord.agency_id == agency_id,
            OfficerRecord.is_active.is_(True),
            OfficerRecord.user_id.is_not(None),
            AssignmentRecord.from_on <= since,
            AssignmentRecord.until_on.is_(None),
        )
        .order_by(OfficerRecord.id, PositionRecord.id)
    )
    return [(row.id, row.user_id, Post(row.key, row.office_key)) for row in session.execute(query)]
