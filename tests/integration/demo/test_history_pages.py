"""What everybody sees of an invented history: the pages open, though no paper was ever made for it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.extensions import db
from app.records.cases import CaseRecord
from app.services.demo.history import Wish, make_history

CASES = 60
WISH = Wish(seed=3, months=4, until_on=date(2026, 11, 20))


@pytest.fixture
def history(house):
    app = house.move_into("staffed")
    with app.app_context():
        house.fast_forward("a history to look at", lambda: make_history(db.session, WISH, CASES))
        yield app


def one_of_each_status():
    found = db.session.scalars(select(CaseRecord).where(CaseRecord.agency_id == 2).order_by(CaseRecord.id))
    return {row.status: (row.id, row.number, row.tracking_token, row.facts) for row in found}


def test_the_pages_of_its_files_open(history):
    siti = history.test_client().login("supervisor.rohil")
    anybody = history.test_client()

    for case_id, number, token, facts in one_of_each_status().values():
        page = siti.get(f"/cases/{case_id}")
        assert page.status_code == 200
        assert number in page.text
        assert siti.get(f"/cases/{case_id}/clocks").status_code == 200
        assert anybody.get(f"/lacak/{token}").status_code == 200
        if facts.get("permit.token"):
            assert anybody.get(f"/v/{facts['permit.token']}").status_code == 404


def test_the_lists_of_its_supervisor_open(history):
    siti = history.test_client().login("supervisor.rohil")

    for page in ("/register/", "/dashboard/", "/breaches/", "/rescue/", "/workload/"):
        assert siti.get(page).status_code == 200, page
