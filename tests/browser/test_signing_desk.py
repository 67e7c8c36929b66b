"""The head signs a stack in a real browser on a phone: ticked, one passphrase, an outcome each."""

from __future__ import annotations

import pytest

from tests.browser.axe import violations
from tests.browser.pages import overflows, sign_in
from tests.clients import PASSWORD
from tests.integration.screens_staff.desks import KADIS
from tests.integration.signing.stacks import WRONG, SigningOffice

pytestmark = pytest.mark.browser


@pytest.fixture
def office(house):
    opened = SigningOffice(house.move_into("staffed"))
    opened.open_doors()
    yield opened
    opened.close_doors()


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_three_permits_are_signed_with_one_passphrase(office, serve, page):
    for name in ("CV Satu", "CV Dua", "PT Dengan Nama Yang Panjang Sekali Untuk Sebuah Kolom"):
        office.file_at_signing(name=name)
    address = serve(office.app)
    sign_in(page, address, KADIS)
    page.goto(f"{address}/signing/")
    assert violations(page) == []
    assert not overflows(page)

    page.click("[data-tick-clean]")
    assert page.inner_text("[data-ticked-count]") == "(3)"
    page.click("[data-desk] button[type=submit]")
    page.wait_for_url("**/signing/stacks/*")
    page.fill("#passphrase", WRONG)
    page.press("#passphrase", "Enter")
    page.wait_for_selector("[data-stopped]:not([hidden])")
    assert page.input_value("#passphrase") == ""
    page.fill("#passphrase", PASSWORD)
    page.press("#passphrase", "Enter")
    page.wait_for_selector("[data-finished]:not([hidden])")

    assert page.locator("[data-word].ok").count() == 3
    assert page.inner_text("[data-progress-words]") == "3 dari 3 sudah ditandatangani"
    assert violations(page) == []
    assert not overflows(page)
    assert office.counts() == (3, 3, 0)
