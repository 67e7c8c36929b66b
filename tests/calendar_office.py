"""A small office with files that run for working days, whose calendar an admin changes."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.calendars import CalendarVersionRecord, DayOffRecord
from app.records.cases import EventRecord, TaskRecord
from app.services.calendars.draft import read_draft
from app.services.calendars.versions import put_in_force
from app.services.transactions import transaction
from tests.small_office import AT, BACK_OFFICE, STEPS, SmallOffice, furnish

SUBMITTED = {"key": "submitted", "label": "Ajukan", "targets": ["dispatch"], "clock": "start_promise"}
DISPATCH = {
    "key": "dispatch",
    "holder": BACK_OFFICE,
    "work": "dispatch",
    "allowance": {"amount": 3, "unit": "working_days"},
    "outcomes": [{"key": "dispatched", "label": "Teruskan", "targets": ["number"]}],
}
TUESDAY = date(2026, 11, 24)


def slow_office(app, *, key="rohil") -> SmallOffice:
    """Open from Monday to Friday, 08.00-16.00; a file is due three working days after it came in."""
    office = furnish(app, [{**STEPS[0], "outcomes": [SUBMITTED]}, DISPATCH, STEPS[2]], key=key)
    put_rows_in_force(office.budi.agency_id, reason="Kalender pertama")
    return office


def put_rows_in_force(agency_id: int, *, reason: str = "SKB perubahan", at: datetime = AT) -> int:
    """Put the rows in force as they are now."""
    stamp = read_draft(db.session, agency_id).stamp
    return put_in_force(db.session, agency_id, stamp=stamp, reason=reason, by=7, by_name="Yusuf", at=at)


def close_on(agency_id: int, on: date = TUESDAY, *, name: str = "Hari jadi", kind: str = "local") -> None:
    """Write a day off among the rows."""
    with transaction(db.session) as writing:
        writing.add(DayOffRecord(agency_id=agency_id, on_date=on, kind=kind, name=name, decree="SK 1/2026"))


def due_times(agency_id: int) -> list[datetime | None]:
    """The due times of the open tasks, by task."""
    db.session.rollback()
    query = select(TaskRecord.due_at).where(TaskRecord.agency_id == agency_id, TaskRecord.closed_at.is_(None))
    return list(db.session.scalars(query.order_by(TaskRecord.id)))


def events(kind: str) -> list[EventRecord]:
    """All events of a kind, in their order."""
    db.session.rollback()
    return list(
        db.session.scalars(select(EventRecord).where(EventRecord.kind == kind).order_by(EventRecord.id))
    )


def version_in_force(agency_id: int) -> CalendarVersionRecord:
    db.session.rollback()
    query = (
        select(CalendarVersionRecord)
        .join(AgencyRecord, AgencyRecord.id == CalendarVersionRecord.agency_id)
        .where(AgencyRecord.id == agency_id, AgencyRecord.calendar_number == CalendarVersionRecord.number)
    )
    return db.session.scalars(query).one()


def open_on(agency_id: int, on: date) -> None:
    """Strike a day off out of the rows."""
    with transaction(db.session) as writing:
        query = select(DayOffRecord).where(DayOffRecord.agency_id == agency_id, DayOffRecord.on_date == on)
        writing.delete(writing.scalars(query).one())
