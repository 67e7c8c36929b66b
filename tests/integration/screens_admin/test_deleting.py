"""What is still needed is not deleted, and the admin hears why; what nobody needs goes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.records.agencies import AgencyRecord, OfficeRecord
from app.records.calendars import HoursPeriodRecord
from app.records.catalogue import PermitTypeRecord, RequirementRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from tests.integration.screens_admin.desk import keep, row, rows
from tests.journeys.pages import Page

USED = "masih dipakai oleh data lain"


def deleted(desk, address: str) -> Page:
    """Press delete and follow to where it leads."""
    answer = desk.post(address)
    assert answer.status_code == 302
    return desk.open(answer.location)


@pytest.mark.parametrize(
    ("place", "record", "values", "sentence"),
    [
        ("permit-types", PermitTypeRecord, {"key": "genset"}, USED),
        (
            "positions",
            PositionRecord,
            {"key": "back_office"},
            "disebut dalam tugas yang terbuka atau dalam SOP",
        ),
        ("positions", PositionRecord, {"key": "auditor"}, USED),
        ("offices", OfficeRecord, {"key": "kominfo"}, USED),
        ("officers", OfficerRecord, {}, USED),
        ("hours", HoursPeriodRecord, {}, "masih mempunyai jam"),
    ],
)
def test_a_row_in_use_stays(yusuf, place, record, values, sentence):
    used = row(record, **values).id

    page = deleted(yusuf, f"/{place}/delete/{used}")

    assert page.says(sentence)
    assert rows(record, id=used)


def test_an_agency_with_anything_of_its_own_stays(admin):
    (rohil,) = rows(AgencyRecord, key="rohil")

    assert deleted(admin, f"/agencies/delete/{rohil.id}").says(USED)


def test_a_requirement_that_nobody_holds_a_document_for_goes(yusuf):
    unused = row(RequirementRecord).id

    page = deleted(yusuf, f"/requirements/delete/{unused}")

    assert page.says("dihapus")
    assert rows(RequirementRecord, id=unused) == []


def test_an_assignment_that_has_begun_is_ended_and_not_deleted(yusuf):
    (held, *_) = rows(AssignmentRecord, officer_id=row(OfficerRecord).id)

    page = deleted(yusuf, f"/assignments/delete/{held.id}")

    assert page.says("Isilah hari terakhirnya saja.")
    assert rows(AssignmentRecord, id=held.id)


def test_an_assignment_of_next_year_may_be_taken_back(yusuf):
    officer, position = row(OfficerRecord), row(PositionRecord, key="auditor")
    next_year = datetime.now(UTC).date() + timedelta(days=365)
    keep(AssignmentRecord(officer_id=officer.id, position_id=position.id, from_on=next_year))
    (planned,) = rows(AssignmentRecord, officer_id=officer.id, from_on=next_year)
    key = planned.id

    deleted(yusuf, f"/assignments/delete/{key}")

    assert rows(AssignmentRecord, id=key) == []


def test_a_link_deletes_nothing(yusuf):
    unused = row(RequirementRecord).id

    answer = yusuf.get(f"/requirements/delete/{unused}")

    assert answer.status_code == 405
    assert rows(RequirementRecord, id=unused)


def test_a_form_of_another_page_deletes_nothing(yusuf):
    unused = row(RequirementRecord).id

    answer = yusuf.client.post(f"/requirements/delete/{unused}", with_token=False)

    assert answer.status_code == 400
    assert rows(RequirementRecord, id=unused)


def test_a_day_once_deleted_is_gone_for_a_second_press(yusuf):
    unused = row(RequirementRecord).id
    yusuf.post(f"/requirements/delete/{unused}")

    assert yusuf.post(f"/requirements/delete/{unused}").status_code == 404
