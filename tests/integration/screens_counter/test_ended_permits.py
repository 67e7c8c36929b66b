"""A permit that was ended between its signature and the counter is not handed out, and its file can be closed."""

from http import HTTPStatus

import pytest

from app.domain.case.access import Permission
from app.domain.case.actions import Cancel
from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.permits import PermitRecord
from app.services.casework.loading import load_case
from app.services.casework.moving import move
from app.services.declined import Declined
from app.services.permit_life.collecting import refuse_ended_permit
from tests.integration.screens_counter.test_handing_over import ANSWERED, hand_over, surveys
from tests.integration.screens_staff.desks import BUDI


@pytest.fixture
def revoked(office, ready):
    """A file whose permit was revoked while it lay at the counter."""
    end(office, ready, "revoked")
    return ready


def end(office, case_id, state):
    with office.app.app_context():
        permit = db.session.query(PermitRecord).filter_by(case_id=case_id).one()
        permit.state, permit.ended_at = state, office.now
        db.session.commit()


def permit_of(office, case_id):
    with office.app.app_context():
        permit = db.session.query(PermitRecord).filter_by(case_id=case_id).one()
        return permit.state, permit.number.voided_at


def test_the_page_says_it_before_anything_is_asked(office, revoked):
    answer = office.at(BUDI).get(f"/loket/serah/{revoked}")

    assert answer.status_code == HTTPStatus.CONFLICT
    assert "tidak boleh diserahkan" in answer.text
    assert "Dicabut" in answer.text
    assert "Sembilan pertanyaan" not in answer.text


def test_whoever_sends_the_form_all_the_same_hands_nothing_over(office, revoked):
    before = office.footprint()

    answer = hand_over(office, revoked, ANSWERED)

    assert answer.status_code == HTTPStatus.CONFLICT
    assert office.footprint() == before
    assert surveys(office) == []


@pytest.mark.parametrize("state", ["replaced", "void"])
def test_one_that_was_replaced_or_became_void_is_refused_too(office, revoked, state):
    end(office, revoked, state)

    with office.app.app_context():
        row = load_case(db.session, revoked, agency_id=office.actor(BUDI).agency_id).row
        with pytest.raises(Declined) as declined:
            refuse_ended_permit(db.session, row)

    assert declined.value.refused.reason is Reason.ENDED_BEFORE_COLLECTED


def test_the_supervisor_closes_the_file_and_the_permit_stays_what_it_was(office, revoked):
    with office.app.app_context():
        by = office.actor("supervisor.rohil")
        assert Permission.CASE_CANCEL in by.officer.permissions
        move(
            db.session,
            case_id=revoked,
            action=Cancel("Izin dicabut sebelum diambil.", "ended_before_collected"),
            by=by,
            at=office.now,
        )

    assert [case.status for case in office.cases()] == ["cancelled"]
    assert permit_of(office, revoked) == ("revoked", None)
    assert office.told(revoked, "number_voided") == []
