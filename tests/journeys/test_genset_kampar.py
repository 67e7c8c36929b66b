"""Izin Instalasi Genset of Kampar: a survey where it is needed, a payment where a fee is due, the SKM beforehand."""

from decimal import Decimal

from sqlalchemy import update

from app.extensions import db
from app.records.catalogue import PermitTypeRecord
from tests import pdf_tools
from tests.journeys.filing import COMPANY, GENSET, file_application
from tests.journeys.handing_over import ALL_FOURS, ask_satisfaction, hand_over, nine_answers
from tests.journeys.pages import Scan
from tests.journeys.test_signed_permit import downloaded
from tests.journeys.walking import PASSPHRASE, permit_type_id

RECOMMENDED = {"Rekomendasi": "Layak dipasang."}


def file_in_kampar(office, *, tried_by_others=False):
    return file_application(
        office,
        "frontoffice.kampar",
        "Izin Instalasi Genset",
        applicant=COMPANY,
        form=GENSET,
        tried_by_others=tried_by_others,
    )


def test_the_permit_of_kampar_is_surveyed_costs_nothing_and_is_a_decree(office, tmp_path):
    walk = file_in_kampar(office, tried_by_others=True)

    walk.find_all_fitting("frontoffice.kampar")
    walk.act("frontoffice.kampar", "Lengkap, cetak tanda terima")
    walk.act("ahlimuda.kampar", "Sesuai, teruskan ke Back Office")
    walk.act("backoffice.kampar", "Kirim surat pengantar ke Tim Teknis")
    assert walk.page("kadis.kampar").says("Surat pengantar")
    (cover_letter,) = walk.told("letter_made")
    assert cover_letter["number"] == "001/SP/DPMPTSP/XI/2026"
    walk.act("timteknis.kominfo.kampar", "Perlu survei lapangan")
    typed = {"Tanggal survei": "2026-11-23", "Temuan": "Jarak ke bangunan lain 12 meter."}
    assert typed["Temuan"] in minutes_printed(walk, typed, tmp_path)
    minutes = {**typed, "Berita acara survei (PDF)": Scan("Berita acara")}
    walk.act("timteknis.kominfo.kampar", "Survei selesai, unggah berita acara", minutes)
    assert "Perlu survei lapangan" not in walk.page("timteknis.kominfo.kampar").buttons
    walk.act("timteknis.kominfo.kampar", "Layak, beri rekomendasi", RECOMMENDED)
    assert walk.open_steps == ["number"]
    walk.act("backoffice.kampar", "Beri nomor, teruskan ke Kepala Dinas")
    walk.act("kadis.kampar", "Tandatangani (TTE)", PASSPHRASE)
    decree = pdf_tools.words_of(downloaded(walk, tmp_path, "backoffice.kampar"))
    ask_satisfaction(walk, "frontoffice.kampar", "SKM selesai, lanjut ke penyerahan")
    hand_over(walk, "frontoffice.kampar", "Serahkan izin kepada pemohon", with_survey=False)

    assert "KEPUTUSAN KEPALA DINAS" in decree
    assert all(part in decree for part in ("Menimbang", "Mengingat", "MEMUTUSKAN", "KESATU", "KEEMPAT"))
    assert walk.row.status == "completed"
    assert [skipped["step"] for skipped in walk.told("step_skipped")] == ["bill"]
    assert nine_answers(walk) == [ALL_FOURS]
    assert office.ledger_faults() == ()


def test_where_a_fee_is_due_it_is_billed_and_paid_before_the_number(office):
    set_fee(office, 250_000)
    walk = file_in_kampar(office)
    walk.find_all_fitting("frontoffice.kampar")
    walk.act_alone("frontoffice.kampar", "Lengkap, cetak tanda terima")
    walk.act_alone("ahlimuda.kampar", "Sesuai, teruskan ke Back Office")
    walk.act_alone("backoffice.kampar", "Kirim surat pengantar ke Tim Teknis")
    walk.act_alone("timteknis.kominfo.kampar", "Layak, beri rekomendasi", RECOMMENDED)

    walk.act(
        "backoffice.kampar", "Tetapkan tagihan, beri tahu pemohon", {"Dasar hukum retribusi": "Perda 1/2024"}
    )
    paid = {
        "Tanggal bayar": "2026-11-23",
        "Nomor bukti bayar": "STS-0001",
        "Bukti bayar": Scan("Bukti bayar"),
    }
    walk.act("frontoffice.kampar", "Catat pembayaran", paid)

    assert walk.open_steps == ["number"]
    assert walk.told("payment_recorded") == [{"amount": "250000", "receipt": "STS-0001"}]
    assert [pause["cause"] for pause in walk.told("promise_paused")] == ["payment"]


def minutes_printed(walk, typed, folder):
    """What the minutes say that are printed from the form before it is sent."""
    form = walk.page("timteknis.kominfo.kampar").form("Cetak: Berita acara survei").fill(typed)
    file = folder / "berita-acara.pdf"
    file.write_bytes(form.sending().by(walk.office.at("timteknis.kominfo.kampar")).data)
    return pdf_tools.words_of(file)


def set_fee(office, rupiah):
    with office.app.app_context():
        kampar = PermitTypeRecord.id == permit_type_id(office, "kampar", "genset")
        db.session.execute(update(PermitTypeRecord).where(kampar).values(fee=Decimal(rupiah)))
        db.session.commit()
