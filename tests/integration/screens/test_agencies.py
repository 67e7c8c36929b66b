"""Rows of one agency are never shown to another, nor put there."""

from __future__ import annotations

import pytest

from tests.integration.screens.lab_tables import District, Permit

FORM = {"number": "P-9", "title": "Izin genset", "fee": "0", "is_urgent": "y"}


def _district(world, agency_id: int, name: str) -> int:
    with world.session() as session:
        district = District(agency_id=agency_id, name=name)
        session.add(district)
        session.flush()
        return district.id


def test_a_list_shows_ones_own_agency_only(office):
    _district(office, 1, "Bangko")
    _district(office, 2, "Bangkinang")

    page = office.client("budi").get("/districts/list/").text

    assert "Bangko" in page
    assert "Bangkinang" not in page


def test_the_admin_of_the_installation_sees_every_agency(office):
    _district(office, 1, "Bangko")
    _district(office, 2, "Bangkinang")

    page = office.client("admin").get("/districts/list/").text

    assert "Bangko" in page
    assert "Bangkinang" in page


def test_whoever_serves_no_agency_sees_nothing(office):
    _district(office, 1, "Bangko")
    with office.session() as session:
        from app.records.staff import OfficerRecord

        session.query(OfficerRecord).delete()

    assert "Bangko" not in office.client("budi").get("/districts/list/").text


@pytest.mark.parametrize("page", ["show", "edit"])
def test_a_page_of_another_agency_is_not_found(office, page):
    key = _district(office, 2, "Bangkinang")

    assert office.client("budi").get(f"/districts/{page}/{key}").status_code == 404


def test_a_new_row_belongs_to_the_agency_of_its_author(office):
    office.client("tuti").post("/districts/add", data={"name": "Bangkinang"})

    with office.session() as session:
        assert session.query(District.agency_id).all() == [(2,)]


def test_a_select_field_offers_ones_own_agency_only(either):
    _district(either, 1, "Bangko")
    _district(either, 2, "Bangkinang")

    page = either.client("budi").get("/permits/add").text

    assert "Bangko" in page
    assert "Bangkinang" not in page


def test_a_row_of_another_agency_cannot_be_chosen_by_writing_its_key(either):
    other = _district(either, 2, "Bangkinang")

    answer = either.client("budi").post("/permits/add", data=FORM | {"district": other})

    assert answer.status_code == 422
    with either.session() as session:
        assert session.query(Permit).count() == 0
