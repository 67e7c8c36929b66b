"""Binds the shell around every screen: headers, languages, formats, menu, assets, error pages."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import abort, request

from app.screens.addresses import init_addresses
from app.screens.assets import init_assets
from app.screens.errors import init_errors
from app.screens.formats import register_filters
from app.screens.headers import init_headers
from app.screens.home import init_home
from app.screens.identity import current_officer
from app.screens.languages import init_languages
from app.screens.menu import init_menu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

NUL = "\x00"
PARTS = (
    init_headers,
    init_languages,
    init_assets,
    init_addresses,
    register_filters,
    init_menu,
    init_home,
    init_errors,
)


def init_shell(app: Flask) -> None:
    """Bind the shell to an application whose AppBuilder already stands."""
    if "csrf" not in app.extensions:
        message = "the form guard must be bound before the shell"
        raise RuntimeError(message)
    for bind in PARTS:
        bind(app)
    app.before_request(_refuse_nul)
    app.jinja_env.globals["current_officer"] = current_officer
    app.jinja_env.globals["office_name"] = app.config["APP_NAME"]


def _refuse_nul() -> None:
    """No name, note or address holds a NUL, and PostgreSQL fails on one."""
    if any(NUL in text for text in _sent_texts()):
        abort(HTTPStatus.BAD_REQUEST)


def _sent_texts() -> Iterator[str]:
    yield request.path
    yield from (value for pair in request.args.items(multi=True) for value in pair)
    yield from (value for pair in request.form.items(multi=True) for value in pair)
