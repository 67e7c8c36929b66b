"""The typeface of all letters, made known to ReportLab and xhtml2pdf once per process.

Templates then say `font-family: letter` and need no `@font-face`, which would read and hash the files for
every letter. The base font is set as well: ReportLab opens each page and each table cell in it, and its own
default, Helvetica, is never embedded.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FONT_FOLDER = Path(__file__).resolve().parents[2] / "templates" / "documents" / "fonts"
FAMILY = "letter"
FILES = {
    "Letter": "LiberationSans-Regular.ttf",
    "Letter-Bold": "LiberationSans-Bold.ttf",
    "Letter-Italic": "LiberationSans-Italic.ttf",
}
FACES = {(0, 0): "Letter", (0, 1): "Letter-Italic", (1, 0): "Letter-Bold", (1, 1): "Letter-Bold"}


@cache
def load_fonts() -> None:
    """Register the faces and make the upright one the base font of every page."""
    from reportlab import rl_config
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus.tables import CellStyle
    from xhtml2pdf.default import DEFAULT_FONT

    for face, file in FILES.items():
        pdfmetrics.registerFont(TTFont(face, FONT_FOLDER / file))
    for (bold, italic), face in FACES.items():
        addMapping(FAMILY, bold, italic, face)
    DEFAULT_FONT[FAMILY] = FAMILY
    rl_config.canvas_basefontname = "Letter"
    CellStyle.fontname = "Letter"  # read from rl_config once, when ReportLab was imported
