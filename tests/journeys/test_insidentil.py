"""Izin Insidentil of Rokan Hilir: Front Office and Sekretaris take part, and the head signs on paper."""

from sqlalchemy import select

from app.extensions import db
from app.records.permits import PermitRecord
from tests.journeys.filing import COMPANY, file_application
from tests.journeys.handing_over import hand_over
from tests.journeys.pages import Scan

FORM = {
    "Nama perusahaan angkutan": "PT Lintas Rokan",
    "Kendaraan": [
        {"Nomor kendaraan": "BM 7001 RH", "Jenis kendaraan": "Bus besar", "Jumlah tempat duduk": "45"},
        {"Nomor kendaraan": "BM 7002 RH", "Jenis kendaraan": "Bus sedang", "Jumlah tempat duduk": "30"},
    ],
    "Tempat berangkat": "Bagansiapiapi",
    "Tempat tujuan": "Pekanbaru",
    "Tanggal berangkat": "2026-12-05",
    "Tanggal kembali": "2026-12-07",
    "Keperluan perjalanan": "Mengantar jemaah.",
}


def test_a_permit_signed_by_hand_goes_from_the_front_office_and_back_to_it(office):
    walk = file_application(
        office,
        "frontoffice.rohil",
        "Izin Insidentil",
        applicant=COMPANY,
        form=FORM,
        tried_by_others=True,
    )

    walk.find_all_fitting("frontoffice.rohil")
    walk.act("frontoffice.rohil", "Lengkap, cetak tanda terima")
    walk.act("timteknis.perhubungan.rohil", "Layak, terbitkan rekomendasi", {"Rekomendasi": "Laik jalan."})
    walk.act("backoffice.rohil", "Data lengkap, teruskan ke Sub Koordinator")
    walk.act("ahlimuda.rohil", "Setuju, teruskan ke Koordinator")
    walk.act("ahlimadya.rohil", "Setuju, teruskan ke Sekretaris")
    walk.act("sekretaris.rohil", "Setuju, teruskan ke Kepala Dinas")
    walk.act("kadis.rohil", "Setuju, teruskan ke Back Office")
    walk.act("backoffice.rohil", "Beri nomor dan cetak, teruskan ke Kepala Dinas")
    walk.act_alone("backoffice.rohil", "Cetak izin untuk ditandatangani")
    printed_on = office.now.date()
    office.wait(days=1)
    assert not walk.page("kadis.rohil").says("Dokumen yang menyertai keputusan ini")
    signed = {"Hasil pindai halaman bertanda tangan (PDF)": Scan("Izin bertanda tangan")}
    walk.act("kadis.rohil", "Sudah ditandatangani, unggah pindaiannya", signed)
    hand_over(walk, "frontoffice.rohil", "Serahkan izin kepada pemohon")

    assert walk.row.status == "completed"
    assert walk.told("permit_signed")[0]["signature"] == "by_hand"
    with office.app.app_context():
        assert db.session.scalars(select(PermitRecord.valid_from)).one() == printed_on
    assert office.ledger_faults() == ()
