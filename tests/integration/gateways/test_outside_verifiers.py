"""What programs of other makers say about a permit that we signed."""

import pytest

from app.documents.samples import ADDRESS
from app.gateways.signatures.trial import CA_FILE
from tests import pdf_tools
from tests.integration.gateways.conftest import KADIS


@pytest.fixture
def file(signed, tmp_path):
    path = tmp_path / "izin.pdf"
    path.write_bytes(signed)
    return path


@pytest.fixture
def scratch(tmp_path):
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


def test_pdfsig_finds_one_valid_and_trusted_signature_over_the_whole_file(file, keys, scratch):
    signatures = pdf_tools.signatures_in(file, trusting=keys / CA_FILE, scratch=scratch)

    assert len(signatures) == 1
    assert signatures[0]["Signature Validation"] == "Signature is Valid."
    assert signatures[0]["Certificate Validation"] == "Certificate is Trusted."
    assert signatures[0]["Signature Type"] == "ETSI.CAdES.detached"
    assert signatures[0]["Signer Certificate Common Name"] == KADIS.name
    assert "Total document signed" in signatures[0]


def test_pdfsig_trusts_nobody_whose_ca_it_does_not_know(file, scratch):
    signatures = pdf_tools.signatures_in(file, scratch=scratch)

    assert signatures[0]["Signature Validation"] == "Signature is Valid."
    assert signatures[0]["Certificate Validation"] != "Certificate is Trusted."


def test_pdfsig_refuses_one_changed_byte(file, keys, scratch):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    signatures = pdf_tools.signatures_in(file, trusting=keys / CA_FILE, scratch=scratch)

    assert signatures[0]["Signature Validation"] == "Digest Mismatch."


def test_the_signed_file_is_whole_and_carries_its_typefaces(file):
    assert "No syntax or stream encoding errors found" in pdf_tools.run("qpdf", "--check", file)
    assert pdf_tools.fonts_not_embedded(file) == []


def test_signing_leaves_the_page_and_its_qr_as_they_were(file, permit, scratch):
    unsigned = file.with_name("draf.pdf")
    unsigned.write_bytes(permit.pdf)

    assert pdf_tools.text_of(file) == pdf_tools.text_of(unsigned)
    (code,) = pdf_tools.codes_on(file, scratch)
    assert code.partition("#")[0] == ADDRESS
