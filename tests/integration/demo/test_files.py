"""The files of the demonstration's last weeks: real permits and letters, numbered in the order of the days."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.permit.standings import Standing
from app.extensions import db
from app.records.letters import LetterRecord
from app.records.permits import GivenNumberRecord, PermitCopyRecord, PermitRecord
from app.services.archive.checking import check_files
from app.services.demo import make_demo
from app.services.demo.files import GENSET, TRAVEL, list_plans
from app.services.demo.plans import Ending, Plan, Sequel
from app.services.ledger import verify
from app.services.templates.rechecking import reprint_all
from app.services.tools import EXTENSION
from tests.clients import PASSWORD

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
A_FEW = (
    Plan(*GENSET, 22, Ending.COMPLETED, sequel=Sequel.REVOKED),
    Plan(*GENSET, 20, Ending.COMPLETED, sequel=Sequel.COPIED),
    Plan(*GENSET, 18, Ending.REJECTED, 8, sequel=Sequel.ANSWERED),
    Plan(*TRAVEL, 25, Ending.COMPLETED),
    Plan(*TRAVEL, 9, Ending.COMPLETED, renews=25),
)


def make(app, plans):
    return make_demo(
        db.session,
        app.extensions[EXTENSION],
        app.appbuilder,
        seeds=SEEDS,
        signing_keys=app.config["SETTINGS"].signing_key_folder,
        password=PASSWORD,
        now=NOW,
        plans=plans,
    )


@pytest.fixture
def office(house):
    app = house.move_into("staffed")
    with app.app_context():
        make(app, A_FEW)
        yield app


def test_permits_live_as_in_an_office_that_lived_through_those_weeks(office):
    tools = office.extensions[EXTENSION]
    permits = db.session.scalars(select(PermitRecord).order_by(PermitRecord.signed_at)).all()
    numbers = db.session.scalars(
        select(GivenNumberRecord)
        .where(GivenNumberRecord.series.contains("jenis"))
        .order_by(GivenNumberRecord.given_at)
    ).all()
    letters = db.session.execute(select(LetterRecord.kind, LetterRecord.state)).all()
    prints = list(reprint_all(db.session(), tools, newest=None, presses=1))

    assert sorted(one.state for one in permits) == [
        Standing.REPLACED,
        Standing.REVOKED,
        Standing.VALID,
        Standing.VALID,
    ]
    assert [one.sequence for one in numbers] == list(range(1, 6))
    assert [one.void_reason for one in numbers if one.voided_at] == ["rejected"]
    assert sorted(letters) == [("refusal_letter", "signed"), ("revocation_decree", "signed")]
    assert db.session.scalars(select(PermitCopyRecord.place)).all() == [1]
    assert check_files(db.session(), tools.store, lambda: NOW, sample=None, start="").is_whole
    assert prints
    assert all(one.is_same for one in prints)
    assert verify(db.session) == ()

    assert make(office, A_FEW) == 0


def test_every_planned_file_has_a_name_of_its_own_and_renews_what_came_before():
    plans = list_plans()
    finished = {plan.key: plan for plan in plans if plan.ending is Ending.COMPLETED}

    assert len({plan.key for plan in plans}) == len(plans)
    for plan in plans:
        if plan.renews:
            assert finished[plan.renewed_key].days_ago > plan.days_ago
