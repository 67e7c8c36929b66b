"""A permit in the place of another: one application at a time, and a void one gives the place back."""

import json
from datetime import timedelta

import pytest

from app.domain.case.refusals import Reason
from app.domain.permit.standings import Standing
from app.domain.permit.succession import Why
from app.extensions import db
from app.records.cases import EventRecord
from app.records.permits import CaseOriginRecord, GivenNumberRecord, PermitRecord
from app.services.actors import THE_SYSTEM
from app.services.declined import Declined
from app.services.permit_life.succession import find_refusal_to_renew, give_place_back, replace_permit
from app.services.transactions import transaction
from tests.integration.screens_public import papers
from tests.integration.screens_public.papers import NOW

SHARED = (
    "agency_id", "case_id", "title", "holder_name", "valid_from", "signature", "signed_at", "signed_by", "sha256",
)  # fmt: skip


@pytest.fixture
def old(office, case):
    """Anto's permit, signed by hand."""
    return papers.permit_row(case, b"%PDF-1.7 lama", signature="by_hand")


def signed_successor(old):
    """The permit of a case that asked to replace the old one, just signed."""
    case_id = db.session.get(PermitRecord, old.id).case_id
    papers.kept(CaseOriginRecord(case_id=case_id, permit_id=old.id, why="replacement"))
    number = papers.kept(
        GivenNumberRecord(
            agency_id=old.agency_id, series="genset", year=2026, sequence=2, text="500/2", case_id=case_id,
            given_at=NOW, given_by=1,
        )
    )  # fmt: skip
    shared = {name: getattr(old, name) for name in SHARED}
    newer = papers.kept(PermitRecord(**shared, number_id=number.id, token="permit-token-of-the-newer-one-02"))
    with transaction(db.session) as writing:
        replace_permit(writing, writing.get(PermitRecord, newer.id), THE_SYSTEM, NOW)
    return number.id


def test_while_one_application_runs_another_is_sent_to_it(old, case):
    papers.kept(CaseOriginRecord(case_id=case.id, permit_id=old.id, why="amendment", reason="Pindah alamat"))

    refused = find_refusal_to_renew(db.session(), old, Why.REPLACEMENT, NOW)

    assert (refused.reason, refused.details) == (Reason.SUCCESSOR_RUNNING, {"number": "2026/11/00001"})


def test_the_old_permit_is_replaced_and_holds_again_when_the_new_number_becomes_void(old):
    number_id = signed_successor(old)
    db.session.refresh(old)
    assert (old.state, old.replaced_by.number.text) == ("replaced", "500/2")

    with transaction(db.session) as writing:
        give_place_back(writing, number_id, THE_SYSTEM, NOW)

    db.session.refresh(old)
    assert (old.state, old.replaced_by_id, old.ended_at) == ("valid", None, None)
    told = [row.body for row in db.session.query(EventRecord).filter_by(kind="permit_holds_again")]
    assert [(body["number"], body["replacement"]) for body in told] == [(papers.NUMBER, "500/2")]


@pytest.mark.parametrize("state", ["revoked", "void"])
def test_no_permit_is_signed_in_the_place_of_one_that_ended_while_its_renewal_ran(old, state):
    old.state = state
    db.session.commit()

    with pytest.raises(Declined) as declined:
        signed_successor(old)

    refused = declined.value.refused
    assert refused.reason is Reason.ORIGIN_ENDED
    assert refused.details == {"number": papers.NUMBER, "standing": Standing(state).value}


def test_the_published_list_follows_a_place_that_is_given_back_before_a_later_revocation(old, visitor):
    number_id = signed_successor(old)
    later = papers.kept(GivenNumberRecord(agency_id=old.agency_id, series="genset", year=2026, sequence=3, text="500/3",
        case_id=old.case_id, given_at=NOW, given_by=1))  # fmt: skip
    shared = {name: getattr(old, name) for name in SHARED}
    revoked = {
        "state": "revoked",
        "ended_at": NOW + timedelta(seconds=2),
        "token": "permit-token-of-the-third-one-03",
    }
    papers.kept(PermitRecord(**shared, number_id=later.id, **revoked))
    assert counted(visitor) == {"revoked": 1, "replaced": 1, "void": 0}

    with transaction(db.session) as writing:
        newer = writing.query(PermitRecord).filter_by(number_id=number_id).one()
        newer.state, newer.ended_at = "void", NOW + timedelta(seconds=1)
        writing.flush()
        give_place_back(writing, number_id, THE_SYSTEM, NOW)

    assert counted(visitor) == {"revoked": 1, "replaced": 0, "void": 1}


def counted(visitor):
    """How many permits the list of those that hold no more names in each way."""
    listed = json.loads(visitor.get("/proof/revoked.json").json["payload"])
    return {way: len(listed[way]) for way in ("revoked", "replaced", "void")}
