"""Everybody at a browser of his own: pages opened, fields found by their labels, buttons pressed by their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.browser.axe import violations
from tests.browser.pages import PATIENCE, follow, overflows, sign_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

DESK, PHONE = {"width": 1366, "height": 900}, {"width": 360, "height": 740}
HINDERING = ("(critical)", "(serious)")


class Person:
    """One person with a window; what the browser complains about is kept."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address, self.complaints = address, []
        self.window: Page = context.new_page()
        self.window.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.window.on("console", self._listen)

    def sign_in(self, username: str) -> Person:
        """Sign in through the login page."""
        sign_in(self.window, self.address, username)
        return self

    def go(self, path: str) -> Person:
        """Open a page by its address."""
        self.window.goto(self.address + path)
        return self

    def follow(self, words: str) -> Person:
        """Follow the first link with these words."""
        follow(self.window.get_by_role("link", name=words).first)
        return self

    def fill(self, answers: Mapping[str, str]) -> Person:
        """Fill in fields by their labels."""
        for label, value in answers.items():
            self._labelled(label).fill(value)
        return self

    def choose(self, answers: Mapping[str, str]) -> Person:
        """Choose one of the answers that stand under a question."""
        for question, answer in answers.items():
            legend = self.window.locator("legend").get_by_text(question)
            asked = self.window.locator("fieldset", has=legend)
            asked.locator("label").get_by_text(answer, exact=True).click()
        return self

    def attach(self, file: Path) -> Person:
        """Choose this file wherever the page shows a place for one."""
        for place in self.window.locator("main input[type=file]").all():
            if place.is_visible():
                place.set_input_files(file)
        return self

    def press(self, button: str) -> Person:
        """Press a button and wait for the page that follows."""
        follow(self.window.get_by_role("button", name=button, exact=True))
        return self

    def press_all(self, beginning: str) -> Person:
        """Press every button whose words begin so, one after another."""
        buttons = self.window.get_by_role("button", name=re.compile(rf"^{beginning}"))
        while buttons.count():
            follow(buttons.first)
        return self

    def reads(self, words: str) -> bool:
        """Whether these words stand on the page."""
        return words in self.window.locator("body").inner_text()

    def hindrances(self) -> list[str]:
        """Name what would keep somebody from using this page: by axe, and sideways at the width of a phone."""
        found = [each for each in violations(self.window) if any(mark in each for mark in HINDERING)]
        self.window.set_viewport_size(PHONE)
        is_too_wide = overflows(self.window)
        self.window.set_viewport_size(DESK)
        path = self.window.url.removeprefix(self.address)
        return [f"{path}: {each}" for each in found] + [f"{path}: too wide for a phone"] * is_too_wide

    def _labelled(self, label: str) -> Locator:
        return self.window.get_by_label(re.compile(rf"^{re.escape(label)}")).and_(
            self.window.locator("input:not([type=file]), textarea, select")
        )

    def _listen(self, said) -> None:
        if said.type == "error" or "Content Security Policy" in said.text:
            self.complaints.append(said.text)


class People:
    """The people of one walk."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._persons: dict[str, Person] = {}

    def __getitem__(self, username: str) -> Person:
        if username not in self._persons:
            self._persons[username] = self.passer_by(username).sign_in(username)
        return self._persons[username]

    def passer_by(self, name: str) -> Person:
        """Open a window for somebody who does not sign in."""
        context = self._browser.new_context(viewport=DESK, locale="id-ID")
        context.set_default_timeout(PATIENCE)
        self._persons[name] = Person(context, self._address)
        return self._persons[name]

    def complaints(self) -> list[str]:
        """Everything that any window complained about."""
        return [f"{name}: {each}" for name, one in self._persons.items() for each in one.complaints]

    def leave(self) -> None:
        """Close every window."""
        for each in self._persons.values():
            each.window.context.close()
