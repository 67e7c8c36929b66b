"""A preview as an answer: the PDF, or a small page that says what is wrong, in which line, with the lines around it."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO
from typing import Any

from flask import make_response, render_template, send_file

from app.documents import DocumentFault, DocumentKind
from app.screens.actor import find_current_actor, session, tools
from app.screens.admin.templates.sentences import fault_sentence, line_of
from app.screens.clock import now
from app.screens.sentences import sentence_of, status_of
from app.services.agencies import get_agency
from app.services.declined import Declined
from app.services.templates.preview import OnCase, preview
from app.services.templates.shelf import VersionOnShelf

AROUND = 3


def answer_preview(agency_id: int, one: VersionOnShelf, source: str, paper: str, case_number: str) -> Any:
    """Draw a wording of a version's kind on samples, or on a case of the agency."""
    try:
        printed = preview(
            session(),
            tools(),
            kind=DocumentKind(one.kind),
            source=source,
            paper=paper,
            agency=get_agency(session(), agency_id),
            on_case=on_case(case_number),
        )
    except DocumentFault as fault:
        return _said(fault_sentence(fault), HTTPStatus.UNPROCESSABLE_ENTITY, source, line_of(fault))
    except Declined as declined:
        return _said(sentence_of(declined.refused), status_of(declined.refused))
    answer = send_file(
        BytesIO(printed.pdf),
        mimetype="application/pdf",
        download_name=f"{one.kind}-v{one.number}.pdf",
        etag=False,
        max_age=0,
    )
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def on_case(number: str) -> OnCase | None:
    """Name the case that was asked for, and who asks; None where samples are."""
    called = number.strip()
    return OnCase(called, find_current_actor(), now()) if called else None


def _said(sentence: str, status: HTTPStatus, source: str = "", line: int = 0) -> Any:
    texts = source.splitlines()
    first = max(0, line - 1 - AROUND)
    lines = list(enumerate(texts[first : line + AROUND], start=first + 1)) if line else []
    page = render_template("screens/admin/templates/fault.html", sentence=sentence, line=line, lines=lines)
    return make_response(page, status)
