from datetime import date, timedelta

import pytest
from sqlalchemy import event, select, update

from app.domain.working_time.days_off import DayOffKind
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.calendars import DayHoursRecord, DayOffRecord, HoursPeriodRecord
from app.services.calendars import UnknownAgency, draft_calendar, get_calendar, import_holidays
from app.services.calendars.changes import list_changes
from app.services.calendars.in_force import find_version_in_force
from app.services.catalogue import load_seeds
from app.services.seeds import SEEDS
from tests.calendar_office import put_rows_in_force
from tests.calendars import at

GOLDEN_DAYS = [
    ("2025-03-27 09:00", 5, date(2025, 4, 14)),
    ("2024-04-05 09:00", 5, date(2024, 4, 22)),
    ("2026-03-17 09:00", 4, date(2026, 3, 30)),
    ("2026-05-22 09:00", 6, date(2026, 6, 4)),
    ("2026-08-14 09:00", 6, date(2026, 8, 26)),
    ("2026-12-22 09:00", 5, date(2026, 12, 31)),
]
GOLDEN_MINUTES = [
    ("2026-11-23 15:50", 30, "2026-11-24 07:50"),
    ("2026-11-20 16:20", 15, "2026-11-23 07:35"),
    ("2026-11-20 11:20", 15, "2026-11-20 13:05"),
    ("2026-03-17 14:50", 15, "2026-03-25 07:35"),
]


@pytest.fixture
def rohil(session):
    return agency_id(session, "rohil")


def agency_id(session, key):
    return session.scalars(select(AgencyRecord.id).where(AgencyRecord.key == key)).one()


def statements_of(work):
    """Count the statements that some work sends to the database."""
    sent = []
    listen = (db.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))
    event.listen(*listen)
    try:
        work()
    finally:
        event.remove(*listen)
    return [one for one in sent if not one.startswith("BEGIN")]


@pytest.mark.parametrize("agency", ["rohil", "kampar"])
@pytest.mark.parametrize(("received", "days", "due"), GOLDEN_DAYS)
def test_the_calendar_on_file_counts_working_days_as_it_should(session, agency, received, days, due):
    calendar = get_calendar(session, agency_id(session, agency))

    assert calendar.working_days_after(at(received).date(), days) == due


@pytest.mark.parametrize(("start", "minutes", "end"), GOLDEN_MINUTES)
def test_the_calendar_on_file_counts_minutes_as_it_should(session, rohil, start, minutes, end):
    assert get_calendar(session, rohil).add_minutes(at(start), minutes) == at(end)


def test_every_year_loaded_has_its_collective_leave_and_a_decree_where_one_is_known(session, rohil):
    calendar = get_calendar(session, rohil)

    assert calendar.years_without_collective_leave(range(2024, 2028)) == ()
    decrees = {day.on.year: day.decree for day in calendar.days_off}
    assert decrees[2026] == "SKB 3 Menteri Nomor 1497 Tahun 2025, Nomor 2 Tahun 2025 dan Nomor 5 Tahun 2025"
    assert not decrees[2027]


def test_loading_the_seeds_puts_the_first_version_in_force(session, rohil):
    version = find_version_in_force(session, rohil)

    assert (version.number, version.reason, version.is_done) == (1, "Kalender awal saat pemasangan", True)
    assert list_changes(session, rohil) == ()


def test_days_off_that_later_seeds_add_wait_among_the_rows(session, rohil):
    import_holidays(session, rohil, [2028])

    load_seeds(session, SEEDS)

    assert find_version_in_force(session, rohil).number == 1
    assert {change.day.on.year for change in list_changes(session, rohil)} == {2028}


def test_a_calendar_read_again_costs_one_small_read(session, rohil):
    kept = get_calendar(session, rohil)

    sent = statements_of(lambda: get_calendar(session, rohil))

    assert get_calendar(session, rohil) is kept
    assert len(sent) == 1


CHANGES = {
    "a day off added": lambda session, agency: session.add(
        DayOffRecord(agency_id=agency, on_date=date(2026, 11, 24), kind="local", name="Hari jadi")
    ),
    "a day off moved": lambda session, agency: setattr(
        session.scalars(select(DayOffRecord).where(DayOffRecord.agency_id == agency)).first(),
        "on_date",
        date(2026, 11, 24),
    ),
    "a day off struck out": lambda session, agency: session.delete(
        session.scalars(select(DayOffRecord).where(DayOffRecord.agency_id == agency)).first()
    ),
    "a period begun later": lambda session, agency: setattr(
        session.scalars(select(HoursPeriodRecord).where(HoursPeriodRecord.agency_id == agency)).first(),
        "from_on",
        date(2024, 1, 2),
    ),
    "hours struck out": lambda session, agency: session.delete(
        session.scalars(select(DayHoursRecord).where(DayHoursRecord.agency_id == agency)).first()
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_holds_once_it_is_put_in_force_and_for_that_agency_only(session, rohil, change):
    kampar = agency_id(session, "kampar")
    before, neighbour = get_calendar(session, rohil), get_calendar(session, kampar)

    change(session, rohil)
    session.commit()
    assert get_calendar(session, rohil) is before
    changes = list_changes(session, rohil)
    put_rows_in_force(rohil)

    assert changes != ()
    assert list_changes(session, rohil) == ()
    assert get_calendar(session, rohil) is not before
    assert get_calendar(session, kampar) is neighbour


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_an_office_without_a_version_runs_on_its_rows(session, rohil, change):
    session.execute(update(AgencyRecord).values(calendar_number=0))
    session.commit()
    before = get_calendar(session, rohil)

    change(session, rohil)
    session.commit()

    assert get_calendar(session, rohil) is not before


def test_a_day_off_moved_to_another_agency_shows_in_both(session, rohil):
    kampar = agency_id(session, "kampar")
    local = DayOffRecord(agency_id=rohil, on_date=date(2026, 11, 24), kind="local", name="Hari jadi")
    session.add(local)
    session.commit()
    assert not draft_calendar(session, rohil).is_working_day(date(2026, 11, 24))

    local.agency_id = kampar
    session.commit()

    assert draft_calendar(session, rohil).is_working_day(date(2026, 11, 24))
    assert not draft_calendar(session, kampar).is_working_day(date(2026, 11, 24))


def test_a_change_taken_back_leaves_the_calendar_as_it_was(session, rohil):
    tuesday = date(2026, 11, 24)
    session.add(DayOffRecord(agency_id=rohil, on_date=tuesday, kind="local", name="Hari jadi"))
    session.flush()
    assert not draft_calendar(session, rohil).is_working_day(tuesday)

    session.rollback()

    assert draft_calendar(session, rohil).is_working_day(tuesday)


def test_the_widest_decree_names_a_day_that_is_off_twice(session, rohil):
    session.add(DayOffRecord(agency_id=rohil, on_date=date(2026, 8, 17), kind="local", name="Hari jadi"))
    session.commit()

    (skipped,) = draft_calendar(session, rohil).days_off_between(date(2026, 8, 17), date(2026, 8, 17))

    assert skipped.name == "Hari Kemerdekaan Republik Indonesia"


def test_holidays_are_imported_once_and_an_edited_day_stays(session, rohil):
    new_year = session.scalars(
        select(DayOffRecord).where(DayOffRecord.agency_id == rohil, DayOffRecord.on_date == date(2026, 1, 1))
    ).one()
    new_year.name = "Tahun baru menurut kami"
    leave = select(DayOffRecord).where(
        DayOffRecord.agency_id == rohil, DayOffRecord.kind == DayOffKind.COLLECTIVE_LEAVE.value
    )
    session.delete(session.scalars(leave).first())
    session.commit()

    first = import_holidays(session, rohil, range(2024, 2028))
    second = import_holidays(session, rohil, range(2024, 2028))

    assert (first, second) == (1, 0)
    session.refresh(new_year)
    assert new_year.name == "Tahun baru menurut kami"


def test_a_year_without_collective_leave_is_told(session, rohil):
    import_holidays(session, rohil, [2028])

    assert draft_calendar(session, rohil).years_without_collective_leave([2027, 2028]) == (2028,)


def test_an_agency_without_hours_has_no_working_day(bare_session):
    agency = AgencyRecord(
        key="baru", name="Baru", short_name="Baru", government="", regency="", place="", zone="Asia/Jakarta"
    )
    bare_session.add(agency)
    bare_session.commit()

    calendar = get_calendar(bare_session, agency.id)

    assert not any(calendar.is_working_day(date(2026, 11, 23) + timedelta(days=n)) for n in range(7))


def test_no_agency_has_no_calendar(session):
    with pytest.raises(UnknownAgency):
        get_calendar(session, 0)
