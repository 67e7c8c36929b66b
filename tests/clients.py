"""A browser for the tests: it logs in through the login page and carries the form guard's token."""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING

from flask import has_app_context
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

from app.extensions import db

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

PASSWORD = "Kata-sandi-pemeran-1"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class OfficeClient(FlaskClient):
    """What a test puts into `session` is on file before the client asks; what the client did is read afresh.

    Each request gets its own application context: under the test's own one, Flask would carry the logged-in
    user of one request over into the next.
    """

    def open(self, *args, with_token: bool = True, **kwargs) -> TestResponse:
        """Ask for a page; `with_token=False` leaves the form guard's token out."""
        if has_app_context():
            db.session.commit()
        if with_token and kwargs.get("method", "GET").upper() not in SAFE_METHODS:
            kwargs["headers"] = {**dict(kwargs.get("headers") or {}), "X-CSRFToken": self._token()}
        with self.application.app_context():
            return super().open(*args, **kwargs)

    def login(self, username: str, password: str = PASSWORD) -> OfficeClient:
        """Log in as that officer, or fail the test where the office does not let him in."""
        self.logout()
        answer = self.post("/login/", data={"username": username, "password": password})
        with self.session_transaction() as cookie:
            assert "_user_id" in cookie, f"{username} was not let in: {answer.status}"
        return self

    def logout(self) -> None:
        """Forget who was logged in, as a browser does whose cookies are cleared."""
        with self.session_transaction() as cookie:
            cookie.clear()

    def _token(self) -> str:
        with self.session_transaction() as cookie:
            raw = cookie.setdefault("csrf_token", token_hex())
        return URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token").dumps(raw)
