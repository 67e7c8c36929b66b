"""Taking in the files of a form: each is judged by its own bytes, and a refused one is told beside its field."""

from __future__ import annotations

from collections.abc import Collection
from typing import BinaryIO, cast

from werkzeug.datastructures import FileStorage

from app.domain.case.refusals import Refused
from app.screens.forms.answers import AnswersForm
from app.services.declined import Declined
from app.services.papers.taking_in import PDF_ONLY, take_in
from app.services.papers.values import NewPaper, PaperKind
from app.services.tools import Tools


def take_in_uploads(form: AnswersForm, tools: Tools) -> tuple[tuple[NewPaper, ...], dict[str, Refused]]:
    """Store the files of a form's fields; give the papers and, by field, the refusals."""
    papers: list[NewPaper] = []
    refused: dict[str, Refused] = {}
    for field, upload in form.uploads():
        try:
            papers.append(take_in_upload(upload, tools, PaperKind.WORK, field.key, field.accepts))
        except Declined as declined:
            refused[field.key] = declined.refused
    return tuple(papers), refused


def take_in_upload(
    upload: FileStorage,
    tools: Tools,
    kind: PaperKind,
    subject: str,
    accepts: Collection[str] = PDF_ONLY,
    max_bytes: int | None = None,
) -> NewPaper:
    """Store one file that a browser sent; `Declined(UPLOAD_REFUSED, …)` says what is wrong with it."""
    return take_in(
        tools,
        kind=kind,
        subject=subject,
        filename=upload.filename or "",
        stream=cast("BinaryIO", upload.stream),
        accepts=accepts,
        max_bytes=max_bytes,
    )
