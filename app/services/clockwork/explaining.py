"""Which calendar explains a stored due time: the one in force, or the earlier version under which it was derived.

A closed task keeps its due time when the calendar changes, so its ledger is only a proof under the calendar of then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.clocks import Clock
from app.domain.working_time.ledger import Ledger, explain
from app.records.agencies import AgencyRecord
from app.records.calendars import CalendarVersionRecord
from app.services.calendars import get_calendar
from app.services.calendars.content import UnreadableCalendar, calendar_from
from app.services.clockwork.values import Basis


@dataclass(frozen=True)
class Explained:
    """A clock's ledger with the calendar it was drawn up on."""

    ledger: Ledger
    calendar: WorkingCalendar
    basis: Basis


class Explainer:
    """Draws up the ledgers of one agency; earlier calendars are read only where the one in force does not fit."""

    def __init__(self, session: Session, agency: AgencyRecord) -> None:
        """Begin with the calendar in force."""
        self._session = session
        self._agency = agency
        self.calendar = get_calendar(session, agency.id)

    def explain(self, clock: Clock, due_at: datetime | None, at: datetime) -> Explained:
        """Explain a stored due time as of a moment; on the calendar in force, marked, when none on file fits."""
        ledger = explain(self.calendar, clock)
        number = self._agency.calendar_number
        # Without a stored due time the clock stands still or nothing is due: there is nothing to prove.
        if due_at is None or ledger.due_at == due_at:
            return Explained(ledger, self.calendar, Basis(number, is_in_force=True, is_proof=True))
        for version, calendar in self._earlier(at):
            then = explain(calendar, clock)
            if then.due_at == due_at:
                return Explained(then, calendar, Basis(version, is_in_force=False, is_proof=True))
        return Explained(ledger, self.calendar, Basis(number, is_in_force=True, is_proof=False))

    def explain_as_of(self, clock: Clock, at: datetime) -> Explained:
        """Explain a clock of which no due time is stored, on the calendar that was in force at a moment."""
        query = select(CalendarVersionRecord).where(
            CalendarVersionRecord.agency_id == self._agency.id, CalendarVersionRecord.made_at <= at
        )
        version = self._session.scalars(query.order_by(CalendarVersionRecord.number.desc()).limit(1)).first()
        in_force = self._agency.calendar_number
        then = None if version is None or version.number >= in_force else self._read(version)
        if version is None or then is None:
            basis = Basis(in_force, is_in_force=True, is_proof=True)
            return Explained(explain(self.calendar, clock), self.calendar, basis)
        basis = Basis(version.number, is_in_force=False, is_proof=True)
        return Explained(explain(then, clock), then, basis)

    def _earlier(self, at: datetime) -> Iterator[tuple[int, WorkingCalendar]]:
        """Give the calendars that are in force no more: the one of a moment first, then those before, then later ones.

        A later one may be the first version, made from the very rows that held before there were versions.
        """
        query = select(CalendarVersionRecord).where(
            CalendarVersionRecord.agency_id == self._agency.id,
            CalendarVersionRecord.number < self._agency.calendar_number,
        )
        versions = self._session.scalars(query.order_by(CalendarVersionRecord.number)).all()
        begun = [one for one in versions if one.made_at <= at]
        for version in (*reversed(begun), *versions[len(begun) :]):
            calendar = self._read(version)
            if calendar is not None:
                yield version.number, calendar

    def _read(self, version: CalendarVersionRecord) -> WorkingCalendar | None:
        """Read the calendar of a version; None where it cannot be read, so that it explains nothing."""
        try:
            return calendar_from(version.content, ZoneInfo(self._agency.zone))
        except UnreadableCalendar:
            return None
