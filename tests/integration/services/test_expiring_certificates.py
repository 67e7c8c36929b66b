"""A certificate near its end is told of in time, to who can do something about it, and not every day."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.extensions import db
from app.gateways.signatures import LocalSignatures, Passphrase, make_trial_certificate
from app.records.agencies import AgencyRecord
from app.records.oversight import NoticeRecord
from app.records.staff import OfficerRecord
from app.screens.notice_sentences import notice_line
from app.services.issuing.expiring import warn_of_expiring
from app.services.issuing.signers import signer_of
from app.services.notices import Notice, NoticeKind

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def office(house):
    app = house.move_into("staffed")
    with app.app_context():
        yield app


@pytest.fixture
def certify(office, tmp_path):
    """Give Rokan Hilir's head a certificate with so many days left; gives the provider on that day."""

    def make(days):
        head = db.session.scalars(select(OfficerRecord).where(OfficerRecord.name == "Harun Contoh")).one()
        agency = db.session.get_one(AgencyRecord, head.agency_id)
        made_at = NOW - timedelta(days=100)
        life = timedelta(days=100 + days, hours=1)
        make_trial_certificate(
            tmp_path, signer_of(head, agency), Passphrase("rahasia"), at=made_at, valid_for=life
        )
        return LocalSignatures(tmp_path, clock=lambda: NOW)

    return make


def warn(signatures, at):
    return warn_of_expiring(db.session, signatures, at)


def told():
    query = (
        select(OfficerRecord.name, NoticeRecord.body)
        .join(OfficerRecord, OfficerRecord.id == NoticeRecord.officer_id)
        .where(NoticeRecord.kind == NoticeKind.CERTIFICATE)
    )
    return db.session.execute(query).all()


@pytest.mark.parametrize(("days", "warned"), [(31, 0), (29, 1), (0, 1), (-2, 0)])
def test_it_is_told_from_thirty_days_before_the_end(certify, days, warned):
    assert warn(certify(days), NOW) == warned


def test_the_head_and_the_agencys_admin_hear_of_it(certify):
    warn(certify(12), NOW)

    names = {name for name, _body in told()}
    assert "Harun Contoh" in names
    assert len(names) == 2


def test_it_is_told_once_a_week(certify):
    signatures = certify(20)

    counts = [warn(signatures, NOW + timedelta(days=day)) for day in (0, 1, 6, 8)]

    assert counts == [1, 0, 0, 1]


def test_the_notice_says_whose_and_how_long_still(office, certify):
    warn(certify(12), NOW)
    body = told()[0].body

    with office.test_request_context():
        line = notice_line(Notice(1, NoticeKind.CERTIFICATE, NOW, body=body))

    assert "Harun Contoh" in line.sentence
    assert "12" in line.sentence
    assert line.more == 0
