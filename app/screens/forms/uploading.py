"""Taking in the files of a form: each is judged by its own bytes, and a refused one is told beside its field."""

from __future__ import annotations

from typing import BinaryIO, cast

from app.domain.refusals import Refused
from app.screens.forms.answers import AnswersForm
from app.services.declined import Declined
from app.services.papers.taking_in import take_in
from app.services.papers.values import NewPaper, PaperKind
from app.services.tools import Tools


def take_in_uploads(form: AnswersForm, tools: Tools) -> tuple[tuple[NewPaper, ...], dict[str, Refused]]:
    """Store the files of a form's fields; give the papers and, by field, the refusals."""
    papers: list[NewPaper] = []
    refused: dict[str, Refused] = {}
    for field, upload in form.uploads():
        try:
            paper = take_in(
                tools,
                kind=PaperKind.WORK,
                subject=field.key,
                filename=upload.filename or "",
                stream=cast("BinaryIO", upload.stream),
            )
        except Declined as declined:
            refused[field.key] = declined.refused
        else:
            papers.append(paper)
    return tuple(papers), refused
