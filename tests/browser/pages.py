"""What every test in a browser does with a page: come in, follow what leads elsewhere, look whether it is too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.clients import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PATIENCE = 120_000
"""In milliseconds, for whatever is waited for in a window: nobody waits so long where the machine is idle."""


def sign_in(page: Page, address: str, username: str) -> None:
    """Sign in through the login page, and wait until the first page behind it is there."""
    page.goto(f"{address}/login/")
    page.fill("#username", username)
    page.fill("#password", PASSWORD)
    follow(page.locator("form button[type=submit]"))
    assert "/login" not in page.url


def follow(leading: Locator) -> None:
    """Press what leads to another page, and wait until that page has come whole.

    The browser itself returns as soon as the new page begins to arrive, when nothing can be read on it yet.
    """
    with leading.page.expect_navigation():
        leading.click()


def overflows(page: Page) -> bool:
    """Whether the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
