"""One-page PDF files that stand for an applicant's documents, saying that they are examples."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def example_page(title: str, name: str) -> bytes:
    """Draw a page that says what it stands for."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    width, height = A4
    canvas.setTitle(title)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(72, height - 110, title[:60])
    canvas.setFont("Helvetica", 13)
    canvas.drawString(72, height - 140, name[:80])
    canvas.drawString(72, height - 162, "Dokumen contoh untuk kantor peragaan.")
    canvas.rect(60, 60, width - 120, height - 130)
    canvas.setFillGray(0.85)
    canvas.setFont("Helvetica-Bold", 84)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(40)
    canvas.drawCentredString(0, 0, "CONTOH")
    canvas.save()
    return buffer.getvalue()
