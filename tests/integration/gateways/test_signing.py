"""The head signs, and nobody else can in his name."""

import logging
import pickle
import traceback
from datetime import UTC, datetime, timedelta

import pytest

from app.gateways.signatures import (
    CertificateExpired,
    CertificateState,
    CertificateUnreadable,
    LocalSignatures,
    NoCertificate,
    Passphrase,
    SignerIdentity,
    UnsignablePdf,
    WrongPassphrase,
    make_trial_certificate,
    trial_ca_of,
)
from tests.integration.gateways.conftest import DECREE, KADIS, SECRET, WORDS

SEKRETARIS = SignerIdentity(key="sekretaris.rohil", name="Sekretaris Contoh", organisation="DPMPTSP")
WRONG = "kancil-berenang-Rokan-78"


def test_a_signed_permit_is_valid_and_names_its_signer_and_its_trial(provider, signed):
    found = provider.verify(signed)

    assert found.is_valid
    assert found.signer == KADIS.name
    assert found.is_trial
    assert abs(found.signed_at - datetime.now(UTC)) < timedelta(hours=1)


def test_one_ceremony_signs_a_stack_with_one_passphrase(provider, permit):
    with provider.begin(KADIS, SECRET) as ceremony:
        stack = [ceremony.sign(permit.pdf, **DECREE) for _ in range(3)]

    assert all(provider.verify(pdf).is_valid for pdf in stack)


def test_after_the_ceremony_the_key_is_gone(provider, permit):
    with provider.begin(KADIS, SECRET) as ceremony:
        pass

    with pytest.raises(RuntimeError, match="the ceremony is over"):
        ceremony.sign(permit.pdf, **DECREE)


def test_a_wrong_passphrase_opens_nothing(provider):
    with pytest.raises(WrongPassphrase):
        provider.begin(KADIS, Passphrase(WRONG))


def test_an_officer_without_a_certificate_cannot_sign(provider, permit):
    with pytest.raises(NoCertificate):
        provider.sign(permit.pdf, SEKRETARIS, SECRET, **DECREE)

    assert provider.status(SEKRETARIS).state is CertificateState.NONE


def test_the_certificate_is_known_to_be_ready_before_a_passphrase_is_asked(provider):
    status = provider.status(KADIS)

    assert status.is_ready
    assert status.is_trial
    assert "UJI COBA" in status.issuer
    assert status.valid_until > datetime.now(UTC) + timedelta(days=700)


@pytest.mark.parametrize(
    ("shift", "state"),
    [(timedelta(days=731), CertificateState.EXPIRED), (-timedelta(days=1), CertificateState.NOT_YET_VALID)],
)
def test_a_certificate_that_does_not_hold_today_signs_nothing(keys, shift, state):
    later = LocalSignatures(keys, clock=lambda: datetime.now(UTC) + shift)

    assert later.status(KADIS).state is state
    with pytest.raises(CertificateExpired):
        later.begin(KADIS, SECRET)


@pytest.mark.parametrize("ending", ["p12", "pem"])
def test_a_damaged_certificate_is_told_from_a_wrong_passphrase(tmp_path, ending):
    make_trial_certificate(tmp_path, KADIS, SECRET, at=datetime.now(UTC))
    file = tmp_path / f"{KADIS.key}.{ending}"
    file.write_bytes(file.read_bytes()[:100])

    with pytest.raises(CertificateUnreadable):
        LocalSignatures(tmp_path).begin(KADIS, SECRET)


def test_a_renewed_certificate_replaces_the_old_one_under_the_same_ca(tmp_path):
    at = datetime.now(UTC)
    make_trial_certificate(tmp_path, KADIS, SECRET, at=at - timedelta(days=800))
    ca = trial_ca_of(tmp_path)
    expired = LocalSignatures(tmp_path).status(KADIS).state

    make_trial_certificate(tmp_path, KADIS, Passphrase("baru-dan-lebih-panjang"), at=at)

    assert expired is CertificateState.EXPIRED
    assert LocalSignatures(tmp_path).status(KADIS).is_ready
    assert trial_ca_of(tmp_path) == ca


def test_the_keys_can_be_read_by_the_office_account_alone(keys):
    rights = {file.name: file.stat().st_mode & 0o777 for file in keys.iterdir()}

    assert rights["kadis.rohil.p12"] == 0o600
    assert rights["trial-ca.key.pem"] == 0o600


@pytest.mark.parametrize("key", ["../kadis", "kadis/rohil", "", "KADIS", "kadis..rohil", ".p12"])
def test_a_signer_key_names_one_file_and_nothing_else(key):
    with pytest.raises(ValueError, match="is no signer key"):
        SignerIdentity(key=key, name="x", organisation="y")


@pytest.mark.parametrize("pdf", [b"", b"bukan PDF", b"%PDF-1.4 rusak"])
def test_what_is_no_pdf_is_not_signed(provider, pdf):
    with pytest.raises(UnsignablePdf):
        provider.sign(pdf, KADIS, SECRET, **DECREE)


def test_a_certified_permit_is_not_signed_a_second_time(provider, signed):
    with pytest.raises(UnsignablePdf):
        provider.sign(signed, KADIS, SECRET, **DECREE)


def test_the_passphrase_stands_in_no_text_log_trace_file_or_pickle(provider, permit, keys, caplog, capfd):
    caplog.set_level(logging.DEBUG)

    signed = provider.sign(permit.pdf, KADIS, SECRET, **DECREE)
    with pytest.raises(WrongPassphrase) as refusal:
        provider.begin(KADIS, Passphrase(WRONG))
    trace = "".join(traceback.TracebackException.from_exception(refusal.value, capture_locals=True).format())

    seen = [
        caplog.text,
        *capfd.readouterr(),
        trace,
        repr(SECRET),
        str(SECRET),
        f"{SECRET:>40}",
        f"{provider.__dict__}",
    ]
    assert not [text for text in seen if WORDS in text or WRONG in text]
    assert not [file for file in keys.iterdir() if WORDS.encode() in file.read_bytes()]
    assert WORDS.encode() not in signed
    with pytest.raises(TypeError, match="not stored"):
        pickle.dumps(SECRET)
