"""Supervisors of Rokan Hilir see nothing of Kampar, and nothing that they send there does anything."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

import pytest
from sqlalchemy import func, select, update

from app.extensions import db
from app.records.cases import TaskRecord
from app.records.oversight import BreachRemarkRecord, NoticeRecord
from tests.integration.screens_oversight.overseen import SITI_KAMPAR, rows
from tests.integration.screens_staff.desks import FRONT_KAMPAR, SITI

KEY = "kunci-dari-halaman-0001"


@pytest.fixture
def kampar(office):
    """A late file of Kampar, whose own SOP gives its counter no limit, taken by its front office."""
    case_id = office.file(agency="kampar", by=FRONT_KAMPAR, name="CV Milik Kampar")
    office.take(case_id, FRONT_KAMPAR)
    with office.app.app_context():
        due_at = office.now + timedelta(minutes=15)
        limit = {"due_at": due_at, "urgent_at": due_at, "allowance_amount": 15, "allowance_unit": "minutes"}
        db.session.execute(update(TaskRecord).where(TaskRecord.case_id == case_id).values(limit))
        db.session.commit()
    office.wait(hours=2)
    office.sweep()
    return case_id


def left_behind(office) -> object:
    with office.app.app_context():
        counted = [
            db.session.scalar(select(func.count()).select_from(record))
            for record in (BreachRemarkRecord, NoticeRecord)
        ]
    return office.footprint(), counted


def test_no_list_shows_a_file_of_the_other_agency(office, kampar):
    officer = office.officer_id(FRONT_KAMPAR)
    lists = ("/rescue/", "/breaches/?state=all", "/workload/untaken?position=front_office")

    pages = [office.read(SITI, path) for path in lists]

    assert [page.says("CV Milik Kampar") for page in pages] == [False] * 3
    assert len(rows(office.read(SITI_KAMPAR, "/breaches/"))) == 1
    assert not office.read(SITI, "/workload/").says("Kampar")
    assert office.at(SITI).get(f"/workload/officers/{officer}").status_code == HTTPStatus.NOT_FOUND


def test_a_breach_of_the_other_agency_is_as_unknown_as_one_that_never_was(office, kampar):
    path = f"/breaches/{office.breach(kampar).id}"

    theirs, none = office.at(SITI).get(path), office.at(SITI).get("/breaches/987654321")

    assert (theirs.status_code, none.status_code) == (HTTPStatus.NOT_FOUND, HTTPStatus.NOT_FOUND)


def test_nothing_sent_with_the_other_agencys_ids_does_anything(office, kampar):
    task, breach = office.task(kampar), office.breach(kampar)
    before = left_behind(office)
    lever = {"case_id": str(kampar), "task": str(task.serial), "request_key": KEY}
    officer = str(office.officer_id(FRONT_KAMPAR))
    sent = {
        "/levers/remind": lever,
        "/levers/reassign": {**lever, "to": ""},
        "/levers/take-over": lever,
        "/levers/extend": {**lever, "amount": "5", "unit": "minutes", "reason": "Coba."},
        "/workload/several/reassign": {"tick": [str(task.id)], "to": officer},
        "/workload/several/remind": {"tick": [str(task.id)]},
        f"/breaches/{breach.id}/acknowledge": {},
        f"/breaches/{breach.id}/follow-up": {"cause": "other", "follow_up": "Coba.", "seen": "0"},
    }

    answers = {path: office.at(SITI).post(path, data=data).status_code for path, data in sent.items()}

    assert {path for path, status in answers.items() if status != HTTPStatus.NOT_FOUND} == {
        "/workload/several/reassign",
        "/workload/several/remind",
    }
    assert left_behind(office) == before
    assert "CV Milik Kampar" not in office.read(SITI, "/workload/").text


def test_an_officer_of_the_other_agency_is_given_nothing(office):
    case_id = office.file()
    form = office.read(SITI, "/rescue/").form("Ingatkan 2026/11/00001").sending()
    officer = str(office.officer_id(FRONT_KAMPAR))

    office.at(SITI).post("/levers/reassign", data={**form.data, "to": officer, "csrf_token": ""})
    form.data["to"] = officer
    form.path = "/levers/reassign"
    form.by(office.at(SITI))

    assert office.task(case_id).assignee_id is None
