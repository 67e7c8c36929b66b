"""Values that live as long as one request, whatever application context surrounds it.

`flask.g` belongs to the application context, which a command line or a test may hold open around many
requests; what one person may see must not outlive the request that asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from flask import has_request_context, request

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Value = TypeVar("Value")
SHELF = "satupintu.kept"


def kept_for_request(key: Hashable, make: Callable[[], Value]) -> Value:
    """Return what was kept under `key` in this request, made on first asking; outside a request made anew."""
    if not has_request_context():
        return make()
    shelf = request.environ.setdefault(SHELF, {})
    if key not in shelf:
        shelf[key] = make()
    return cast("Value", shelf[key])


def forget_for_request(key: Hashable) -> None:
    """Drop what was kept under `key`, after the truth behind it has changed."""
    if has_request_context():
        request.environ.get(SHELF, {}).pop(key, None)
