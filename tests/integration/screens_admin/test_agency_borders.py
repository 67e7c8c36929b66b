"""An agency's admin meets his own agency's rows and no others, by whatever way he asks."""

from __future__ import annotations

from datetime import date

import pytest

from app.records.agencies import AgencyRecord, OfficeRecord
from app.records.calendars import DayOffRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from tests.integration.screens_admin.desk import agency_id, row, rows
from tests.integration.screens_admin.screens import OF_AN_AGENCY, READ_ONLY

CHANGEABLE = sorted(OF_AN_AGENCY.keys() - READ_ONLY)


def of_kampar(place: str) -> int:
    return row(OF_AN_AGENCY[place], agency="kampar").id


@pytest.mark.parametrize("place", sorted(OF_AN_AGENCY))
def test_another_agencys_row_is_as_unknown_as_one_that_does_not_exist(yusuf, place):
    answer = yusuf.get(f"/{place}/show/{of_kampar(place)}")

    assert answer.status_code == 404


@pytest.mark.parametrize("place", CHANGEABLE)
def test_another_agencys_row_is_neither_changed_nor_deleted(yusuf, place):
    foreign = of_kampar(place)

    answers = [
        yusuf.get(f"/{place}/edit/{foreign}"),
        yusuf.post(f"/{place}/edit/{foreign}", name="Milik kami"),
        yusuf.post(f"/{place}/delete/{foreign}"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert row(OF_AN_AGENCY[place], agency="kampar").id == foreign


def test_assignments_of_another_agency_are_unknown_too(yusuf):
    officer = row(OfficerRecord, agency="kampar")
    (assignment, *_) = rows(AssignmentRecord, officer_id=officer.id)

    answers = [yusuf.get(f"/assignments/{verb}/{assignment.id}") for verb in ("show", "edit")]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_list_holds_the_own_agencys_rows_only(yusuf, admin):
    own, every = (
        yusuf.open("/positions/list/?psize_PositionScreen=50"),
        admin.open("/positions/list/?psize_PositionScreen=50"),
    )

    assert own.text.count("Admin Instansi") < every.text.count("Admin Instansi")
    assert not own.says("Kabupaten Kampar")


def test_who_serves_one_agency_is_not_asked_which(yusuf, admin):
    own, every = yusuf.open("/offices/add"), admin.open("/offices/add")

    assert not own.tree.xpath("//*[@name='agency']")
    assert every.tree.xpath("//*[@name='agency']")


def test_a_smuggled_agency_is_not_heard(yusuf):
    kampar = agency_id("kampar")

    yusuf.post(
        "/offices/add", agency=kampar, agency_id=kampar, name="Dinas Baru", short_name="Baru", key="baru"
    )

    assert row(OfficeRecord, key="baru").agency_id == agency_id("rohil")


def test_an_office_of_another_agency_cannot_be_chosen(yusuf):
    foreign = row(OfficeRecord, agency="kampar").id

    answer = yusuf.post(
        "/positions/add",
        office=foreign,
        label="Mata-mata",
        role="technical_team",
        key="mata_mata",
        rank_order=1,
    )

    assert answer.status_code == 422
    assert rows(PositionRecord, key="mata_mata") == []


def test_officer_and_position_of_an_assignment_belong_to_one_agency(admin):
    officer, position = row(OfficerRecord), row(PositionRecord, agency="kampar", key="head")

    answer = admin.post(
        "/assignments/add",
        officer=officer.id,
        position=position.id,
        capacity="definitive",
        from_on="2026-01-01",
    )

    assert answer.status_code == 422
    assert "milik instansi lain" in answer.text


def test_no_account_is_made_for_another_agencys_officer(yusuf):
    foreign = row(OfficerRecord, agency="kampar").id

    assert yusuf.get(f"/officers/{foreign}/account").status_code == 404


def test_an_agencys_admin_neither_founds_nor_removes_an_agency(yusuf):
    own = agency_id("rohil")

    answers = [yusuf.get("/agencies/add"), yusuf.post("/agencies/add"), yusuf.post(f"/agencies/delete/{own}")]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert "Tambah" not in yusuf.open("/agencies/list/").buttons
    assert not yusuf.open("/agencies/list/").says("Hapus")


def test_the_installations_admin_founds_an_agency(admin):
    admin.save(
        "/agencies/add", key="siak", name="Dinas PMPTSP", short_name="DPMPTSP Siak", government="Pemerintah Kabupaten Siak",
        regency="Kabupaten Siak", place="Siak Sri Indrapura",
    )  # fmt: skip

    assert rows(AgencyRecord, key="siak")


def test_holidays_are_taken_in_for_the_own_agency_whatever_is_sent(yusuf):
    kampar = agency_id("kampar")
    before = len(rows(DayOffRecord, agency_id=kampar))

    yusuf.post(
        "/days-off/take-in",
        agency=kampar,
        year=2023,
        kinds=["national_holiday", "collective_leave"],
    )

    assert row(DayOffRecord, on_date=date(2023, 8, 17))
    assert len(rows(DayOffRecord, agency_id=kampar)) == before
