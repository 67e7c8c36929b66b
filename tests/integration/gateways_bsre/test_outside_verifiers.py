"""What programs of other makers say about a letter that the stand-in signed."""

import io
import time

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.validation.dss import DocumentSecurityStore

from app.gateways.signatures import Verdict
from tests import pdf_tools
from tests.integration.gateways.test_altered_files import edited
from tests.integration.gateways_bsre.conftest import KADIS


def with_revocation_data(signed, authority, *, title=None):
    """Append a document security store, as PAdES B-LT does; whoever appends it notes the second in which he did."""
    out = io.BytesIO(signed)
    writer = IncrementalPdfFileWriter(out)
    DocumentSecurityStore.supply_dss_in_writer(writer, None, certs=[authority.certificate])
    if title:
        writer.document_meta.title = title
    writer.write_in_place()
    return out.getvalue()


def next_second():
    time.sleep(1.01 - time.time() % 1)


@pytest.fixture
def scratch(tmp_path):
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture
def root(authority, tmp_path):
    file = tmp_path / "root.pem"
    file.write_bytes(authority.root)
    return file


def test_pdfsig_agrees_that_the_signature_is_valid_and_trusted(room, letter, tmp_path, root, scratch):
    file = tmp_path / "izin.pdf"
    file.write_bytes(room.sign(letter))

    (signature,) = pdf_tools.signatures_in(file, trusting=root, scratch=scratch)

    assert signature["Signature Validation"] == "Signature is Valid."
    assert signature["Certificate Validation"] == "Certificate is Trusted."
    assert signature["Signer Certificate Common Name"] == KADIS.name
    assert "Total document signed" in signature
    assert "No syntax or stream encoding errors found" in pdf_tools.run("qpdf", "--check", file)


def test_one_flipped_byte_is_refused_wherever_it_stands_in_the_letter(room_two, letter):
    signed = room_two.sign(letter)

    for place in (len(letter) // 10, len(letter) // 2, len(letter) - 20, len(signed) - 30):
        content = bytearray(signed)
        content[place] ^= 1
        assert not room_two.provider().verify(bytes(content)).is_sound


def test_a_byte_hidden_in_the_empty_room_after_the_signature_is_refused(room_two, letter):
    content = bytearray(room_two.sign(letter))
    content[content.rindex(b"0000>") + 2] ^= 1

    assert room_two.provider().verify(bytes(content)).verdict is Verdict.ALTERED


def test_revocation_data_appended_by_the_state_leaves_the_signature_valid(room_two, letter, authority):
    signed = room_two.sign(letter)
    next_second()

    archived = with_revocation_data(signed, authority)

    assert room_two.provider().verify(archived).is_valid


def test_a_title_changed_along_with_revocation_data_is_refused(room_two, letter, authority):
    changed = with_revocation_data(room_two.sign(letter), authority, title="Izin lain")

    assert room_two.provider().verify(changed).verdict is Verdict.ALTERED


@pytest.mark.parametrize("roots", [None, ()])
def test_an_edit_appended_after_signing_is_refused_with_roots_and_without(room_two, letter, roots):
    changed = edited(room_two.sign(letter))
    provider = room_two.provider() if roots is None else room_two.provider(roots=roots)

    found = provider.verify(changed)

    assert found.verdict is Verdict.ALTERED
    assert not found.is_sound
