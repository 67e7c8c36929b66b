"""A page without an office behind it: just enough to speak the two languages."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from flask_babel import Babel

from app.screens.catalogues import FragmentDomain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def page_of_nothing() -> Callable:
    """Open a request in a language: `with page_of_nothing("id"): …`."""
    app = Flask(__name__)
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Asia/Jakarta"
    spoken = ["id"]
    babel = Babel(app, locale_selector=lambda: spoken[0])
    babel.domain_instance = app.extensions["babel"].instance.domain_instance = FragmentDomain()

    @contextmanager
    def opened(language: str) -> Iterator[None]:
        spoken[0] = language
        with app.test_request_context():
            yield

    return opened
