"""A real browser in front of a served office; skipped with a sentence where there is no Chromium.

`serve(app)` gives the address of an application on a free port; `browser` is one headless Chromium a file of tests;
`page` is a fresh window that fails the test when a page breaks its own rules (script errors, a violated policy).
"""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from tests import scratch
from tests.browser.pages import PATIENCE
from tests.databases import SqliteDatabases
from tests.houses import House
from tests.integration.screens.lab_worlds import World, office_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "no Chromium here: install it (Debian: apt install chromium) or name its path in CHROMIUM"
SIZES = {"desk": {"width": 1366, "height": 900}, "phone": {"width": 360, "height": 740}}


def _find_chromium() -> str | None:
    named = os.environ.get("CHROMIUM", "")
    return next(
        (
            str(path)
            for path in (named, CHROMIUM, shutil.which("chromium") or "")
            if path and Path(path).exists()
        ),
        None,
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the tests of a file.

    No longer: while it runs, its event loop occupies the thread, and nothing there can sign a PDF.
    """
    executable = _find_chromium()
    if executable is None:
        pytest.skip(MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(FLAGS), timeout=PATIENCE)
        yield started
        started.close()


@pytest.fixture(params=list(SIZES))
def page(request, browser) -> Iterator[Page]:
    """A fresh window, once the size of a desk's screen and once of a phone's."""
    context = browser.new_context(viewport=SIZES[request.param], locale="id-ID", bypass_csp=False)
    context.set_default_timeout(PATIENCE)
    window, complaints = context.new_page(), []
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on(
        "console",
        lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None,
    )
    yield window
    context.close()
    assert complaints == []


class _Quiet(WSGIRequestHandler):
    def log(self, type, message, *args) -> None:  # noqa: A002 - the server's own word
        """Say nothing: a test's output is for its failures."""


def _closed(app: Flask) -> Callable[..., Iterator[bytes]]:
    """Close what an answer opened also when the window left before it was all there; the server forgets to."""

    def answer(environ, start_response) -> Iterator[bytes]:
        parts = app(environ, start_response)
        try:
            yield from parts
        finally:
            parts.close()

    return answer


@contextmanager
def _served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, _closed(app), threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def serve() -> Iterator[Callable[[Flask], str]]:
    """Serve an application on a free port for the length of the test, and give its address."""
    with ExitStack() as stack:
        yield lambda app: stack.enter_context(_served(app))


@pytest.fixture
def house(houses) -> House:
    """The office in a browser stands on SQLite only: what differs by database is tested without one."""
    if "sqlite" not in houses:
        houses["sqlite"] = House(SqliteDatabases(_folder("sqlite")), _folder("sqlite"), _worker())
    return houses["sqlite"]


@pytest.fixture(scope="session")
def _laboratory() -> Iterator[World]:
    world = World(office_app, SqliteDatabases(_folder("laboratory")), f"lab_browser_{_worker()}")
    yield world
    world.leave()


@pytest.fixture
def laboratory(_laboratory) -> World:
    """The office without its rooms, with the small cast of the laboratory."""
    return _laboratory.move_in()


def _folder(name: str) -> Path:
    folder = scratch.folder() / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")
