"""The officers' workload: what each has in hand by the last sweep, what he did in a period, whether he is away today.

Read from figures added up beforehand: as many rows as the agency has officers, however many files it has seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.case.access import Post
from app.records.rollups import OfficerRollupRecord, OpenRollupRecord
from app.records.staff import OfficerRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.oversight.dashboard import day_length
from app.services.oversight.figures.choices import Chosen, in_months, within
from app.services.oversight.figures.names import read_names
from app.services.oversight.figures.periods import Period
from app.services.oversight.overview import refuse_without_overview
from app.services.oversight.staff import Staff, read_staff

NOBODY = 0


@dataclass(frozen=True)
class InHand:
    """Open tasks added up as the last sweep found them; `oldest` is the class of the oldest's age, -1 of none."""

    open: int = 0
    soon: int = 0
    late: int = 0
    oldest: int = -1


@dataclass(frozen=True)
class Done:
    """What was done in a period: of `timed` with a limit so many in time; seconds of office time in all."""

    done: int = 0
    timed: int = 0
    on_time: int = 0
    used_seconds: int = 0
    waited_seconds: int = 0


@dataclass(frozen=True)
class OfficerLoad:
    """One officer beside his colleagues."""

    officer_id: int
    name: str
    posts: tuple[Post, ...]
    is_away: bool
    in_hand: InHand
    done: Done


@dataclass(frozen=True)
class PostLoad:
    """What lies at a post and nobody has taken."""

    post: Post
    in_hand: InHand


@dataclass(frozen=True)
class Loads:
    """The page: officers with most late first, then posts with what nobody has taken."""

    officers: tuple[OfficerLoad, ...]
    untaken: tuple[PostLoad, ...]
    staff: Staff
    counted_at: datetime | None
    day_seconds: int


def read_loads(
    session: Session, actor: Actor, at: datetime, period: Period, office_key: str | None = None
) -> Loads:
    """Read the workload of an agency, or of one of its offices; `Declined` for who does not see every file."""
    refuse_without_overview(actor)
    calendar = get_calendar(session, actor.agency_id)
    today = calendar.date_of(at)
    staff = read_staff(session, actor.agency_id, today)
    cells = _read_open(session, actor.agency_id)
    done = _read_done(session, Chosen(actor.agency_id, period))
    names = _names_besides(session, actor.agency_id, staff, {cell.assignee_id for cell in cells} - {NOBODY})
    working = {step.holder.position for step in read_names(session, actor.agency_id).steps.values()}
    officers = [
        one
        for one in _officers(staff, names, cells, done)
        if _is_at_work(one, working) and (office_key is None or _serves(one.posts, office_key))
    ]
    untaken = [one for one in _untaken(cells) if one.in_hand.open and office_key in {None, one.post.office}]
    return Loads(
        officers=tuple(
            sorted(officers, key=lambda one: (-one.in_hand.late, -one.in_hand.open, one.name, one.officer_id))
        ),
        untaken=tuple(sorted(untaken, key=lambda one: (-one.in_hand.late, -one.in_hand.open, str(one.post)))),
        staff=staff,
        counted_at=max((cell.counted_at for cell in cells), default=None),
        day_seconds=day_length(calendar, today),
    )


def _names_besides(session: Session, agency_id: int, staff: Staff, takers: set[int]) -> Mapping[int, str]:
    """Name who has tasks in hand but holds no post any more: his work would lie there unseen."""
    gone = takers - {one.id for holders in staff.holders.values() for one in holders}
    query = select(OfficerRecord.id, OfficerRecord.name).where(
        OfficerRecord.id.in_(gone), OfficerRecord.agency_id == agency_id
    )
    return {row.id: row.name for row in session.execute(query)}


def _officers(
    staff: Staff, names: Mapping[int, str], cells: Sequence[Any], done: Mapping[int, Done]
) -> Iterable[OfficerLoad]:
    held: dict[int, list[Post]] = {officer_id: [] for officer_id in names}
    names = dict(names)
    for post, holders in staff.holders.items():
        for one in holders:
            held.setdefault(one.id, []).append(post)
            names[one.id] = one.name
    for officer_id, posts in held.items():
        yield OfficerLoad(
            officer_id=officer_id,
            name=names[officer_id],
            posts=tuple(posts),
            is_away=officer_id in staff.away,
            in_hand=_sum(cell for cell in cells if cell.assignee_id == officer_id),
            done=done.get(officer_id, Done()),
        )


def _untaken(cells: Sequence[Any]) -> Iterable[PostLoad]:
    of_posts: dict[Post, list[Any]] = {}
    for cell in cells:
        if cell.assignee_id == NOBODY and cell.position_key:
            of_posts.setdefault(Post(cell.position_key, cell.office_key), []).append(cell)
    return [PostLoad(post, _sum(found)) for post, found in of_posts.items()]


def _is_at_work(load: OfficerLoad, working: Collection[str]) -> bool:
    """Whether files come to an officer at all: who only looks on carries nothing."""
    comes_to_him = any(post.position in working for post in load.posts)
    return comes_to_him or bool(load.in_hand.open or load.done.done)


def _serves(posts: Iterable[Post], office_key: str) -> bool:
    return any(post.office == office_key for post in posts)


def _sum(cells: Iterable[Any]) -> InHand:
    found = list(cells)
    ages = [place for cell in found for place, number in enumerate(cell.ages) if number]
    return InHand(
        open=sum(cell.running for cell in found),
        soon=sum(cell.soon for cell in found),
        late=sum(cell.late for cell in found),
        oldest=max(ages, default=-1),
    )


def _read_open(session: Session, agency_id: int) -> Sequence[Any]:
    cell = OpenRollupRecord
    query = select(
        cell.assignee_id,
        cell.position_key,
        cell.office_key,
        cell.running,
        cell.soon,
        cell.late,
        cell.ages,
        cell.counted_at,
    )
    return session.execute(query.where(cell.agency_id == agency_id)).all()


def _read_done(session: Session, chosen: Chosen) -> Mapping[int, Done]:
    cell = OfficerRollupRecord
    sums = (cell.done, cell.timed, cell.on_time, cell.used_seconds, cell.waited_seconds)
    query = (
        select(cell.officer_id, *(func.sum(one) for one in sums))
        .where(*within(cell, chosen), in_months(cell, chosen.period.first, chosen.period.last_month))
        .group_by(cell.officer_id)
    )
    return {row[0]: Done(*(int(number) for number in row[1:])) for row in session.execute(query)}
