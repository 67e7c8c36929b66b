"""The shell in a real browser: usable by all, on a phone too, and obedient to its own policy."""

from __future__ import annotations

import pytest

from tests.browser.axe import violations
from tests.browser.pages import follow, overflows, sign_in
from tests.integration.screens.lab_tables import Permit

pytestmark = pytest.mark.browser
ADMIN = "admin"
PAGES = (
    "/users/list/",
    "/users/add",
    "/users/show/1",
    "/roles/list/",
    "/account/password",
    "/permits/list/",
    "/permits/add",
    "/nope",
)


def test_the_door_is_open_to_everyone(page, laboratory, serve):
    page.goto(f"{serve(laboratory.app)}/login/")

    assert violations(page) == []
    assert not overflows(page)


def test_the_pages_behind_it_are_too(page, laboratory, serve):
    with laboratory.session() as session:
        session.add(Permit(agency_id=1, number="P-1", title="Izin dengan judul yang panjang sekali " * 2))
    address = serve(laboratory.app)
    sign_in(page, address, ADMIN)

    for path in PAGES:
        page.goto(address + path)
        assert violations(page) == [], path
        assert not overflows(page), path


def test_a_form_sent_empty_says_so_to_everyone(page, laboratory, serve):
    address = serve(laboratory.app)
    sign_in(page, address, ADMIN)
    page.goto(f"{address}/users/add")
    follow(page.locator("form[data-form] button[type=submit]"))

    assert page.locator(".error").first.is_visible()
    assert violations(page) == []


def test_the_keyboard_reaches_the_content_first(page, laboratory, serve):
    address = serve(laboratory.app)
    sign_in(page, address, ADMIN)
    page.goto(f"{address}/users/list/")

    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")

    assert focused == "skip"
    assert page.evaluate("location.hash") == "#content"


def test_the_menu_opens_on_a_phone(page, laboratory, serve):
    address = serve(laboratory.app)
    sign_in(page, address, ADMIN)
    menu, button = page.locator("[data-menu]"), page.locator("[data-menu-button]")

    if not button.is_visible():
        assert menu.is_visible()
        return
    assert not menu.is_visible()
    button.click()
    assert menu.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not menu.is_visible()


def test_deleting_asks_first_and_takes_no_for_an_answer(page, laboratory, serve):
    with laboratory.session() as session:
        session.add(Permit(agency_id=1, number="P-1", title="Izin"))
    address = serve(laboratory.app)
    sign_in(page, address, ADMIN)
    page.goto(f"{address}/permits/list/")

    page.click("button.danger")
    page.click("dialog[open] button[value=no]")
    was_kept = page.locator("text=P-1").count()
    page.click("button.danger")
    assert "P-1" in page.inner_text("dialog[open]")
    follow(page.locator("dialog[open] button[value=yes]"))

    assert was_kept
    assert page.locator(".notice").is_visible()
    assert page.locator(".rows").count() == 0


def test_signing_out_shows_the_door(page, laboratory, serve):
    address = serve(laboratory.app)
    sign_in(page, address, ADMIN)
    if page.locator("[data-menu-button]").is_visible():
        page.click("[data-menu-button]")

    follow(page.locator("text=Keluar"))

    assert page.url.endswith("/login/")
    assert "Anda telah keluar." in page.inner_text("body")
