"""Everything of an inbox page in one call, so that the calendar behind it is asked for once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.inbox.counting import Counters, count_inbox
from app.services.inbox.filters import InboxFilter
from app.services.inbox.listing import list_inbox
from app.services.inbox.rows import InboxRow
from app.services.keyset import Bounds, Page


@dataclass(frozen=True)
class Inbox:
    """One page with the counters above it and the office hours left today."""

    page: Page[InboxRow]
    counters: Counters
    left_today: timedelta


def read_inbox(session: Session, actor: Actor, chosen: InboxFilter, bounds: Bounds, at: datetime) -> Inbox:
    """Read one page of an officer's inbox."""
    calendar = get_calendar(session, actor.agency_id)
    return Inbox(
        page=list_inbox(session, actor, chosen, bounds, at, calendar=calendar),
        counters=count_inbox(session, actor, at, calendar=calendar),
        left_today=calendar.remaining_today(at),
    )
