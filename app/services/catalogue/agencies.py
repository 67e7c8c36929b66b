"""Filing an agency of the seeds: letterhead, technical offices, positions, hours and days off, where missing."""

from __future__ import annotations

from sqlalchemy import extract, select
from sqlalchemy.orm import Session

from app.domain.working_time.hours import HoursPeriod
from app.records.agencies import AgencyRecord, OfficeRecord
from app.records.calendars import DayHoursRecord, DayOffRecord, HoursPeriodRecord
from app.records.staff import PositionRecord
from app.services.calendars import add_holidays
from app.services.calendars.draft import breaks_as_plain
from app.services.catalogue.tally import Deed, Tally
from app.services.seeds import AgencySeed


def file_agency(session: Session, seed: AgencySeed, tally: Tally) -> AgencyRecord:
    """File the agency, its offices and its positions; those on file keep what the office made of them."""
    key = seed.letterhead.key
    agency = session.scalars(select(AgencyRecord).where(AgencyRecord.key == key)).one_or_none()
    tally.note(Deed.ADDED if agency is None else Deed.UNCHANGED, key)
    if agency is None:
        agency = AgencyRecord(**vars(seed.letterhead))
        session.add(agency)
        session.flush()
    _file_offices(session, agency, seed, tally)
    _file_positions(session, agency, seed, tally)
    return agency


def _file_offices(session: Session, agency: AgencyRecord, seed: AgencySeed, tally: Tally) -> None:
    there = set(session.scalars(select(OfficeRecord.key).where(OfficeRecord.agency_id == agency.id)))
    for office in seed.offices:
        tally.note(_deed(office.key in there), f"{agency.key}/offices/{office.key}")
        if office.key not in there:
            session.add(OfficeRecord(agency=agency, **vars(office)))
    session.flush()


def _file_positions(session: Session, agency: AgencyRecord, seed: AgencySeed, tally: Tally) -> None:
    posts = select(PositionRecord.key, PositionRecord.office_key).where(PositionRecord.agency_id == agency.id)
    there = {(key, office) for key, office in session.execute(posts)}
    offices = session.scalars(select(OfficeRecord).where(OfficeRecord.agency_id == agency.id))
    office_of = {office.key: office for office in offices}
    for order, position in enumerate(seed.positions, start=1):
        post = (position.key, position.office)
        tally.note(_deed(post in there), "/".join([agency.key, "positions", *filter(None, post)]))
        if post in there:
            continue
        session.add(
            PositionRecord(
                agency=agency,
                office=office_of.get(position.office),
                office_key=position.office,
                key=position.key,
                label=position.label,
                role=position.role,
                signature_title=position.signature_title,
                rank_order=order * 10,
            )
        )


def file_calendar(session: Session, agency: AgencyRecord, seed: AgencySeed, tally: Tally) -> None:
    """File the periods that the agency lacks, and the days off of the years that it has none for.

    A period is known by its label and a year by any day off in it, so that what the office has moved or struck out
    stays moved and struck out.
    """
    query = select(HoursPeriodRecord.label).where(HoursPeriodRecord.agency_id == agency.id)
    there = set(session.scalars(query))
    for period in seed.periods:
        tally.note(_deed(period.label in there), f"{agency.key}/hours/{period.label}")
        if period.label not in there:
            _add_period(session, agency, period)
    _file_days_off(session, agency, seed, tally)


def _add_period(session: Session, agency: AgencyRecord, period: HoursPeriod) -> None:
    row = HoursPeriodRecord(
        agency=agency, label=period.label, from_on=period.from_on, until_on=period.until_on
    )
    session.add(row)
    for weekday, hours in sorted(period.days.items()):
        session.add(
            DayHoursRecord(
                agency_id=agency.id,
                period=row,
                weekday=weekday,
                opens=hours.opens,
                closes=hours.closes,
                breaks=breaks_as_plain(hours.breaks),
            )
        )


def _file_days_off(session: Session, agency: AgencyRecord, seed: AgencySeed, tally: Tally) -> None:
    year = extract("year", DayOffRecord.on_date)
    kept = set(session.scalars(select(year).where(DayOffRecord.agency_id == agency.id).distinct()))
    years = {*seed.days_off.years, *(day.on.year for day in seed.days_off.local)}
    missing = sorted(years - kept)
    for one in sorted(years):
        tally.note(_deed(one in kept), f"{agency.key}/days_off/{one}")
    published = [one for one in missing if one in seed.days_off.years]
    add_holidays(session, agency.id, published, seed.days_off.decrees)
    local = (day for day in seed.days_off.local if day.on.year in missing)
    for day in local:
        session.add(
            DayOffRecord(
                agency_id=agency.id, on_date=day.on, kind=day.kind.value, name=day.name, decree=day.decree
            )
        )


def _deed(is_there: bool) -> Deed:  # noqa: FBT001 -- a word for a truth value
    return Deed.UNCHANGED if is_there else Deed.ADDED
