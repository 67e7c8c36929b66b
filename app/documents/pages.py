"""Flowables into PDF bytes by ReportLab, for documents that are no letters: page x of y, metadata, same bytes.

Holds to the rules of `pdf`: nothing unprintable, every typeface embedded, or no document at all.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.documents.faults import DocumentFault
from app.documents.inspection import check_fonts
from app.documents.pdf import dated, prepare
from app.documents.rendering import RenderedDocument

LANGUAGE = "id-ID"
FOOT_SIZE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the file says of itself; `foot` stands at the lower left of each page."""

    title: str
    author: str
    subject: str
    foot: str
    made_on: date


def print_pages(
    story: Callable[[], list[Any]],
    about: About,
    *,
    sheet: tuple[float, float],
    margin: float,
    foot: float,
) -> RenderedDocument:
    """Print a story twice, the second time knowing how many pages it has; the same story gives the same bytes.

    Raises `DocumentFault` where it cannot be laid out or a typeface is not embedded.
    """
    from pypdf import PdfReader

    prepare()
    counted = len(PdfReader(io.BytesIO(_built(story(), about, sheet, margin, foot, 0))).pages)
    pdf = dated(_built(story(), about, sheet, margin, foot, counted), about.made_on)
    check_fonts(PdfReader(io.BytesIO(pdf)), template=about.title)
    return RenderedDocument(pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest(), pages=counted)


def _built(
    story: list[Any], about: About, sheet: tuple[float, float], margin: float, foot: float, pages: int
) -> bytes:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
    from reportlab.platypus.doctemplate import LayoutError

    out = io.BytesIO()
    width, height = sheet
    frame = Frame(
        margin, margin + foot, width - 2 * margin, height - 2 * margin - foot, 0, 0, 0, 0, id="page"
    )
    template = PageTemplate("page", [frame], onPage=_foot(about, sheet, margin, pages), pagesize=sheet)
    document = BaseDocTemplate(
        out,
        pagesize=sheet,
        pageTemplates=[template],
        title=about.title,
        author=about.author,
        subject=about.subject,
        creator="Satu Pintu",
        lang=LANGUAGE,
        initialFontName="Letter",
    )
    try:
        document.build(story)
    except LayoutError as fault:
        raise DocumentFault(about.title, f"cannot be laid out: {str(fault)[:200]}") from fault
    return out.getvalue()


def _foot(about: About, sheet: tuple[float, float], margin: float, pages: int) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, _document: Any) -> None:
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.saveState()
        canvas.setFont("Letter", FOOT_SIZE)
        canvas.drawString(margin, margin, about.foot)
        canvas.drawRightString(sheet[0] - margin, margin, f"Halaman {canvas.getPageNumber()} dari {pages}")
        canvas.restoreState()

    return draw
