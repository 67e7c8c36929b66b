"""What every answer tells the browser it may do: load from us only, run no inline script, keep no private page.

The policy has no `unsafe-inline`, no other host and no nonce: every script and style is a file of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Flask, Response

PAGE_POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data: blob:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; "
    "frame-src 'self'; "
    "object-src 'none'; "
    "base-uri 'none'; "
    "frame-ancestors 'self'"
)
# A browser draws a PDF by its own viewer, which a page's policy would starve; the file itself runs nothing.
PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'self'"
POLICIES = {"text/html": PAGE_POLICY, "application/pdf": PDF_POLICY}
FEATURES = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
ONE_YEAR = "max-age=31536000; includeSubDomains"
STATIC = "static"


def init_headers(app: Flask) -> None:
    """Add the headers to every answer that does not set its own."""
    app.after_request(_guard)


def _guard(answer: Response) -> Response:
    headers = answer.headers
    is_static = request.endpoint == STATIC
    if not is_static:
        headers.setdefault("Content-Security-Policy", POLICIES.get(answer.mimetype or "", FILE_POLICY))
        headers.setdefault("Cache-Control", "no-store")
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("X-Frame-Options", "SAMEORIGIN")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", FEATURES)
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    if request.is_secure:
        headers.setdefault("Strict-Transport-Security", ONE_YEAR)
    return answer
