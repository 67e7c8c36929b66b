"""The genset permit of Rokan Hilir in a real browser: every person presses the buttons of the page."""

import pytest

from app.services.demo.pages import example_page
from tests.browser.people import People
from tests.clients import PASSWORD
from tests.journeys.filing import COMPANY, GENSET
from tests.journeys.handing_over import ANSWERS, RECEIVER
from tests.journeys.office import Office
from tests.journeys.walking import Walk

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture
def office(house):
    opened = Office(house.move_into("staffed")).open_doors()
    yield opened
    opened.close_doors()


@pytest.fixture
def people(browser, office, serve):
    everybody = People(browser, serve(office.app))
    yield everybody
    everybody.leave()


@pytest.fixture
def scan(tmp_path):
    file = tmp_path / "pindaian.pdf"
    file.write_bytes(example_page("Dokumen", "Anto Wijaya"))
    return file


def test_the_genset_permit_is_walked_through_all_ten_steps(people, office, scan):
    hindrances = file_at_the_counter(people["backoffice.rohil"], scan)
    walk = Walk(office, 1)

    hindrances += check(people["backoffice.rohil"])
    act(people["backoffice.rohil"], "Teruskan ke Tim Teknis")
    act(people["timteknis.kominfo.rohil"], "Layak, beri rekomendasi", {"Rekomendasi": "Layak dipasang."})
    act(people["ahlimuda.rohil"], "Sesuai, teruskan ke Ahli Madya")
    act(people["ahlimadya.rohil"], "Setuju, teruskan ke Back Office")
    act(people["backoffice.rohil"], "Beri nomor, teruskan ke Kepala Dinas")
    act(people["kadis.rohil"], "Tandatangani (TTE)", {"Frasa sandi sertifikat Anda": PASSWORD})
    act(people["backoffice.rohil"], "Tercetak, siap diambil")
    hindrances += hand_over(people["backoffice.rohil"])
    hindrances += verify(people.passer_by("Anto"), walk)

    assert walk.row.status == "completed"
    assert len(walk.steps_done) == 10
    assert people.complaints() == []
    assert hindrances == []


def file_at_the_counter(clerk, scan):
    clerk.follow("Loket & serah terima")
    hindrances = clerk.hindrances()
    clerk.follow("Izin Instalasi Genset").choose({"Jenis pemohon": COMPANY["Jenis pemohon"]})
    clerk.choose({"Sifat penggunaan": "Cadangan (siaga)"}).attach(scan)
    clerk.fill({label: text for label, text in {**COMPANY, **GENSET}.items() if label != "Jenis pemohon"})
    hindrances += clerk.hindrances()
    clerk.press("Daftarkan permohonan")
    assert clerk.reads("2026/11/00001")
    return hindrances


def check(officer):
    officer.go("/inbox/")
    hindrances = officer.hindrances()
    officer.follow("2026/11/00001")
    hindrances += officer.hindrances()
    officer.press_all("Sesuai ").press("Lengkap, cetak tanda terima")
    return hindrances


def act(officer, button, answers=None):
    officer.go("/inbox/").follow("2026/11/00001").fill(answers or {}).press(button)


def hand_over(clerk):
    clerk.go("/loket/").follow("Serahkan 2026/11/00001").fill(RECEIVER)
    hindrances = clerk.hindrances()
    clerk.choose({"Survei kepuasan masyarakat (SKM)": "Diisi"}).choose(ANSWERS)
    clerk.press("Serahkan izin kepada pemohon")
    return hindrances


def verify(anybody, walk):
    anybody.go(f"/v/{walk.row.facts['permit.token']}")
    assert anybody.reads(walk.row.facts["permit.number"])
    return anybody.hindrances()
