"""An uploaded official SOP beside the running procedure, in words; the file is read and forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy.orm import Session

from app.services.printed_procedures.comparing import Comparison, compare_official
from app.services.printed_procedures.drift import Difference, Drift
from app.services.printed_procedures.official import ENDINGS, OfficialSopUnreadable, Unreadable
from app.services.printed_procedures.official_tables import Column

UPLOAD = "official"
SUBJECTS = {
    Drift.TIME: _("Time"),
    Drift.WORDING: _("Activity"),
    Drift.HOLDER: _("Position that acts"),
    Drift.OUTPUT: _("Output"),
    Drift.ORDER: _("Order of the steps"),
    Drift.NOT_ON_PAPER: _("Step missing on paper"),
    Drift.NOT_RUNNING: _("Row that does not run"),
}
COLUMNS = {
    Column.ACTIVITY: _("activity"),
    Column.HOLDER: _("who acts"),
    Column.TIME: _("time"),
    Column.OUTPUT: _("output"),
}
UNREADABLE = {
    Unreadable.FORMAT: _("This kind of file cannot be read. Send an XLSX, CSV, YAML, TXT or PDF file."),
    Unreadable.SIZE: _("The file is too large for an SOP. Send the pages or the sheet with the table alone."),
    Unreadable.BROKEN: _(
        "The file is damaged or is not what its name says. Save it again and send it once more."
    ),
    Unreadable.NO_TEXT: _(
        "This PDF holds pictures of pages and no text, as a scanner makes them. Copy its table into a sheet (XLSX or CSV)"
        " and send that."
    ),
    Unreadable.NO_ROWS: _(
        "No table of an SOP was found. It needs a head with “Uraian Prosedur” or “Kegiatan” and numbered rows below it."
    ),
}


@dataclass(frozen=True, slots=True)
class DriftLine:
    """One difference as the page shows it."""

    row: str
    subject: str
    paper: str
    running: str


def compared(session: Session, version_id: int) -> tuple[dict[str, Any], HTTPStatus]:
    """Answer an upload with what the page shows, or with the sentence that says why it cannot."""
    upload = request.files.get(UPLOAD)
    if upload is None or not upload.filename:
        return {
            "error": gettext("Choose the file of the official SOP first.")
        }, HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        comparison = compare_official(session, version_id, upload.filename, upload.read())
    except OfficialSopUnreadable as fault:
        return {"error": str(UNREADABLE[fault.why]), "name": upload.filename}, HTTPStatus.UNPROCESSABLE_ENTITY
    return {"name": upload.filename, **_said(comparison)}, HTTPStatus.OK


def accepted() -> list[str]:
    """List the endings that the file chooser offers."""
    return [ending.removeprefix(".") for ending in ENDINGS]


def _said(comparison: Comparison) -> dict[str, Any]:
    return {
        "rows": comparison.rows,
        "told": ", ".join(str(label) for column, label in COLUMNS.items() if column in comparison.told),
        "untold": ", ".join(str(label) for column, label in COLUMNS.items() if column not in comparison.told),
        "lines": [_line(one) for one in comparison.differences],
    }


def _line(one: Difference) -> DriftLine:
    paper, running = one.paper, one.running
    if one.drift is Drift.ORDER:
        paper, running = gettext("row %(row)s", row=paper), gettext("step %(step)s", step=running)
    return DriftLine(one.row, str(SUBJECTS[one.drift]), paper, running)
