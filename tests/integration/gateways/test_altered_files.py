"""A signed permit that is no longer what was signed, and files that strangers upload."""

import io
from datetime import UTC, datetime

import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText

from app.gateways.signatures import (
    LocalSignatures,
    Passphrase,
    SignerIdentity,
    Verdict,
    make_trial_certificate,
    trial_ca_of,
    verify_upload,
)
from tests.integration.gateways.conftest import DECREE


def edited(pdf):
    """Append a changed title, as an editor saves."""
    writer, out = PdfWriter(io.BytesIO(pdf), incremental=True), io.BytesIO()
    writer.add_metadata({"/Title": "Izin lain"})
    writer.write(out)
    return out.getvalue()


def test_a_signed_permit_is_valid_for_whoever_trusts_the_ca(signed, keys):
    assert verify_upload(signed, [trial_ca_of(keys)]).verdict is Verdict.VALID


@pytest.mark.parametrize("part", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_one_flipped_byte_is_refused(signed, provider, part):
    content = bytearray(signed)
    content[int(len(content) * part)] ^= 1

    assert not provider.verify(bytes(content)).is_valid


def noted(pdf):
    """Append a note on the first page, as a reader saves."""
    writer, out = PdfWriter(io.BytesIO(pdf), incremental=True), io.BytesIO()
    writer.add_annotation(0, FreeText(text="Catatan", rect=(50, 50, 200, 90)))
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("edit", [edited, noted])
def test_an_edit_appended_after_signing_is_refused_and_writes_nothing_into_the_log(
    signed, provider, caplog, edit
):
    changed = edit(signed)

    assert changed.startswith(signed)
    assert provider.verify(changed).verdict is Verdict.ALTERED
    assert caplog.text == ""


def test_bytes_appended_after_signing_are_refused(signed, provider):
    assert provider.verify(signed + b"\n% catatan").verdict is Verdict.ALTERED


def test_a_permit_without_a_signature_is_unsigned(permit, provider):
    assert provider.verify(permit.pdf).verdict is Verdict.UNSIGNED


@pytest.mark.parametrize(
    "content", [b"", b"bukan PDF", b"%PDF-1.7\n", b"\x00" * 2000, b"%PDF-1.4\ntrailer<</Root 1 0 R>>"]
)
def test_what_is_no_pdf_is_unreadable_and_never_an_error(content, provider):
    assert provider.verify(content).verdict is Verdict.UNREADABLE


def test_a_file_cut_off_anywhere_is_never_valid_and_never_an_error(signed, provider):
    for length in range(0, len(signed), len(signed) // 12):
        assert not provider.verify(signed[:length]).is_valid


def test_a_forger_with_a_ca_of_the_same_name_is_not_trusted(permit, provider, tmp_path, caplog):

    forger = SignerIdentity(key="kadis.rohil", name="Drs. Contoh Pejabat, M.Si.", organisation="DPMPTSP")
    secret = Passphrase("punya-si-pemalsu")
    make_trial_certificate(tmp_path, forger, secret, at=datetime.now(UTC))
    forged = LocalSignatures(tmp_path).sign(permit.pdf, forger, secret, **DECREE)

    assert provider.verify(forged).verdict is Verdict.UNTRUSTED
    assert "Contoh Pejabat" not in caplog.text


def test_without_any_ca_nothing_is_trusted(signed):
    assert verify_upload(signed, ()).verdict is Verdict.UNTRUSTED
