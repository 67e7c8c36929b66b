"""The public's room: is this permit real, how far is this file, is the office well. Nobody signs in here.

Each address is limited by the visitor's own, and each page shows what its token opens and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, request
from flask_appbuilder import AppBuilder

from app.screens.public.finding import find_permit_page, find_tracking_page
from app.screens.public.health import tell_health
from app.screens.public.proof import show_check, show_file_statement, show_keys, show_revocations
from app.screens.public.tracking import show_tracking
from app.screens.public.verification import check_permit_copy, show_permit

LOOKS = "120 per minute"
GUESSES = "20 per minute"
UPLOADS = "10 per minute"

ROUTES: tuple[tuple[str, str, Callable[..., Any], str, str], ...] = (
    ("/v", "public_find_permit", find_permit_page, "GET", LOOKS),
    ("/v/<token>", "public_permit", show_permit, "GET", LOOKS),
    ("/v/<token>", "public_permit_copy", check_permit_copy, "POST", UPLOADS),
    ("/v/<token>/pernyataan.txt", "public_permit_statement", show_file_statement, "GET", LOOKS),
    ("/proof/check.html", "public_proof_check", show_check, "GET", LOOKS),
    ("/proof/keys.json", "public_proof_keys", show_keys, "GET", LOOKS),
    ("/proof/revoked.json", "public_proof_revoked", show_revocations, "GET", LOOKS),
    ("/lacak", "public_find_tracking", find_tracking_page, "GET", LOOKS),
    ("/lacak/<token>", "public_tracking", show_tracking, "GET", LOOKS),
    ("/sehat", "public_health", tell_health, "GET", LOOKS),
)


def register(appbuilder: AppBuilder) -> None:
    """Open the public's addresses."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - Flask's own way
    limiter = appbuilder.sm.limiter
    for rule, endpoint, view, method, limit in ROUTES:
        # A wrong code counts wherever it is tried, in the address or typed into a form.
        limited = limiter.limit(GUESSES, deduct_when=_was_a_guess)(limiter.limit(limit)(view))
        app.add_url_rule(rule, endpoint, limited, methods=[method])
    app.after_request(_keep_from_robots)


def _was_a_guess(answer: Response) -> bool:
    return answer.status_code == HTTPStatus.NOT_FOUND


def _keep_from_robots(answer: Response) -> Response:
    """A page that opens by its token belongs in no search engine."""
    if request.endpoint in {endpoint for rule, endpoint, *_ in ROUTES if "<token>" in rule}:
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
