"""The counter in a real browser: an application filed by the keyboard, pages that everybody can use."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.browser.axe import violations
from tests.browser.pages import overflows, sign_in
from tests.integration.screens_counter.applications import NIK, YOUTH_AID
from tests.integration.screens_counter.counters import A_PAGE, FAKE, Counters

pytestmark = pytest.mark.browser
A_SCAN = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": A_PAGE}
A_FAKE = {**A_SCAN, "name": "palsu.pdf", "buffer": FAKE}


@pytest.fixture
def office(house):
    """The staffed office."""
    opened = Counters(house.move_into("staffed"))
    opened.open_doors()
    yield opened
    opened.close_doors()


@pytest.fixture
def counter(page, office, serve):
    """A window in which Budi has signed in, with the address of the office."""
    address = serve(office.app)
    sign_in(page, address, "backoffice.rohil")
    page.address = address
    return page


def fill_in_by_keyboard(page, fields):
    """Go from field to field by the tabulator, as a clerk does whose hands stay on the keys."""
    for name, text in fields.items():
        go_to(page, name)
        if page.evaluate("document.activeElement.type") == "radio":
            page.keyboard.press("Space")
        else:
            page.keyboard.type(text)


def go_to(page, name):
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    message = f"the tabulator does not lead to {name}"
    raise AssertionError(message)


def ready(office):
    """A file whose document lies at the counter; signing needs a thread of its own beside the browser's."""
    with ThreadPoolExecutor(1) as other:
        case_id = other.submit(office.file).result()
        other.submit(office.make_ready, case_id).result()
    return case_id


def test_an_application_is_filed_by_the_keyboard(counter, office):
    counter.goto(counter.address + office.path(YOUTH_AID))
    counter.focus(".crumb a")

    fill_in_by_keyboard(counter, YOUTH_AID.fields)
    total = counter.locator("[data-key=budget_total] output").inner_text()
    for key in YOUTH_AID.papers:
        counter.set_input_files(f"#document-{key}", A_SCAN)
    counter.focus("text=Daftarkan permohonan")
    counter.keyboard.press("Enter")

    counter.wait_for_url("**/loket/diterima/*")
    assert total == "3.750.000"
    assert counter.locator(".register-number").inner_text() == "2026/11/00001"


def test_what_is_not_asked_is_hidden_and_comes_when_it_is(counter, office):
    counter.goto(counter.address + office.path(YOUTH_AID))
    account = counter.locator("#document-bank_account")

    was_visible = account.is_visible()
    counter.check("[name=form-aid][value=money]")

    assert not was_visible
    assert account.is_visible()


def test_a_table_grows_by_a_row(counter, office):
    counter.goto(counter.address + office.path(YOUTH_AID))

    counter.click("text=Tambah baris")
    counter.keyboard.type("Kawat las")

    assert counter.locator("[name=form-budget-2-item]").input_value() == "Kawat las"


def test_a_double_is_told_as_soon_as_the_nik_is_typed(counter, office):
    office.send(YOUTH_AID)
    counter.goto(counter.address + office.path(YOUTH_AID))

    counter.fill("#applicant-nik", NIK)
    counter.press("#applicant-nik", "Tab")

    counter.get_by_text("NIK ini masih punya berkas berjalan").wait_for()


def test_good_files_stay_while_the_page_comes_back(counter, office):
    counter.goto(counter.address + office.path(YOUTH_AID))
    counter.set_input_files("#document-proposal", A_SCAN)
    counter.set_input_files("#document-chair_ktp", A_FAKE)

    counter.click("text=Daftarkan permohonan")
    counter.get_by_text("Sudah diunggah:").wait_for()

    assert counter.locator("[name=kept-proposal]").count() == 1
    assert counter.locator("[name=kept-chair_ktp]").count() == 0
    assert "notice" in counter.evaluate("document.activeElement.className")
    assert violations(counter) == []
    assert not overflows(counter)


def test_the_counters_pages_are_open_to_everyone(counter, office):
    collected, mended = ready(office), office.file()
    office.ask_correction(mended)
    new = office.path(YOUTH_AID)
    paths = ["/loket/", "/loket/?search=2026", new, f"/loket/perbaikan/{mended}", f"/loket/serah/{collected}"]

    for path in [*paths, f"/loket/diterima/{mended}"]:
        counter.goto(counter.address + path)
        assert violations(counter) == [], path
        assert not overflows(counter), path


def test_the_survey_is_answered_by_pressing_cards(counter, office):
    counter.goto(f"{counter.address}/loket/serah/{ready(office)}")

    counter.fill("#handover-proof", "KTP")
    counter.get_by_text("Diisi", exact=True).click()
    for question in counter.locator(".four").all():
        question.locator(".choice-card").last.click()
    counter.get_by_role("button", name="Serahkan").click()

    counter.get_by_text("dokumen telah diserahkan").wait_for()
