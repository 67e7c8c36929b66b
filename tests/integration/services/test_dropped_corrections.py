"""What the applicant was asked to mend is asked no more once the case goes on without the task that asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.domain.case.actions import DeemApproved
from app.extensions import db
from app.records.catalogue import PermitTypeRecord
from app.records.papers import CorrectionRecord
from app.services.actors import THE_SYSTEM
from app.services.casefile.rows import list_corrections
from app.services.transactions import transaction
from tests.clock_office import correct, press, pull
from tests.small_office import BACK_OFFICE, STEPS, furnish

ON = [{"key": "done", "label": "Selesai", "targets": ["join"]}]
ASK = {"key": "correct", "label": "Minta perbaikan", "route": "correct", "needs": ["note"]}
PARTS = {"key": "dispatched", "label": "Teruskan", "targets": ["study", "survey"], "clock": "start_promise"}
STUDY = {"key": "study", "holder": BACK_OFFICE, "work": "enter_data", "outcomes": [*ON, ASK]}
JOIN = {
    **STUDY,
    "key": "join",
    "joins": "wait_for_others",
    "outcomes": [{"key": "done", "label": "Selesai", "targets": ["number"]}],
}


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        dispatch = {**STEPS[1], "outcomes": [PARTS]}
        yield furnish(bare_app, [STEPS[0], dispatch, STUDY, {**STUDY, "key": "survey"}, JOIN, STEPS[2]])


def test_what_one_branch_asked_is_asked_no_more_once_silence_has_granted_the_application(office):
    with transaction(db.session) as writing:
        writing.execute(update(PermitTypeRecord).values(deemed_issues=True))
    case_id = office.file().case_id
    press(office, case_id, 2, "dispatched")
    correct(office, case_id, 3, after=timedelta(hours=1))

    pull(office, case_id, DeemApproved(), by=THE_SYSTEM, after=timedelta(days=14))

    assert list_corrections(db.session(), case_id) == ()
    assert db.session.scalars(select(CorrectionRecord.state)).all() == ["dropped"]
