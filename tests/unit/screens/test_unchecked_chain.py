"""A sound signature of an issuer whom nobody here can ask about: told as unaltered, never as valid, never as false."""

from datetime import UTC, date, datetime

import pytest

from app.domain.permit.standings import Standing
from app.gateways.signatures import Verdict, Verification
from app.screens.permits.archived_words import archived_words
from app.screens.public.copy_sentences import sentence_for_copy
from app.services.permit_life.archived import ArchivedPermit
from app.services.verification import CopyCheck, Likeness, PublicPermit

SIGNED_AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
UNCHECKED = "penerbit sertifikatnya tidak dapat diperiksa"
PERMIT = PublicPermit(
    agency_name="DPMPTSP", agency_contact=(), zone="Asia/Jakarta", title="Izin Genset", number="500/1", holder="A***",
    standing=Standing.VALID, valid_from=date(2026, 11, 23), valid_until=None, signed_at=SIGNED_AT,
    signatory_name="Harun Contoh", signatory_position="Kepala Dinas", is_electronic=True, is_trial=False, short_code="",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _in_indonesian(page_of_nothing):
    with page_of_nothing("id"):
        yield


def test_an_officer_reads_that_the_issuer_could_not_be_checked():
    found = Verification(Verdict.UNTRUSTED, signer="Harun Contoh", is_chain_checked=False)

    words = archived_words(ArchivedPermit(is_there=True, is_unchanged=True, verification=found))

    assert words.standing == "soon"
    assert UNCHECKED in words.meaning


def test_an_officer_reads_that_a_signature_whose_issuer_was_checked_in_vain_does_not_hold():
    found = Verification(Verdict.UNTRUSTED, signer="Harun Contoh")

    words = archived_words(ArchivedPermit(is_there=True, is_unchanged=True, verification=found))

    assert words.standing == "late"
    assert "tidak sah" in words.meaning


def test_a_visitor_reads_the_same_of_a_copy():
    check = CopyCheck(
        likeness=Likeness.SAME, has_sound_signature=True, signer="Harun Contoh", is_chain_checked=False
    )

    assert UNCHECKED in sentence_for_copy(check, PERMIT).signature
