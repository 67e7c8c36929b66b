"""Bantuan Pemberdayaan Karang Taruna of Rokan Hilir: a service that is no permit, through its ten steps."""

from tests.journeys.filing import COMMUNITY, file_application
from tests.journeys.handing_over import hand_over
from tests.journeys.walking import PASSPHRASE

FORM = {
    "Nama Karang Taruna": "Karang Taruna Bina Mandiri",
    "Kepenghuluan atau kelurahan": "Bagan Jawa, Kecamatan Bangko",
    "Nama ketua": "Rudi Hartono",
    "Jumlah anggota (orang)": "36",
    "Bentuk bantuan yang dimohonkan": "Uang",
    "Uraian kegiatan": "Pelatihan las dan pengadaan alat usaha bersama.",
    "Rencana anggaran": [
        {"Keperluan": "Mesin las", "Banyaknya": "2", "Harga satuan": "3.500.000"},
        {"Keperluan": "Tenda kerja", "Banyaknya": "1", "Harga satuan": "1.250.000"},
    ],
}


def test_aid_for_a_youth_body_goes_from_the_counter_to_its_chair(office):
    walk = file_application(
        office,
        "backoffice.rohil",
        "Bantuan Pemberdayaan Karang Taruna",
        applicant=COMMUNITY,
        form=FORM,
        tried_by_others=True,
    )
    assert walk.page("backoffice.rohil").says("8.250.000")

    walk.find_all_fitting("backoffice.rohil")
    walk.act("backoffice.rohil", "Lengkap, cetak tanda terima")
    walk.act("backoffice.rohil", "Teruskan ke Tim Teknis")
    walk.act("timteknis.sosial.rohil", "Layak, beri rekomendasi", {"Rekomendasi": "Layak dibantu."})
    walk.act("ahlimuda.rohil", "Sesuai, teruskan ke Ahli Madya")
    walk.act("ahlimadya.rohil", "Setuju, teruskan ke Back Office")
    walk.act("backoffice.rohil", "Beri nomor, teruskan ke Kepala Dinas")
    walk.act("kadis.rohil", "Tandatangani (TTE)", PASSPHRASE)
    walk.act("backoffice.rohil", "Tercetak, siap diambil")
    hand_over(walk, "backoffice.rohil", "Serahkan izin kepada pemohon")

    assert walk.row.status == "completed"
    assert office.ledger_faults() == ()
