"""Supervisors of Rokan Hilir see nothing of Kampar, and the other way round."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from sqlalchemy import select

from app.extensions import db
from app.records.catalogue import PermitTypeRecord
from app.records.staff import OfficerRecord
from tests.boards import agency_id_of, fill_board
from tests.integration.screens_dashboard.boards_read import DASHBOARD, board_of, workbook
from tests.integration.screens_staff.desks import FRONT_KAMPAR, SITI

SUPERVISOR_OF_KAMPAR = "supervisor.kampar"


@pytest.fixture
def both(office):
    with office.app.app_context():
        fill_board("kampar", times=7)
    return office


def kampar_type(office) -> int:
    with office.app.app_context():
        types = select(PermitTypeRecord.id).where(PermitTypeRecord.agency_id == agency_id_of("kampar"))
        return db.session.scalars(types).first()


def test_each_agency_reads_its_own_figures(both):
    ours, theirs = (both.read(name, DASHBOARD).tree.text_content() for name in (SITI, SUPERVISOR_OF_KAMPAR))

    assert ("308" in ours, "2.156" in ours) == (True, False)
    assert ("308" in theirs, "2.156" in theirs) == (False, True)


def test_the_figures_of_an_agency_do_not_change_by_what_another_does(office):
    with office.app.app_context():
        alone = board_of("rohil")
        fill_board("kampar", times=7)

        assert board_of("rohil") == alone


@pytest.mark.parametrize("place", ["", "report.pdf", "report.xlsx"])
def test_a_permit_type_of_the_other_agency_is_unknown(both, place):
    answer = both.at(SITI).get(f"{DASHBOARD}{place}?permit_type={kampar_type(both)}")

    assert answer.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("narrowed", ["office=tidak_ada", "step=tidak_ada", "permit_type=999999"])
def test_what_no_agency_has_is_unknown(both, narrowed):
    assert both.at(SITI).get(f"{DASHBOARD}?{narrowed}").status_code == HTTPStatus.NOT_FOUND


def test_the_lists_behind_show_nothing_of_the_other_agency(both):
    both.file(agency="kampar", by=FRONT_KAMPAR, name="CV Orang Kampar")
    with both.app.app_context():
        officer = db.session.scalars(
            select(OfficerRecord.id).where(OfficerRecord.agency_id == agency_id_of("kampar"))
        ).first()
    paths = (
        f"{DASHBOARD}work/",
        f"{DASHBOARD}work/?permit_type={kampar_type(both)}",
        f"{DASHBOARD}work/?officer={officer}",
        "/register/?status=running",
        f"/register/?officer={officer}&stand=late",
        f"/register/?permit_type={kampar_type(both)}&age=0",
    )

    shown = [path for path in paths if "CV Orang Kampar" in both.read(SITI, path).text]

    assert shown == []


def test_the_workbook_names_nobody_of_the_other_agency(both):
    with both.app.app_context():
        names = select(OfficerRecord.name, OfficerRecord.agency_id)
        ours = {name for name, agency in db.session.execute(names) if agency == agency_id_of("rohil")}
        others = {
            name for name, agency in db.session.execute(names) if agency != agency_id_of("rohil")
        } - ours

    told = {cell.value for tab in workbook(both.at(SITI)) for row in tab.iter_rows() for cell in row}

    assert told & others == set()
    assert told & ours
