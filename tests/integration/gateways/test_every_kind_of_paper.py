"""Five programs of other makers agree on every kind of paper: sound, its own typefaces, its code, its signature."""

import pytest

from app.gateways.signatures import Verdict, trial_ca_of, verify_upload
from app.gateways.signatures.trial import CA_FILE
from tests import pdf_tools, pdf_validation
from tests.integration.gateways.every_paper import EVERY_PAPER, SIGNED, make_paper
from tests.integration.gateways.test_altered_files import edited

NOT_ONE = []
"""What pdfsig and pyHanko find in a file that nobody signed."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The key store of pdfsig, for the whole run."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def paper(provider, tmp_path_factory):
    """Give a paper by its name; each is printed and signed once."""
    folder, made = tmp_path_factory.mktemp("papers"), {}

    def _paper(name):
        if name not in made:
            made[name] = make_paper(name, provider, folder)
        return made[name]

    return _paper


@pytest.mark.parametrize("name", EVERY_PAPER)
def test_five_programs_agree_on_every_kind_of_paper(name, paper, keys, store, tmp_path):
    given = paper(name)

    assert "No syntax or stream encoding errors found" in pdf_tools.run("qpdf", "--check", given.file)
    assert pdf_tools.fonts_not_embedded(given.file) == []
    assert pdf_tools.codes_on(given.file, tmp_path) == ([given.address] if given.address else [])
    found = pdf_tools.signatures_in(given.file, trusting=keys / CA_FILE, scratch=store)
    if not given.is_signed:
        assert found == NOT_ONE
        assert pdf_validation.judged(given.file.read_bytes(), keys / CA_FILE) == NOT_ONE
        return
    assert [one["Signature Validation"] for one in found] == ["Signature is Valid."]
    assert [one["Certificate Validation"] for one in found] == ["Certificate is Trusted."]
    assert "Total document signed" in found[0]
    assert pdf_validation.holds(given.file.read_bytes(), keys / CA_FILE)


@pytest.mark.parametrize("name", SIGNED)
def test_one_flipped_byte_in_any_kind_is_refused(name, paper, provider, keys, store, tmp_path):
    content = bytearray(paper(name).file.read_bytes())
    content[len(content) // 2] ^= 1

    file = tmp_path / "altered.pdf"
    file.write_bytes(content)

    (found,) = pdf_tools.signatures_in(file, trusting=keys / CA_FILE, scratch=store)
    assert found["Signature Validation"] == "Digest Mismatch."
    assert not pdf_validation.holds(bytes(content), keys / CA_FILE)
    assert provider.verify(bytes(content)).verdict is Verdict.ALTERED


@pytest.mark.parametrize("name", SIGNED)
def test_an_edit_appended_to_any_kind_is_refused(name, paper, provider, keys, store, tmp_path):
    content = edited(paper(name).file.read_bytes())

    file = tmp_path / "edited.pdf"
    file.write_bytes(content)

    (found,) = pdf_tools.signatures_in(file, trusting=keys / CA_FILE, scratch=store)
    assert "Total document signed" not in found
    assert not pdf_validation.holds(content, keys / CA_FILE)
    assert provider.verify(content).verdict is Verdict.ALTERED
    assert verify_upload(content, [trial_ca_of(keys)]).verdict is Verdict.ALTERED
