"""Whoever signs has the paper to himself: of many who begin at the same instant, one does."""

from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from app.domain.case.refusals import Reason
from app.extensions import db
from app.records.letters import SigningClaimRecord
from app.services.declined import Declined
from app.services.signing_desk.claims import LASTS, claim, claims_on, letter_subject
from tests.small_office import AT
from tests.starting import at_once

MANY = 8
PAPER = letter_subject(31)


def left_by_a_crash(office, at):
    """A claim that nobody gave up: its program was killed."""
    mine = {
        "agency_id": office.budi.agency_id,
        "officer_id": office.budi.id,
        "officer_name": office.budi.name,
    }
    db.session.add(
        SigningClaimRecord(subject=PAPER, key="of a program that is no more", claimed_at=at, **mine)
    )
    db.session.commit()


def test_of_many_who_begin_at_once_one_signs_and_the_others_hear_who_and_since_when(office):
    results = all_at_once(office, AT)

    (winner,) = [one for one in results if isinstance(one, str)]
    refused = [one.refused for one in results if isinstance(one, Declined)]
    assert len(refused) == MANY - 1
    assert {one.reason for one in refused} == {Reason.SIGNING_UNDER_WAY}
    assert {(one.details["who"], one.details["since"]) for one in refused} == {(winner, AT)}
    assert claims_on(db.session, [PAPER], AT) == {}


def test_what_a_crash_left_behind_is_taken_over_by_one_once_it_is_stale(office):
    left_by_a_crash(office, AT)
    later = AT + LASTS + timedelta(seconds=1)

    with pytest.raises(Declined), claim(db.session, PAPER, office.nur, AT + LASTS):
        pytest.fail("the claim still held")
    results = all_at_once(office, later)

    assert len([one for one in results if isinstance(one, str)]) == 1
    assert db.session.scalars(select(SigningClaimRecord)).all() == []


def all_at_once(office, at):
    """Let many begin; whoever holds the claim keeps it until the last one has tried."""
    all_tried = Barrier(MANY)

    def signing(who):
        def sign():
            try:
                with claim(db.session, PAPER, who, at):
                    all_tried.wait(timeout=30)
                    return who.name
            except Declined:
                all_tried.wait(timeout=30)
                raise

        return sign

    return at_once(office.app, [signing(who) for who in [office.budi, office.nur] * (MANY // 2)])
