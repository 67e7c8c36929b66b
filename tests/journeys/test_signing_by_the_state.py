"""The genset permit signed by BSrE from the page of the file: what the head sees, and what stays behind of his secrets."""

import logging
from dataclasses import replace

import pytest
from sqlalchemy import String, cast, select

from app.extensions import db
from app.gateways.signatures import BsreAccount, BsreSignatures, Generation
from app.records.cases import EventRecord
from app.records.permits import PermitRecord
from app.records.staff import OfficerRecord
from app.services.tools import EXTENSION
from tests.bsre_stand_in import NIK, PASSWORD, USER, Bsre, serving
from tests.bsre_stand_in import PASSPHRASE as WORDS
from tests.journeys.genset_way import genset_at
from tests.signing_authorities import signing_authority

PASSPHRASE = {"Frasa sandi sertifikat Anda": WORDS}
SIGN = "Tandatangani (TTE)"


@pytest.fixture(scope="module")
def authority():
    return signing_authority("BSrE TIRUAN", "Harun Contoh")


@pytest.fixture
def generation():
    return Generation.TWO


@pytest.fixture
def state(generation, office, authority, tmp_path):
    """The office signs by the state, which knows its head."""
    before = office.tools
    with serving(Bsre(sign=authority.sign)) as service:
        account = BsreAccount(service.url, USER, PASSWORD, generation)
        signatures = BsreSignatures(account, roots=(authority.root,), kept_in=tmp_path / "kept")
        office.app.extensions[EXTENSION] = replace(before, signatures=signatures, signs_on_trial=False)
        know_head(office)
        yield service
    office.app.extensions[EXTENSION] = before


def know_head(office):
    with office.app.app_context():
        db.session.query(OfficerRecord).filter_by(name="Harun Contoh").update({"nik": NIK})
        db.session.commit()


@pytest.mark.parametrize("generation", list(Generation), ids=["v1", "v2"])
def test_the_head_signs_by_the_state_and_the_permit_says_no_trial(office, state):
    walk = genset_at(office, "sign")

    walk.act_alone("kadis.rohil", SIGN, PASSPHRASE)

    with office.app.app_context():
        permit = db.session.scalars(select(PermitRecord)).one()
        archived = office.tools.store.read(permit.sha256)
    assert not permit.is_trial
    assert archived == state.signed[0]


@pytest.mark.parametrize(
    ("mood", "sentence"),
    [
        ("own_words", "Kuota tanda tangan ••• habis"),
        ("drops", "tidak menjawab pada waktunya"),
    ],
)
def test_the_head_reads_why_nothing_was_signed_and_presses_again(office, state, mood, sentence):
    walk = genset_at(office, "sign")
    state.mood = mood

    shown = walk.act_in_vain("kadis.rohil", SIGN, PASSPHRASE)

    assert shown.says(sentence)
    state.mood = "kind"
    walk.act_alone("kadis.rohil", SIGN, PASSPHRASE)
    assert walk.open_steps == ["print"]


def test_neither_passphrase_nor_nik_stays_in_events_or_logs(office, state, caplog):
    caplog.set_level(logging.DEBUG)
    walk = genset_at(office, "sign")
    state.mood = "own_words"
    page = walk.act_in_vain("kadis.rohil", SIGN, PASSPHRASE).text
    state.mood = "kind"

    walk.act_alone("kadis.rohil", SIGN, PASSPHRASE)

    with office.app.app_context():
        bodies = list(db.session.scalars(select(cast(EventRecord.body, String))))
    shown = [page, caplog.text, *bodies]
    assert not [text for text in shown for secret in (WORDS, NIK, PASSWORD) if secret in text]
