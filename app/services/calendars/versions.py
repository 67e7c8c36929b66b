"""Putting a calendar in force: the rows become the next version, and running cases are derived anew from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord
from app.records.calendars import CalendarVersionRecord, DayOffRecord, HoursPeriodRecord
from app.records.cases import CaseRecord
from app.services.actors import THE_SYSTEM
from app.services.calendars.changes import changes_between
from app.services.calendars.content import content_of
from app.services.calendars.draft import Draft, insist_on_soundness, read_draft
from app.services.calendars.in_force import get_calendar
from app.services.calendars.refusals import CalendarReason, CalendarRefused, UnknownAgency
from app.services.casework.loading import RUNNING
from app.services.transactions import transaction

FIRST_REASON = "Kalender awal saat pemasangan"


def put_in_force(
    session: Session, agency_id: int, *, stamp: str, reason: str, by: int, by_name: str, at: datetime
) -> int:
    """Make the rows the calendar that clocks run on from now; tell the number of the new version.

    `stamp` is that of the rows whose preview was read. `CalendarRefused` without a reason, where the rows have
    changed since, where they say nothing new, and where clocks could not run on them. Running cases are moved
    afterwards, by `revising`.

    The agency's row is locked first. Filing a case refers to it, so that a case being filed on the old calendar
    is on file, and will be found, before the new one holds; and whoever edits rows waits for the next version.
    """
    if not reason.strip():
        raise CalendarRefused(CalendarReason.REASON_MISSING)
    with transaction(session) as writing:
        agency = _locked(writing, agency_id)
        draft = read_draft(writing, agency_id)
        if draft.stamp != stamp:
            raise CalendarRefused(CalendarReason.CHANGED_SINCE_PREVIEW)
        insist_on_soundness(draft.calendar)
        if agency.calendar_number and not changes_between(get_calendar(writing, agency_id), draft.calendar):
            raise CalendarRefused(CalendarReason.NOTHING_CHANGED)
        return _file(writing, agency, draft, reason=reason.strip(), by=by, by_name=by_name, at=at)


def begin_versions(session: Session, agency: AgencyRecord, at: datetime) -> bool:
    """Put the first version in force where an agency has rows and no version, within a caller's transaction.

    Cases that run already, as after an upgrade, have due times of the rows as they once were; the job brings them
    into line with this version. Rows that contradict themselves stay what the agency runs on. Tells whether it did.
    """
    session.flush()
    agency = _locked(session, agency.id)
    if agency.calendar_number or not _has_rows(session, agency.id):
        return False
    try:
        draft = read_draft(session, agency.id)
        insist_on_soundness(draft.calendar)
    except CalendarRefused:
        return False
    _file(session, agency, draft, reason=FIRST_REASON, by=THE_SYSTEM.id, by_name=THE_SYSTEM.name, at=at)
    return True


def list_versions(session: Session, agency_id: int) -> Sequence[CalendarVersionRecord]:
    """List the versions of an agency's calendar, the latest first."""
    query = select(CalendarVersionRecord).where(CalendarVersionRecord.agency_id == agency_id)
    return session.scalars(query.order_by(CalendarVersionRecord.number.desc())).all()


def list_touched(session: Session, agency_id: int | None = None) -> Sequence[int]:
    """List the agencies (or the one asked about) whose rows were written since their version in force was made.

    One small read, for a banner to ask before it compares anything.
    """
    query = (
        select(AgencyRecord.id)
        .join(CalendarVersionRecord, CalendarVersionRecord.agency_id == AgencyRecord.id)
        .where(
            CalendarVersionRecord.number == AgencyRecord.calendar_number,
            CalendarVersionRecord.stamp != AgencyRecord.calendar_stamp,
        )
        .order_by(AgencyRecord.short_name, AgencyRecord.id)
    )
    if agency_id is not None:
        query = query.where(AgencyRecord.id == agency_id)
    return session.scalars(query).all()


def _locked(session: Session, agency_id: int) -> AgencyRecord:
    query = select(AgencyRecord).where(AgencyRecord.id == agency_id).with_for_update(of=AgencyRecord)
    agency = session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if agency is None:
        raise UnknownAgency(agency_id)
    return agency


def _file(
    session: Session, agency: AgencyRecord, draft: Draft, *, reason: str, by: int, by_name: str, at: datetime
) -> int:
    number = agency.calendar_number + 1
    session.add(
        CalendarVersionRecord(
            agency_id=agency.id,
            number=number,
            stamp=draft.stamp,
            content=content_of(draft.calendar),
            reason=reason,
            made_at=at,
            made_by=by,
            made_by_name=by_name,
            is_done=not _has_running_cases(session, agency.id),
        )
    )
    # Not through the row: an admin who has the agency's form open has not been overtaken by this.
    session.execute(update(AgencyRecord).where(AgencyRecord.id == agency.id).values(calendar_number=number))
    return number


def _has_rows(session: Session, agency_id: int) -> bool:
    return any(
        session.scalar(select(exists().where(record.agency_id == agency_id)))
        for record in (HoursPeriodRecord, DayOffRecord)
    )


def _has_running_cases(session: Session, agency_id: int) -> bool:
    running = exists().where(CaseRecord.agency_id == agency_id, CaseRecord.status == RUNNING)
    return bool(session.scalar(select(running)))
