"""Who of an agency is there to do a thing: a holder of the post who is not away, or the first who comes back."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from app.domain.case.access import Permission, Post
from app.services.actors import Actor
from app.services.demo.history.people import is_away
from app.services.demo.history.stage import Agency

MOST_DAYS = 60


def find_attending(
    agency: Agency, post: Post, at: datetime, rng: Random, taken_by: int | None = None
) -> tuple[Actor, datetime]:
    """Find who does a task of a post from a moment on, and when he is there: at it, or when the first is back."""
    holders = [one for one in agency.holders[post] if taken_by in {None, one.id}]
    return _first_there(agency, holders or list(agency.holders[post]), at, rng)


def find_with(agency: Agency, permission: Permission, at: datetime, rng: Random) -> tuple[Actor, datetime]:
    """Find who of those that see all cases may do a thing, and when he is there."""
    everybody = {actor.id: actor for holders in agency.holders.values() for actor in holders}
    able = [
        actor
        for _, actor in sorted(everybody.items())
        if {permission, Permission.CASE_VIEW_ALL} <= actor.officer.permissions
    ]
    return _first_there(agency, able, at, rng)


def _first_there(agency: Agency, holders: list[Actor], at: datetime, rng: Random) -> tuple[Actor, datetime]:
    on = agency.calendar.date_of(at)
    there = [actor for actor in holders if not is_away(agency.leaves[actor.id], on)]
    if there:
        return rng.choice(there), at
    for _ in range(MOST_DAYS):
        on = agency.calendar.next_working_day(on)
        there = [actor for actor in holders if not is_away(agency.leaves[actor.id], on)]
        if there:
            opens_at = agency.calendar.windows_on(on)[0].opens_at
            return there[0], opens_at + timedelta(seconds=rng.randint(60, 5400))
    return holders[0], at
