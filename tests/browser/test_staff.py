"""The officers' pages in a real browser: for everyone, on a phone too, with the keyboard, without breaking the policy."""

from __future__ import annotations

import pytest

from tests.browser.axe import violations
from tests.browser.pages import overflows, sign_in
from tests.integration.screens_staff.desks import BUDI, TIA, Desks

pytestmark = pytest.mark.browser


@pytest.fixture
def office(house):
    opened = Desks(house.move_into("staffed"))
    opened.open_doors()
    yield opened
    opened.close_doors()


def test_inbox_case_and_register_stand_in_nobodys_way(office, serve, page):
    waiting = office.file(name="CV Menunggu")
    office.act(waiting, BUDI, 2, "correct", note="KTP buram.")
    case_id = office.file(name="PT Dengan Nama Yang Panjang Sekali Untuk Sebuah Kolom")
    address = serve(office.app)
    sign_in(page, address, BUDI)

    for path in ("/inbox/", f"/cases/{case_id}", f"/cases/{waiting}", "/register/"):
        page.goto(address + path)
        assert violations(page) == [], path
        assert not overflows(page), path


def test_the_questions_of_a_step_stand_in_nobodys_way_when_opened(office, serve, page):
    case_id = office.file_at_technical_team()
    address = serve(office.app)
    sign_in(page, address, TIA)
    page.goto(f"{address}/cases/{case_id}")

    for summary in page.locator("details.outcome > summary").all():
        summary.click()

    assert violations(page) == []
    assert not overflows(page)


def test_a_stroke_brings_one_to_the_search_and_the_focus_is_seen(office, serve, page):
    office.file()
    address = serve(office.app)
    sign_in(page, address, BUDI)
    page.goto(f"{address}/inbox/")

    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.id") == "search"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_another_document_is_laid_beside_the_checklist_without_leaving_the_page(office, serve, page):
    case_id = office.file()
    third = office.papers(case_id)[2]
    address = serve(office.app)
    sign_in(page, address, BUDI)
    page.goto(f"{address}/cases/{case_id}")
    page.evaluate("window.isStillHere = true")

    page.click(f"#paper-{third} a")

    shown = page.locator("[data-preview] iframe").get_attribute("src")
    assert shown.startswith(f"/papers/{third}#")
    assert page.evaluate("window.isStillHere")
