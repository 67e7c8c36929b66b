"""The first page for somebody who is not signed in: follow a file, check a permit, find the office."""

from __future__ import annotations

from flask import render_template

from app.screens.actor import session
from app.services.agencies import list_public_offices


def public_home() -> str:
    """Draw the public's first page."""
    return render_template("screens/public/home.html", offices=list_public_offices(session()))
