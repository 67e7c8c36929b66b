"""Handing out what the catalogue prints: an SOP or a service standard, drawn afresh as it stands."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import flash, redirect, send_file
from flask_babel import gettext as _

from app.documents import DocumentFault, RenderedDocument
from app.documents.sop import Paper
from app.screens.arguments import word_argument

PRINTED_ROW = "<int(max=9223372036854775807):pk>"
"""A row in a route; a larger number names none, and no database takes it."""


def chosen_paper() -> Paper:
    """Read the paper from the address; A4 where it names none."""
    return word_argument("paper", Paper) or Paper.A4


def hand_out(draw: Callable[[], RenderedDocument], name: str, *, back: str) -> Any:
    """Send the PDF, or go back and say which part stops it."""
    try:
        printed = draw()
    except DocumentFault as fault:
        flash(
            _(
                "The document could not be printed: %(fault)s. Correct that text, then print again.",
                fault=fault.detail,
            ),
            "danger",
        )
        return redirect(back)
    answer = send_file(
        BytesIO(printed.pdf), mimetype="application/pdf", download_name=name, etag=False, max_age=0
    )
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
