"""What a due time is explained with once the calendar is another: closed tasks keep theirs, running ones tell the move."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.calendars import DayOffRecord
from app.services.calendars import continue_revisions
from app.services.calendars.versions import put_in_force
from app.services.transactions import transaction
from tests.calendars import at
from tests.integration.screens_staff.desks import BUDI, SITI

FRIDAY_AFTERNOON = at("2026-11-20 16:20")
FLOOD = "Banjir di Bagansiapiapi"


def close_on(office, day: date, moment) -> None:
    """Take a local day off and put the calendar in force."""
    office.now = moment
    with office.app.app_context():
        agency = select(AgencyRecord).where(AgencyRecord.key == "rohil")
        with transaction(db.session) as writing:
            decree = "Keputusan Bupati Nomor 7"
            agency_id = writing.scalars(agency).one().id
            day_off = DayOffRecord(
                agency_id=agency_id, on_date=day, kind="local", name="Banjir", decree=decree
            )
            writing.add(day_off)
        stamp = db.session.scalars(agency).one().calendar_stamp
        told = {"reason": FLOOD, "by": 1, "by_name": "Siti", "at": moment}
        put_in_force(db.session(), agency_id, stamp=stamp, **told)


def revise(office) -> None:
    with office.app.app_context():
        continue_revisions(db.session(), office.now)


def test_a_closed_task_is_explained_on_the_calendar_of_then(office):
    case_id = office.file_timed(FRIDAY_AFTERNOON, 15, "minutes")
    office.now = at("2026-11-23 09:00")
    office.act(case_id, BUDI, 2, "dispatched")

    close_on(office, date(2026, 11, 23), at("2026-11-24 09:00"))
    clock = office.shown(case_id, "task-2", SITI)

    assert clock["rows"][-1][0] == clock["Tenggat"] == "23 Nov 2026 07.35"
    assert clock["sum"] == "dihitung 15 menit = batas 15 menit"
    assert "Dihitung dengan kalender versi 1, yang berlaku saat itu." in clock["text"]


def test_a_running_task_is_explained_on_the_old_calendar_until_it_has_been_moved(office):
    case_id = office.file_timed(FRIDAY_AFTERNOON, 15, "minutes")

    close_on(office, date(2026, 11, 23), at("2026-11-20 16:25"))

    clock = office.shown(case_id, "task-2")
    assert clock["rows"][-1][0] == clock["Tenggat"] == "23 Nov 2026 07.35"
    assert "kalender versi 1" in clock["text"]


def test_a_running_task_tells_that_its_due_time_moved_and_why(office):
    case_id = office.file_timed(FRIDAY_AFTERNOON, 15, "minutes")

    close_on(office, date(2026, 11, 23), at("2026-11-20 16:25"))
    revise(office)

    clock = office.shown(case_id, "task-2")
    assert clock["rows"][-1][0] == clock["Tenggat"] == "24 Nov 2026 07.35"
    assert "23 Nov hari libur daerah: Banjir (Keputusan Bupati Nomor 7)" in clock["text"]
    assert FLOOD in clock["text"]
    assert "23 Nov 2026 07.35" in clock["text"]
