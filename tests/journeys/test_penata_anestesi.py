"""Izin Praktik Penata Anestesi of Rokan Hilir: a SIP, for which the technical team is passed over."""

from tests.journeys.filing import PERSON, file_application
from tests.journeys.handing_over import hand_over
from tests.journeys.walking import PASSPHRASE

FORM = {
    "Jenis permohonan": "Perpanjangan",
    "Nomor STR": "STR-2026-0001",
    "Nama fasilitas pelayanan kesehatan": "RSUD Contoh",
    "Alamat praktik": "Bagansiapiapi",
    "Izin praktik yang ke berapa": "1",
    "Nomor SIP yang lama": "500.16.7.2/0001/SIPPA/2021",
    "Jumlah SKP": "25",
}


def test_a_practice_permit_passes_over_the_technical_team(office):
    walk = file_application(
        office,
        "backoffice.rohil",
        "Izin Praktik Penata Anestesi",
        applicant=PERSON,
        form=FORM,
        tried_by_others=True,
    )

    walk.find_all_fitting("backoffice.rohil")
    walk.act("backoffice.rohil", "Lengkap, cetak tanda terima")
    assert "Teruskan ke Tim Teknis" not in walk.page("backoffice.rohil").buttons
    walk.act("backoffice.rohil", "Teruskan ke Penata Perizinan Ahli Muda")
    walk.act("ahlimuda.rohil", "Sesuai, teruskan ke Ahli Madya")
    walk.act("ahlimadya.rohil", "Setuju, teruskan ke Back Office")
    walk.act("backoffice.rohil", "Beri nomor, teruskan ke Kepala Dinas")
    walk.act("kadis.rohil", "Tandatangani (TTE)", PASSPHRASE)
    walk.act("backoffice.rohil", "Tercetak, siap diambil")
    hand_over(walk, "backoffice.rohil", "Serahkan izin kepada pemohon")

    assert walk.row.status == "completed"
    assert "recommend" not in walk.steps_done
    assert "recommend" not in [opened["step"] for opened in walk.told("task_opened")]
    assert office.ledger_faults() == ()
