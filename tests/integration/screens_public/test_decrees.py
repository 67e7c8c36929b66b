"""A decree of revocation made here: the permit holds until the head has signed it, and not a moment longer."""

import json

import pytest

from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.letters import LetterRecord
from app.records.permits import PermitRecord
from app.screens.request_keys import new_request_key
from app.services.actors import THE_SYSTEM
from app.services.casework.loading import load_case
from app.services.declined import Declined
from app.services.permit_life.decrees import refuse_for_ended_permit, revoke_by_letter
from app.services.transactions import transaction
from tests.integration.screens_public.papers import NOW

GROUNDS = {"reasons": "Genset dipasang di tempat lain\nPeringatan tidak diindahkan", "legal": "Perda 1/2024"}


@pytest.fixture
def supervisor(office):
    return office.test_client().login("supervisor.rohil")


def asked(supervisor, permit, key=""):
    typed = GROUNDS | {"request_key": key or new_request_key()}
    return supervisor.post(f"/permits/{permit.row.id}/decree", data=typed)


def test_going_back_and_pressing_again_asks_for_no_second_decree_though_the_first_was_withdrawn(
    supervisor, permit
):
    key = new_request_key()
    asked(supervisor, permit, key)
    db.session.query(LetterRecord).one().state = "withdrawn"
    db.session.commit()

    again = asked(supervisor, permit, key)

    assert again.status_code == 302
    assert db.session.query(LetterRecord).count() == 1


def take_effect():
    """As the signing of a letter does, in its own transaction."""
    with transaction(db.session) as writing:
        letter = writing.query(LetterRecord).one()
        on_file = load_case(writing, letter.case_id, agency_id=letter.agency_id, lock=True)
        revoke_by_letter(writing, on_file, letter, by=THE_SYSTEM, at=NOW)


def listed(visitor):
    return json.loads(visitor.get("/proof/revoked.json").json["payload"])["revoked"]


def test_the_permit_ends_with_the_signature_and_not_before(office, supervisor, visitor, permit):
    asked(supervisor, permit)
    assert "Berlaku" in visitor.get(permit.address).text
    assert listed(visitor) == []

    take_effect()

    assert "Dicabut" in visitor.get(permit.address).text
    assert len(listed(visitor)) == 1
    row = db.session.query(PermitRecord).one()
    assert row.decree_number == db.session.query(LetterRecord).one().number.text
    assert row.end_reason == "Genset dipasang di tempat lain; Peringatan tidak diindahkan"


def test_a_second_decree_is_not_laid_before_the_head(supervisor, permit):
    asked(supervisor, permit)

    again = asked(supervisor, permit)

    assert again.status_code == 409
    assert "sudah menunggu tanda tangan" in again.text
    assert db.session.query(LetterRecord).count() == 1


def test_a_decree_for_a_permit_that_ended_meanwhile_takes_no_effect(supervisor, permit):
    asked(supervisor, permit)
    permit.row.state = "replaced"
    db.session.commit()

    with pytest.raises(Declined) as unsigned:
        refuse_for_ended_permit(db.session, db.session.query(LetterRecord).one())
    with pytest.raises(Declined) as declined:
        take_effect()

    reasons = {one.value.refused.reason for one in (unsigned, declined)}
    assert reasons == {Reason.PERMIT_HOLDS_NO_MORE}
