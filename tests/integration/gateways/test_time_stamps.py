"""With a time-stamp server the office's own signatures carry a time that is not only the signer's word (level B-T)."""

from datetime import UTC, datetime

import pytest

from app.gateways.signatures import LocalSignatures, NoTimeStamp, SignatureNotSound
from tests import pdf_tools
from tests.integration.gateways.conftest import DECREE, KADIS, SECRET
from tests.signing_authorities import stamp_server, stamping_authority


@pytest.fixture(scope="module")
def tsa():
    return stamping_authority("TSA TIRUAN")


@pytest.fixture(scope="module")
def server(tsa):
    with stamp_server(tsa) as address:
        yield address


@pytest.fixture
def stamping(keys, tsa, server):
    return LocalSignatures(keys, stamp_url=server, stamp_roots=(tsa.root,))


def test_a_stamped_signature_is_valid_and_tells_the_servers_time(stamping, permit):
    found = stamping.verify(stamping.sign(permit.pdf, KADIS, SECRET, **DECREE))

    assert found.is_valid
    assert found.is_stamped
    assert found.signed_at <= datetime.now(UTC)


def test_without_a_server_signatures_are_as_before(provider, signed):
    assert provider.verify(signed).is_valid
    assert not provider.verify(signed).is_stamped


def test_a_stamp_by_a_server_that_nobody_vouches_for_is_no_stamp(keys, server, permit):
    distrusting = LocalSignatures(keys, stamp_url=server)

    with pytest.raises(SignatureNotSound):
        distrusting.sign(permit.pdf, KADIS, SECRET, **DECREE)


def test_stamps_of_the_past_stay_valid_after_the_server_is_no_longer_set(stamping, keys, tsa, permit):
    signed = stamping.sign(permit.pdf, KADIS, SECRET, **DECREE)

    assert LocalSignatures(keys, stamp_roots=(tsa.root,)).verify(signed).is_valid


def test_a_server_that_is_down_leaves_the_permit_unsigned(keys, permit):
    stranded = LocalSignatures(keys, stamp_url="http://127.0.0.1:1/tsa")

    with pytest.raises(NoTimeStamp):
        stranded.sign(permit.pdf, KADIS, SECRET, **DECREE)


def test_a_server_that_refuses_leaves_the_permit_unsigned(keys, tsa, permit):
    with stamp_server(tsa, status=500) as address, pytest.raises(NoTimeStamp):
        LocalSignatures(keys, stamp_url=address).sign(permit.pdf, KADIS, SECRET, **DECREE)


def test_pdfsig_finds_the_stamped_signature_valid(stamping, permit, tmp_path):
    file, scratch = tmp_path / "izin.pdf", tmp_path / "scratch"
    scratch.mkdir()
    file.write_bytes(stamping.sign(permit.pdf, KADIS, SECRET, **DECREE))

    (signature,) = pdf_tools.signatures_in(file, scratch=scratch)

    assert signature["Signature Validation"] == "Signature is Valid."
