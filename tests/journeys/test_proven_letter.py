"""A letter proves itself as a permit does: by its QR without the office, by its code with it, until it is withdrawn."""

import json
import shutil
from datetime import UTC, datetime

import pytest

from app.domain.proof.content import content_hash
from app.domain.proof.revocations import entry_of
from app.domain.proof.short_codes import grouped
from app.domain.proof.statements import Covers, Sort, read_statement
from app.extensions import db
from app.records.letters import LetterScanDayRecord
from app.services.templates.reprinting import list_prints, reprint
from tests import pdf_tools
from tests.journeys.genset_way import genset_at
from tests.journeys.pages import Page
from tests.journeys.test_letters import REJECTED, SIGN, WITHDRAW, letter_of
from tests.journeys.walking import PASSPHRASE


@pytest.fixture
def refused(office):
    """A genset whose refusal the head has signed."""
    office.tools.proofs.make(datetime(2026, 11, 1, tzinfo=UTC))
    walk = genset_at(office, "recommend")
    walk.act_alone("timteknis.kominfo.rohil", "Tidak layak, tolak permohonan", REJECTED)
    walk.page("kadis.rohil").form(SIGN).fill(PASSPHRASE).press()
    yield walk
    shutil.rmtree(office.tools.proofs.folder / "proof")


def is_ours(office, told):
    return office.tools.proofs.verify(told.statement.key_id, told.statement.signed_bytes(), told.signature)


def test_the_qr_of_a_letter_proves_what_the_page_says(office, refused, tmp_path):
    letter, number, _ = letter_of(refused)
    file = tmp_path / "penolakan.pdf"
    file.write_bytes(office.tools.store.read(letter.sha256))

    (address,) = pdf_tools.codes_on(file, tmp_path)
    told = read_statement(address)

    assert is_ours(office, told)
    assert (told.text, told.statement.sort) == (letter.statement, Sort.LETTER)
    assert (told.statement.number, told.statement.holder) == (number, refused.row.applicant_name)
    content = office.tools.store.read(letter.content_sha256).decode()
    assert content_hash(content) == told.statement.sha256 == letter.content_sha256
    assert refused.row.applicant_name in content
    words = pdf_tools.words_of(file)
    assert grouped(letter.short_code) in words
    assert told.statement.sha256[:32] in words
    with office.app.app_context():
        (printed,) = [
            one for one in list_prints(db.session, None, refused.case_id) if one.kind == letter.kind
        ]
        assert reprint(db.session, office.tools, printed.id).is_same


def test_its_code_opens_its_page_which_offers_what_a_permits_does_and_counts_looks(office, refused):
    letter, number, _ = letter_of(refused)
    visitor = office.app.test_client()

    page = Page(visitor, visitor.get(f"/v?kode={letter.short_code}", follow_redirects=True))
    visitor.get(f"/v/{letter.token}")
    told = read_statement(visitor.get(page.link("Pernyataan berkas")).text)

    assert all(map(page.says, (number, "Asli", grouped(letter.short_code), "Laman pemeriksaan")))
    assert not page.says("Berlaku")
    assert is_ours(office, told)
    assert (told.statement.covers, told.statement.sha256) == (Covers.FILE, letter.sha256)
    assert refused.page("backoffice.rohil").says("2 kali dilihat")
    office.read("backoffice.rohil", f"/v/{letter.token}?lewat=kantor")
    with office.app.app_context():
        looks = db.session.query(LetterScanDayRecord).order_by(LetterScanDayRecord.way).all()
        assert [(one.letter_id, one.way, one.looks) for one in looks] == [
            (letter.id, "code", 1),
            (letter.id, "qr", 1),
        ]


def test_a_withdrawn_letter_stands_on_the_published_list_at_once(office, refused):
    letter, number, _ = letter_of(refused)
    visitor = office.app.test_client()

    def void():
        return json.loads(visitor.get("/proof/revoked.json").json["payload"])["void"]

    assert void() == []

    refused.page("kadis.rohil").form(WITHDRAW).fill({"Alasan": "Salah alamat."}).press()

    assert void() == [entry_of(number, letter.short_code)]
    assert read_statement(visitor.get(f"/v/{letter.token}/pernyataan.txt").text).statement.number == number
