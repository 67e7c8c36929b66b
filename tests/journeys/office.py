"""The staffed office of the journeys: everybody at his desk, and a clock that the test moves on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import func, select

from app.extensions import db
from app.records.cases import CaseRecord, TaskRecord
from app.records.duties import RequestSeenRecord
from app.records.papers import PaperRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.screens.clock import CLOCK
from app.services import ledger
from app.services.seeds.demonstration import read_demonstration
from app.services.tools import EXTENSION
from tests.journeys.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from app.domain.case.access import Post
    from tests.clients import OfficeClient
    from tests.houses import House

Lived = TypeVar("Lived")
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
MONDAY_MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Nine o'clock in western Indonesia, on a day without a holiday in the two weeks that follow."""


@dataclass(frozen=True)
class Seat:
    """An account of the demonstration, with the agency and the posts that its officer holds."""

    username: str
    agency: str
    posts: frozenset[Post]


def _seats() -> dict[str, Seat]:
    demonstration = read_demonstration(SEEDS)
    officers = [
        Seat(officer.username, cast.agency, frozenset(officer.holds))
        for cast in demonstration.casts
        for officer in cast.officers
    ]
    return {seat.username: seat for seat in officers} | {
        account.username: Seat(account.username, "", frozenset()) for account in demonstration.accounts
    }


SEATS = _seats()


@dataclass
class Office:
    """The office as a journey uses it."""

    app: Flask
    now: datetime = MONDAY_MORNING
    house: House | None = None
    _clients: dict[str, OfficeClient] = field(default_factory=dict)

    def open_doors(self) -> Office:
        """Let every screen read the journey's clock."""
        self.app.config[CLOCK] = lambda: self.now
        return self

    def close_doors(self) -> None:
        """Give the machine's clock back."""
        self.app.config.pop(CLOCK, None)

    def wait(self, **time: float) -> None:
        """Let time pass: `wait(minutes=5)`, `wait(days=1)`."""
        self.now += timedelta(**time)

    def fast_forward(self, story: str, live: Callable[[], Lived]) -> Lived:
        """Live a story at the hour that it is, or go on from where it led the last time."""
        return self.house.fast_forward(f"{story} at {self.now}", live) if self.house else live()

    def at(self, username: str) -> OfficeClient:
        """Go to an officer's desk, where he has signed in."""
        if username not in self._clients:
            self._clients[username] = self.app.test_client().login(username)
        return self._clients[username]

    def read(self, username: str, path: str) -> Page:
        """Open a page as an officer."""
        client = self.at(username)
        return Page(client, client.get(path, follow_redirects=True))

    def others_than(self, username: str) -> list[str]:
        """Name one officer of every other position of the agency, the same position of the other, the admin.

        Who may do what is decided before any database is asked to keep it: on PostgreSQL the two agencies send
        one officer each, and the admin.
        """
        seat = SEATS[username]
        others = {
            (other.agency, other.posts): other.username
            for other in SEATS.values()
            if (other.agency == seat.agency) != bool(other.posts & seat.posts)
        }
        admins = (other.username for other in SEATS.values() if not other.agency)
        if self.app.config["SETTINGS"].database_url.startswith("postgresql"):
            others = {agency: username for (agency, _posts), username in others.items()}
        return [*others.values(), *admins]

    def footprint(self) -> object:
        """Give all that an action could leave behind in any file, to compare before and after."""
        with self.app.app_context():
            cases = select(CaseRecord.id, CaseRecord.status, CaseRecord.events_count, CaseRecord.last_hash)
            tasks = select(TaskRecord.id, TaskRecord.state, TaskRecord.assignee_id, TaskRecord.closed_at)
            counted = (PaperRecord, GivenNumberRecord, PermitRecord, RequestSeenRecord)
            return [
                [tuple(row) for row in db.session.execute(cases.order_by(CaseRecord.id))],
                [tuple(row) for row in db.session.execute(tasks.order_by(TaskRecord.id))],
                [db.session.scalar(select(func.count()).select_from(record)) for record in counted],
            ]

    def ledger_faults(self) -> tuple[ledger.Broken, ...]:
        """Check every chain of events."""
        with self.app.app_context():
            return ledger.verify(db.session)

    @property
    def tools(self):
        """The services' tools of this office."""
        return self.app.extensions[EXTENSION]
