"""The key of a request: drawn into each form, so that pressing twice does a thing once."""

from __future__ import annotations

import re
from http import HTTPStatus
from secrets import token_urlsafe

from flask import abort, request

FIELD = "request_key"
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


def new_request_key() -> str:
    """Make a key for a form that is about to be drawn."""
    return token_urlsafe(18)


def request_key() -> str:
    """Read the key of the form that was sent; 400 for a form without one, which no page of ours draws."""
    key = request.form.get(FIELD, "")
    if not _KEY.fullmatch(key):
        abort(HTTPStatus.BAD_REQUEST)
    return key
