"""Pages as a clerk sees them: sentences to read, forms to fill in by their labels, buttons to press by their words.

What a form does not show cannot be filled in, and what a page does not offer cannot be pressed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import lxml.html

from app.services.demo.pages import example_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement
    from werkzeug.test import TestResponse

    from tests.clients import OfficeClient

MARKS = "|".join(
    f".//*[contains(concat(' ', @class, ' '), ' {mark} ')]" for mark in ("must", "unseen", "ordinal")
)
"""Stars of duty, words for screen readers and ordinals, which belong to no label."""


@dataclass(frozen=True)
class Scan:
    """A one-page PDF that stands for a document."""

    title: str

    def opened(self) -> tuple[BytesIO, str]:
        """Give the file as a browser sends it."""
        return BytesIO(_drawn(self.title)), f"{self.title}.pdf"


@cache
def _drawn(title: str) -> bytes:
    return example_page(title, "Anto Wijaya")


@dataclass
class Sending:
    """A filled-in form on its way, so that others can try to send the very same."""

    path: str
    data: dict[str, object]
    files: dict[str, Scan] = field(default_factory=dict)

    def by(self, client: OfficeClient) -> TestResponse:
        """Send it as whoever sits at this browser, with a guard token of his own."""
        files = {name: scan.opened() for name, scan in self.files.items()}
        data = {name: value for name, value in self.data.items() if name != "csrf_token"}
        return client.post(self.path, data={**data, **files}, content_type="multipart/form-data")


class Page:
    """One page that a browser shows."""

    def __init__(self, client: OfficeClient, answer: TestResponse) -> None:
        self.client, self.answer = client, answer
        self.tree: HtmlElement = lxml.html.fromstring(answer.get_data(as_text=True))

    def says(self, words: str) -> bool:
        """Whether these words stand on the page."""
        return words in self.text

    @property
    def text(self) -> str:
        """All that can be read, on one line."""
        body = self.tree.find("body")
        return plain(body if body is not None else self.tree)

    def link(self, words: str) -> str:
        """Find where the first link that begins with these words leads."""
        links = {plain(each): each.get("href") for each in reversed(self.tree.findall(".//a[@href]"))}
        found = next((address for text, address in links.items() if text.startswith(words)), None)
        assert found, f"no link {words!r} on {self.answer.request.path}; there are {list(links)}"
        return found

    def follow(self, words: str) -> Page:
        """Follow the first link that begins with these words."""
        return Page(self.client, self.client.get(self.link(words), follow_redirects=True))

    @property
    def buttons(self) -> list[str]:
        """The words of every button that sends a form."""
        return [plain(each) for each in self.tree.iterfind(".//form//button") if each.get("type") != "button"]

    def form(self, button: str) -> Form:
        """Find the form of a button by the button's words."""
        for form in self.tree.iterfind(".//form"):
            for each in form.iterfind(".//button"):
                if plain(each) == button:
                    return Form(self, form, each)
        message = f"no button {button!r} on {self.answer.request.path}; there are {self.buttons}"
        raise AssertionError(message)


class Form:
    """One form of a page, with what its reader has filled in so far."""

    def __init__(self, page: Page, element: HtmlElement, button: HtmlElement) -> None:
        self.page, self._element, self._button = page, element, button
        self._typed: dict[str, object] = {}
        self._files: dict[str, Scan] = {}

    def fill(self, answers: Mapping[str, object]) -> Form:
        """Fill in fields by their labels: text, the words of an option, a scan, or rows of a table."""
        for label, value in answers.items():
            self._fill(label, value)
        return self

    def attach_every_document(self) -> Form:
        """Choose a scan for each place of a document."""
        for each in self._element.iterfind(".//input[@type='file']"):
            self._files[each.get("name")] = Scan(each.get("name"))
        return self

    def sending(self) -> Sending:
        """Give what the browser would send now."""
        data: dict[str, object] = dict(self._element.form_values())
        if self._button.get("name"):
            data[self._button.get("name")] = self._button.get("value", "")
        path = (
            self._button.get("formaction")
            or self._element.get("action")
            or self.page.answer.request.full_path
        ).partition("#")[0]
        return Sending(path, {**data, **self._typed}, dict(self._files))

    def press(self) -> Page:
        """Send the form with the token that it carries, and follow where the answer leads."""
        sending, client = self.sending(), self.page.client
        data = {**sending.data, **{name: scan.opened() for name, scan in sending.files.items()}}
        answer = client.post(sending.path, data=data, content_type="multipart/form-data", with_token=False)
        if answer.location:
            answer = client.get(answer.location, follow_redirects=True)
        return Page(client, answer)

    def _fill(self, label: str, value: object) -> None:
        if isinstance(value, list):
            self._fill_rows(label, value)
            return
        wants_file = isinstance(value, Scan)
        names = [
            *self._names_by_label(label, value, wants_file=wants_file),
            *self._names_by_legend(label, value),
        ]
        assert len(names) == 1, f"{len(names)} fields are labelled {label!r} here"
        name, chosen = names[0]
        if isinstance(value, Scan):
            self._files[name] = value
        else:
            self._typed[name] = chosen if chosen is not None else str(value)

    def _names_by_label(self, label: str, value: object, *, wants_file: bool) -> list[tuple[str, str | None]]:
        found = []
        for each in self._element.iterfind(".//label[@for]"):
            if labelled(each) == label:
                (control,) = self._element.xpath(".//*[@id=$id]", id=each.get("for"))
                if (control.get("type") == "file") == wants_file:
                    found.append((control.get("name"), _option(control, value)))
        return found

    def _names_by_legend(self, legend: str, value: object) -> list[tuple[str, str | None]]:
        found = []
        for fieldset in self._element.iterfind(".//fieldset"):
            heading = fieldset.find("legend")
            if heading is None or labelled(heading) != legend:
                continue
            options = {plain(each): each.find(".//input") for each in fieldset.iterfind(".//label")}
            assert value in options, f"{legend!r} offers {list(options)}, not {value!r}"
            found.append((options[value].get("name"), options[value].get("value")))
        return found

    def _fill_rows(self, legend: str, rows: list[Mapping[str, str]]) -> None:
        (table,) = [
            each for each in self._element.iterfind(".//fieldset") if labelled(each.find("legend")) == legend
        ]
        lines = table.xpath(".//tr[@data-row]")
        for line, answers in zip(lines, rows, strict=False):
            for label, value in answers.items():
                (control,) = line.xpath("./td[@data-label=$label]//input", label=label)
                self._typed[control.get("name")] = value


def _option(control: HtmlElement, words: object) -> str | None:
    """Give what a list to choose from sends for an option; None for any other control."""
    if control.tag != "select":
        return None
    options = {plain(each): each.get("value") for each in control.iterfind(".//option")}
    assert words in options, f"the list offers {list(options)}, not {words!r}"
    return options[words]


def plain(element: HtmlElement) -> str:
    """Give an element's words as they are read out, on one line."""
    return " ".join(element.text_content().split())


def labelled(element: HtmlElement) -> str:
    """Give a label's words without its marks of duty."""
    copy = lxml.html.fromstring(lxml.html.tostring(element, encoding="unicode", with_tail=False))
    for mark in copy.xpath(MARKS):
        mark.drop_tree()
    return plain(copy)
