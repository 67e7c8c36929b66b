"""The genset permit as it leaves the office: what programs of other makers, and a phone, say of it."""

from urllib.parse import urlsplit

from tests import pdf_tools
from tests.journeys.genset_way import genset_at
from tests.journeys.pages import Page

TRIAL_CA = "trial-ca.pem"


def test_the_permit_holds_before_other_programs_and_its_code_opens_the_verification_page(office, tmp_path):
    walk = genset_at(office, "hand_over")
    number = walk.row.facts["permit.number"]

    permit = downloaded(walk, tmp_path)

    signature = the_only_signature(office, permit, tmp_path)
    assert signature["Signature Validation"] == "Signature is Valid."
    assert signature["Certificate Validation"] == "Certificate is Trusted."
    assert signature["Signer Certificate Common Name"] == "Harun Contoh"
    assert "Total document signed" in signature
    assert pdf_tools.fonts_not_embedded(permit) == []
    assert number in pdf_tools.words_of(permit)
    assert "Sama, bita demi bita" in printed_again(office, number)
    page = scanned_by_a_phone(office, permit, tmp_path)
    assert page.answer.status_code == 200
    assert page.says(number)
    assert page.says("PT Rimba Energi Riau")
    assert page.says("Harun Contoh")


def downloaded(walk, folder, reader="backoffice.rohil"):
    """The signed permit, kept from the page of the file."""
    preview = walk.page(reader).follow("Izin")
    answer = preview.client.get(preview.link("Unduh"))
    file = folder / "izin.pdf"
    file.write_bytes(answer.data)
    answer.close()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return file


def printed_again(office, number):
    """What the office says of the permit printed once more from the archive."""
    return office.app.test_cli_runner().invoke(args=["office", "reprint", number]).output


def the_only_signature(office, permit, folder):
    store = folder / "store"
    store.mkdir()
    keys = office.app.config["SETTINGS"].signing_key_folder
    (signature,) = pdf_tools.signatures_in(permit, trusting=keys / TRIAL_CA, scratch=store)
    return signature


def scanned_by_a_phone(office, permit, folder):
    pages = folder / "pages"
    pages.mkdir()
    (address,) = pdf_tools.codes_on(permit, pages)
    passer_by = office.app.test_client()
    return Page(passer_by, passer_by.get(urlsplit(address).path))
