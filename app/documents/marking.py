"""Writes across every page of a document that it is not the document: for previews of what is not signed yet."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from app.documents.fonts import FACES, load_fonts

NOT_THE_DOCUMENT = "PRATINJAU – BUKAN DOKUMEN"
"""What a preview says of itself: in the language of the documents, whatever that of the screens."""
FACE = FACES[1, 0]
SIZE = 34
SLANT = 52
EDGE_SIZE = 8
EDGE_INK = Color(0.7, 0.1, 0.1)
INK = Color(0.75, 0.1, 0.1, alpha=0.22)


def mark_pages(pdf: bytes, words: str) -> bytes:
    """Give the same pages with words across each and at its upper edge; nothing below them is changed."""
    load_fonts()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    for page in writer.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        page.merge_page(PdfReader(BytesIO(_sheet(words, width, height))).pages[0])
    marked = BytesIO()
    writer.write(marked)
    return marked.getvalue()


def _sheet(words: str, width: float, height: float) -> bytes:
    sheet = BytesIO()
    canvas = Canvas(sheet, pagesize=(width, height))
    canvas.setFont(FACE, EDGE_SIZE)
    canvas.setFillColor(EDGE_INK)
    canvas.drawCentredString(width / 2, height - 2 * EDGE_SIZE, words)
    canvas.setFillColor(INK)
    # As large as the page's diagonal allows, so that the mark cannot be cut off.
    size = min(SIZE, SIZE * 0.8 * height / stringWidth(words, FACE, SIZE))
    canvas.setFont(FACE, size)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(SLANT)
    canvas.drawCentredString(0, 0, words)
    canvas.save()
    return sheet.getvalue()
