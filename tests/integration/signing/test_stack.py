"""A stack of permits: signed one by one, each with its outcome, whatever happens to the others."""

import pytest

from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.cases import ApplicantRecord, CaseRecord
from app.services.declined import Declined
from app.services.signing_desk.batches import Ticked, find_open_batch, open_batch
from app.services.signing_desk.claims import claim
from tests.integration.screens_staff.desks import KADIS
from tests.integration.signing.stacks import HEAD_OF_KAMPAR, WRONG


def change_holder(office, case_id, name):
    with office.app.app_context():
        case = db.session.get_one(CaseRecord, case_id)
        db.session.get_one(ApplicantRecord, case.applicant_id).name = name
        db.session.commit()


def test_one_that_changed_since_it_was_seen_is_refused_and_the_others_are_signed(office):
    first, second = office.file_at_signing(name="CV Satu"), office.file_at_signing(name="CV Dua")
    batch_id = office.tick_all()
    change_holder(office, first, "CV Lain")

    outcomes = [office.sign_one(batch_id) for _ in range(2)]

    assert [one.item.case_id for one in outcomes] == [first, second]
    assert outcomes[0].item.refused.reason is Reason.SEEN_OTHERWISE
    assert office.states(batch_id) == ["refused", "signed"]
    assert office.counts() == (2, 1, 0)
    assert [one.case_id for one in office.papers_of()] == [first]
    assert office.ledger_faults() == ()


def test_a_wrong_passphrase_stops_the_stack_and_the_third_one_warns(office):
    office.file_at_signing()
    batch_id = office.tick_all()

    tries = [office.sign_one(batch_id, WRONG) for _ in range(3)]

    assert [one.stops for one in tries] == [True] * 3
    assert {one.item.refused.reason for one in tries} == {Reason.PASSPHRASE_WRONG}
    assert [one.item.refused.details["is_often"] for one in tries] == [False, False, True]
    assert office.states(batch_id) == ["waiting"]
    assert office.sign_one(batch_id).is_finished
    assert office.counts() == (1, 1, 0)


def test_wrong_passphrases_are_counted_for_the_stack_since_each_is_tried_on_another_paper(office):
    for name in ("CV Satu", "CV Dua", "CV Tiga"):
        office.file_at_signing(name=name)
    batch_id = office.tick_all()

    tries = [office.sign_one(batch_id, WRONG) for _ in range(3)]

    assert len({one.item.id for one in tries}) == 3
    assert [one.item.refused.details["tries"] for one in tries] == [1, 2, 3]
    assert "kali lagi" not in office.read(KADIS, f"/signing/stacks/{batch_id}").text


def test_what_somebody_else_is_signing_is_left_to_him_and_can_be_signed_later(office):
    office.file_at_signing()
    (paper,) = office.papers_of()
    batch_id = office.tick_all()
    with office.app.app_context(), claim(db.session, paper.subject, office.actor(KADIS), office.now):
        refused = office.sign_one(batch_id)
        (shown,) = office.papers_of()

    assert refused.item.refused.reason is Reason.SIGNING_UNDER_WAY
    assert refused.item.refused.details["since"] == office.now
    assert not shown.may_be_signed
    assert office.sign_one(batch_id).is_finished
    assert office.states(batch_id) == ["signed"]


def test_nothing_of_another_agency_lies_on_the_desk_or_can_be_ticked_or_signed(office):
    office.file_at_signing()
    (paper,) = office.papers_of()
    batch_id = office.tick_all()

    assert office.papers_of(HEAD_OF_KAMPAR) == ()
    with pytest.raises(Declined) as foreign:
        office.sign_one(batch_id, username=HEAD_OF_KAMPAR)
    assert foreign.value.refused.reason is Reason.UNKNOWN_BATCH
    seen = Ticked(paper.subject, paper.fingerprint)
    with office.app.app_context(), pytest.raises(Declined) as unknown:
        open_batch(db.session(), [seen], office.actor(HEAD_OF_KAMPAR), office.now)
    assert unknown.value.refused.reason is Reason.UNKNOWN_DOCUMENT


def test_a_stack_half_signed_is_found_again_and_a_new_one_takes_its_place(office):
    for name in ("CV Satu", "CV Dua"):
        office.file_at_signing(name=name)
    batch_id = office.tick_all()
    office.sign_one(batch_id)

    with office.app.app_context():
        found = find_open_batch(db.session(), office.actor(KADIS))
    newer = office.tick_all()

    assert (found.id, found.left) == (batch_id, 1)
    assert office.states(batch_id) == ["signed", "left"]
    assert office.sign_one(newer).is_finished
