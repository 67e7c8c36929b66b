"""A stack signed by BSrE, which times out in between: that paper waits under its number, the others are signed."""

from dataclasses import replace

import pytest

from app.domain.case.refusals import Reason
from app.extensions import db
from app.gateways.signatures import BsreAccount, BsreSignatures, Generation
from app.records.staff import OfficerRecord
from app.services.tools import EXTENSION
from tests.bsre_stand_in import NIK, PASSPHRASE, PASSWORD, USER, Bsre, serving
from tests.signing_authorities import signing_authority


@pytest.fixture(scope="module")
def authority():
    return signing_authority("BSrE TIRUAN", "Harun Contoh")


@pytest.fixture
def state(office, authority, tmp_path):
    """The office signs by the state, which knows its head."""
    before = office.tools
    with serving(Bsre(sign=authority.sign)) as service:
        account = BsreAccount(service.url, USER, PASSWORD, Generation.TWO)
        signatures = BsreSignatures(account, roots=(authority.root,), kept_in=tmp_path / "kept")
        office.app.extensions[EXTENSION] = replace(before, signatures=signatures, signs_on_trial=False)
        with office.app.app_context():
            db.session.query(OfficerRecord).filter_by(name="Harun Contoh").update({"nik": NIK})
            db.session.commit()
        yield service
    office.app.extensions[EXTENSION] = before


def test_a_time_out_of_the_service_costs_one_paper_its_turn_and_no_number(office, state):
    for name in ("CV Satu", "CV Dua"):
        office.file_at_signing(name=name)
    numbers = sorted(one.number for one in office.papers_of())
    batch_id = office.tick_all()

    state.mood = "drops"
    first = office.sign_one(batch_id, PASSPHRASE)
    state.mood = "kind"
    second = office.sign_one(batch_id, PASSPHRASE)

    assert first.item.refused.reason is Reason.SIGNING_OUTCOME_UNKNOWN
    assert not first.stops
    assert second.is_finished
    assert office.states(batch_id) == ["refused", "signed"]
    again = office.tick_all()
    assert office.sign_one(again, PASSPHRASE).is_finished
    assert sorted(office.permit_numbers()) == numbers
    assert office.counts() == (2, 2, 0)


def test_a_service_that_is_away_stops_the_stack_instead_of_failing_every_paper_of_it(office, state, tmp_path):
    for name in ("CV Satu", "CV Dua"):
        office.file_at_signing(name=name)
    batch_id = office.tick_all()
    nobody = BsreAccount("http://127.0.0.1:9", USER, PASSWORD, Generation.TWO)
    office.app.extensions[EXTENSION] = replace(
        office.tools, signatures=BsreSignatures(nobody, kept_in=tmp_path)
    )

    outcome = office.sign_one(batch_id, PASSPHRASE)

    assert outcome.item.refused.reason is Reason.SIGNING_SERVICE_UNREACHABLE
    assert outcome.stops
    assert office.states(batch_id) == ["waiting", "waiting"]
    assert office.counts() == (2, 0, 0)
