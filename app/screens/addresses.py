"""Addresses of the page one is on, with some of its arguments changed.

The framework builds them by `url_for(endpoint, **arguments)`, so that `?endpoint=x` is a 500 and `?_scheme=…`
rewrites every link of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask


def init_addresses(app: Flask) -> None:
    """Offer `same_page` to the templates."""
    app.jinja_env.globals["same_page"] = same_page


def same_page(changed: Mapping[str, object | None]) -> str:
    """Return this page's address with these arguments set; None takes one away."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in changed]
    pairs = kept + [(name, str(value)) for name, value in changed.items() if value is not None]
    return f"{request.path}?{urlencode(pairs)}" if pairs else request.path
