"""Izin Instalasi Genset of Rokan Hilir, through all ten steps of its SOP."""

from tests.journeys.filing import file_genset
from tests.journeys.handing_over import ALL_FOURS, hand_over, nine_answers
from tests.journeys.walking import PASSPHRASE


def test_the_genset_permit_goes_from_the_counter_to_the_applicants_hands(office):
    walk = file_genset(office, tried_by_others=True)
    assert walk.open_steps == ["check"]

    walk.find_all_fitting("backoffice.rohil")
    walk.act("backoffice.rohil", "Lengkap, cetak tanda terima")
    assert walk.page("backoffice.rohil").link("Tanda terima")
    walk.act("backoffice.rohil", "Teruskan ke Tim Teknis")
    office.wait(days=1)
    walk.act("timteknis.kominfo.rohil", "Layak, beri rekomendasi", {"Rekomendasi": "Layak dipasang."})
    walk.act("ahlimuda.rohil", "Sesuai, teruskan ke Ahli Madya")
    walk.act("ahlimadya.rohil", "Setuju, teruskan ke Back Office")
    walk.act("backoffice.rohil", "Beri nomor, teruskan ke Kepala Dinas")
    walk.act("kadis.rohil", "Tandatangani (TTE)", PASSPHRASE)
    walk.act("backoffice.rohil", "Tercetak, siap diambil")
    hand_over(walk, "backoffice.rohil", "Serahkan izin kepada pemohon")

    assert walk.row.status == "completed"
    assert walk.open_steps == []
    assert walk.steps_done == [
        "submit",
        "check",
        "dispatch",
        "recommend",
        "verify",
        "approve",
        "number",
        "sign",
        "print",
        "hand_over",
    ]
    assert nine_answers(walk) == [ALL_FOURS]
    assert office.ledger_faults() == ()
