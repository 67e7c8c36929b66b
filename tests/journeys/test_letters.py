"""Letters beside the permit: a refusal that the head signs, a cover letter that goes with the file."""

from io import BytesIO

import pytest
from sqlalchemy import select

from app.extensions import db
from app.gateways.signatures import Verdict
from app.records.letters import LetterRecord
from app.records.permits import GivenNumberRecord
from app.services.letters.values import LetterState
from tests import pdf_tools
from tests.clients import PASSWORD
from tests.journeys.genset_way import genset_at
from tests.journeys.pages import Page, Scan
from tests.journeys.test_signed_permit import scanned_by_a_phone, the_only_signature
from tests.journeys.walking import PASSPHRASE, refuse_others

NOTE = "Jarak genset ke rumah tetangga hanya 2 meter."
REJECTED = {"Catatan": NOTE, "Alasan": "Syarat teknis tidak terpenuhi"}
SIGN, WITHDRAW = "Tandatangani surat", "Tarik surat"


@pytest.fixture
def refused(office):
    """A genset that the technical team found unfit."""
    walk = genset_at(office, "recommend")
    walk.act_alone("timteknis.kominfo.rohil", "Tidak layak, tolak permohonan", REJECTED)
    return walk


def letter_of(walk):
    with walk.office.app.app_context():
        query = select(LetterRecord).where(LetterRecord.case_id == walk.case_id).order_by(LetterRecord.id)
        letter = db.session.scalars(query).all()[-1]
        return letter, letter.number.text, letter.number.voided_at


def test_a_rejected_case_gets_a_refusal_letter_that_only_the_head_signs(office, refused, tmp_path):
    letter, number, _ = letter_of(refused)
    tracking = f"/lacak/{refused.row.tracking_token}"
    assert office.read("backoffice.rohil", tracking).says("masih menunggu tanda tangan")
    assert office.app.test_client().get(f"/v/{letter.token}").status_code == 404
    preview = office.at("kadis.rohil").get(f"/letters/{letter.id}/preview")
    assert preview.data.startswith(b"%PDF-")
    assert office.at("kadis.kampar").get(f"/letters/{letter.id}/preview").status_code == 404

    form = refused.page("kadis.rohil").form(SIGN).fill(PASSPHRASE)
    refuse_others(office, "kadis.rohil", form.sending())
    form.press()

    answer = office.at("backoffice.rohil").get(refused.page("backoffice.rohil").link("Buka"))
    content = answer.data
    answer.close()
    pdf = tmp_path / "penolakan.pdf"
    pdf.write_bytes(content)
    words = pdf_tools.words_of(pdf)
    assert all(
        part in words for part in (number, "Persyaratan teknis tidak terpenuhi", NOTE, "21 (dua puluh")
    )
    signature = the_only_signature(office, pdf, tmp_path)
    assert signature["Signature Validation"] == "Signature is Valid."
    assert signature["Signer Certificate Common Name"] == "Harun Contoh"
    assert office.tools.signatures.verify(content).verdict is Verdict.VALID
    page = scanned_by_a_phone(office, pdf, tmp_path)
    assert all(map(page.says, (number, "Asli", "Harun Contoh")))
    assert not any(map(page.says, (refused.row.applicant_name, NOTE, "Genset")))
    sent = {"berkas": (BytesIO(content), "surat.pdf")}
    compared = page.client.post(f"/v/{letter.token}", data=sent, content_type="multipart/form-data")
    assert "persis" in compared.get_data(as_text=True)
    assert office.read("backoffice.rohil", tracking).says("dapat diambil sekarang")
    assert office.ledger_faults() == ()


def test_a_letter_that_is_signed_twice_is_signed_once_and_handed_over_once(office, refused, tmp_path):
    letter, number, _ = letter_of(refused)
    sign = {"passphrase": PASSWORD}
    head, counter = office.at("kadis.rohil"), office.at("backoffice.rohil")

    first = head.post(f"/letters/{letter.id}/sign", data=sign)
    second = head.post(f"/letters/{letter.id}/sign", data=sign)
    handed = {"receiver": "Anto Wijaya", "proof": "Tanda terima"}
    laughing = {"receiver": "Anto \U0001f600", "proof": "Tanda terima", "request_key": "kunci-serah-000001"}
    named = counter.post(f"/letters/{letter.id}/hand-over", data=laughing).text
    keys = ("kunci-serah-000001", "kunci-serah-000001", "kunci-lain-0000002")
    pressed = [{**handed, "request_key": key} for key in keys]
    answers = [counter.post(f"/letters/{letter.id}/hand-over", data=one).status_code for one in pressed]

    assert (first.status_code, second.status_code) == (302, 302)
    assert len(refused.told("letter_signed")) == 1
    assert "1 hal belum ada atau keliru" in named
    assert "Diterima oleh: Karakter ini tidak dapat dicetak" in named
    assert "Anto \U0001f600 · Tanda terima" in named
    assert answers == [302, 302, 409]
    (told,) = refused.told("letter_handed_over")
    assert told == {
        "kind": "refusal_letter",
        "number": number,
        "receiver": "Anto Wijaya",
        "proof": "Tanda terima",
    }
    slip = counter.get(refused.page("backoffice.rohil").link("Bukti serah terima"))
    pdf = tmp_path / "bukti.pdf"
    pdf.write_bytes(slip.data)
    slip.close()
    words = pdf_tools.words_of(pdf)
    assert all(part in words for part in (number, "Penolakan Izin", "Nama : Anto Wijaya"))
    assert office.ledger_faults() == ()


def test_a_withdrawn_letter_voids_its_number_and_is_made_anew_under_the_next(office, refused):
    _, first, _ = letter_of(refused)
    form = refused.page("kadis.rohil").form(WITHDRAW).fill({"Alasan": "Salah alamat."})

    sending = form.sending()
    sending.data["again"] = "1"
    sending.by(office.at("kadis.rohil"))

    letter, second, voided_at = letter_of(refused)
    assert (letter.state, voided_at) == (LetterState.WAITING, None)
    assert first.startswith("001/TOLAK/")
    assert second.startswith("002/TOLAK/")
    with office.app.app_context():
        void = db.session.scalars(select(GivenNumberRecord).where(GivenNumberRecord.text == first)).one()
        assert void.voided_at is not None
        assert void.void_reason == "Salah alamat."
    assert office.ledger_faults() == ()


def test_a_letter_signed_by_hand_is_filed_as_its_scan_and_its_page_tells_of_its_withdrawal(office, refused):
    letter, _, _ = letter_of(refused)

    form = refused.page("backoffice.rohil").form("Simpan surat bertanda tangan")
    form.fill({"Hasil pindai halaman bertanda tangan (PDF)": Scan("Surat bertanda tangan")}).press()

    signed, _, _ = letter_of(refused)
    assert (signed.state, signed.signature, signed.signatory["name"]) == ("signed", "by_hand", "Harun Contoh")
    visitor = office.app.test_client()
    assert Page(visitor, visitor.get(f"/v/{letter.token}")).says("Basah, di atas kertas")

    refused.page("kadis.rohil").form(WITHDRAW).fill({"Alasan": "Salah alamat."}).press()

    assert Page(visitor, visitor.get(f"/v/{letter.token}")).says("Ditarik")
    assert refused.row.status == "rejected"
