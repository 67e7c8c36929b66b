"""One file, or one calendar, that cannot be read holds up no other's due times."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from app.extensions import db
from app.records.calendars import CalendarVersionRecord
from app.records.cases import TaskRecord
from app.services.calendars import continue_revisions
from app.services.calendars.content import UnreadableCalendar
from app.services.calendars.preview import preview
from app.services.calendars.revising import revise_due_times
from app.services.clockwork import read_clocks
from app.services.transactions import transaction
from tests.calendar_office import close_on, due_times, put_rows_in_force, slow_office, version_in_force
from tests.calendars import at
from tests.small_office import AT

THURSDAY_CLOSING, FRIDAY_CLOSING = at("2026-11-26 16:00"), at("2026-11-27 16:00")


def spoil(case_id):
    with transaction(db.session) as writing:
        writing.execute(update(TaskRecord).where(TaskRecord.case_id == case_id).values(step_key="nowhere"))


def spoil_version(agency_id, number):
    with transaction(db.session) as writing:
        of_agency = update(CalendarVersionRecord).where(CalendarVersionRecord.agency_id == agency_id)
        spoilt = {"content": {"days_off": []}, "stamp": "0" * 32}
        writing.execute(of_agency.where(CalendarVersionRecord.number == number).values(spoilt))


def test_a_file_that_cannot_be_read_stops_none_behind_it(office, agency, caplog):
    cases = [office.file().case_id for _ in range(3)]
    spoil(cases[0])
    close_on(agency)
    assert preview(db.session(), agency, AT).cases_moved == 2
    put_rows_in_force(agency)

    revised = revise_due_times(db.session(), agency, AT)

    assert due_times(agency) == [THURSDAY_CLOSING, FRIDAY_CLOSING, FRIDAY_CLOSING]
    assert (revised.cases_moved, revised.is_done) == (2, True)
    assert version_in_force(agency).cases_moved == 2
    assert f"case {cases[0]}" in caplog.text


def test_an_agency_whose_calendar_cannot_be_read_stops_no_other(bare_app, office, agency):
    kampar = slow_office(bare_app, key="kampar")
    for one in (office, kampar):
        one.file()
    for agency_id in (agency, kampar.budi.agency_id):
        close_on(agency_id)
        put_rows_in_force(agency_id)
    spoil_version(agency, 2)

    with pytest.raises(UnreadableCalendar):
        continue_revisions(db.session(), AT)

    assert due_times(kampar.budi.agency_id) == [FRIDAY_CLOSING]


def test_an_earlier_version_that_cannot_be_read_closes_no_page_of_clocks(office, agency):
    case_id = office.file().case_id
    office.press(case_id, "dispatched", by=office.budi, task=2, key="")
    close_on(agency)
    put_rows_in_force(agency)
    revise_due_times(db.session(), agency, AT)
    spoil_version(agency, 1)

    clock = read_clocks(db.session(), case_id, office.budi, AT).find("task-2")

    assert clock.due_at == THURSDAY_CLOSING
    assert not clock.basis.is_proof
