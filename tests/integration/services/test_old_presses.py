"""The keys of forms sent long ago are taken away, and none that somebody might still send again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.extensions import db
from app.services.repeats import KEPT_FOR, forget_presses, is_repeat, remember_press
from app.services.transactions import transaction
from tests.integration.records.plans import plans_of, scans, sorts
from tests.small_office import AT, furnish


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        yield furnish(bare_app)


def test_a_press_is_known_for_ninety_days_and_then_forgotten(office):
    case_id = office.file().case_id
    with transaction(db.session) as writing:
        remember_press(writing, office.budi, "old", case_id, AT - timedelta(seconds=1))
        remember_press(writing, office.budi, "young", case_id, AT + timedelta(days=1))

    forgotten = forget_presses(db.session, AT + KEPT_FOR)

    assert forgotten == 1
    assert is_repeat(db.session, office.budi, case_id=case_id, request_key="young")
    assert not is_repeat(db.session, office.budi, case_id=case_id, request_key="old")


def test_old_presses_are_found_by_when_they_came(office):
    office.file()

    plan = plans_of(db.session(), lambda: forget_presses(db.session, AT + 2 * KEPT_FOR))[0]

    assert "ix_requests_seen_at" in plan
    assert (scans(plan), sorts(plan)) == ([], False)
