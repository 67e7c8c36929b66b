"""Making the demonstration office: accounts first, then each planned file once, all side by side in the order of time.

So numbers are given in the order of the days, as in an office that lived through them.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import heapify, heappop, heappush
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.domain.working_time.calendar import WorkingCalendar
from app.records.agencies import AgencyRecord
from app.records.staff import OfficerRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.demo.files import list_plans
from app.services.demo.filing import Counter
from app.services.demo.moments import opening_days_ago, working_minutes_before
from app.services.demo.plans import Plan
from app.services.demo.sequels import moments_after
from app.services.demo.staffing import make_accounts
from app.services.demo.walking import MINUTES_A_STEP, Walk
from app.services.staffing import find_actor
from app.services.tools import Tools

Told = Callable[[int], object]


def make_demo(
    session: Session | scoped_session[Session],
    tools: Tools,
    appbuilder: Any,
    *,
    seeds: Path,
    signing_keys: Path,
    password: str,
    now: datetime,
    plans: Sequence[Plan] | None = None,
    progress: Told = lambda _files: None,
) -> int:
    """Make accounts, trial certificates and files; return how many files are new. Safe to run again.

    `plans` are the files, all that the demonstration knows where none are named. `progress` hears of each file that has come as far as it was planned.
    """
    real = session() if isinstance(session, scoped_session) else session
    make_accounts(real, appbuilder, seeds=seeds, signing_keys=signing_keys, password=password, now=now)
    planned, made = list_plans() if plans is None else plans, 0
    for agency_id, key in real.execute(
        select(AgencyRecord.id, AgencyRecord.key).order_by(AgencyRecord.id)
    ).all():
        office = _Office(real, tools, agency_id, get_calendar(real, agency_id), password, now)
        made += _live([office.life(plan) for plan in planned if plan.agency == key], progress)
    return made


@dataclass
class _Life:
    """One file from the counter to its planned end; `moments` says when something happens next."""

    moments: Iterator[datetime]
    is_new: bool = False


def _live(lives: Sequence[_Life], progress: Told) -> int:
    """Live all files side by side, whoever is next first; give how many are new."""
    coming = [(next(life.moments), place) for place, life in enumerate(lives)]
    heapify(coming)
    while coming:
        _, place = heappop(coming)
        at = next(lives[place].moments, None)
        if at is None:
            progress(1)
        else:
            heappush(coming, (at, place))
    return sum(life.is_new for life in lives)


@dataclass
class _Office:
    """An agency of the demonstration, where its planned files are worked on."""

    session: Session
    tools: Tools
    agency_id: int
    calendar: WorkingCalendar
    password: str
    now: datetime

    def __post_init__(self) -> None:
        """Call together who works there."""
        self._cast = _cast(self.session, self.agency_id, self.now)
        self._counter = Counter(self.session, self.tools, self.agency_id, self._cast)

    def life(self, plan: Plan) -> _Life:
        """Give a file that has not been filed yet."""
        life = _Life(iter(()))
        life.moments = self._moments(plan, life)
        return life

    def _moments(self, plan: Plan, life: _Life) -> Iterator[datetime]:
        rng = Random(zlib.crc32(plan.key.encode()))  # noqa: S311 -- the same office each time, not a secret
        at = self._filing_moment(rng, plan)
        yield at
        case_id = self._counter.file(plan, rng, at)
        if case_id is None:
            return
        life.is_new = True
        walk = Walk(
            session=self.session,
            tools=self.tools,
            cast=self._cast,
            calendar=self.calendar,
            rng=rng,
            case_id=case_id,
            agency_id=self.agency_id,
            at=at,
            now=self.now,
            passphrase=self.password,
        )
        yield from walk.moments(plan)
        yield from moments_after(walk, plan.sequel)

    def _filing_moment(self, rng: Random, plan: Plan) -> datetime:
        """Give a moment in office hours so many working days ago, or just as long ago as its steps need."""
        if plan.days_ago == 0:
            minutes = MINUTES_A_STEP * (plan.step - 1) + rng.randint(0, 3)
            return working_minutes_before(self.calendar, self.now, minutes)
        opens_at = opening_days_ago(self.calendar, self.now, plan.days_ago)
        return self.calendar.add_minutes(opens_at, rng.randint(5, 300))


def _cast(session: Session, agency_id: int, now: datetime) -> list[Actor]:
    users = select(OfficerRecord.user_id).where(
        OfficerRecord.agency_id == agency_id, OfficerRecord.user_id.is_not(None)
    )
    found = (
        find_actor(session, user_id, now)
        for user_id in session.scalars(users.order_by(OfficerRecord.id)).all()
        if user_id is not None
    )
    return [actor for actor in found if actor is not None]
