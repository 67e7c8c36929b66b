"""The papers that letters are printed on, as facts of the style sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSize:
    """A sheet as `letter.css` asks for it; `text_width` is what the margins of 2.5 and 2 cm leave."""

    name: str
    size: str
    text_width: str


PAPERS = {
    "A4": PaperSize(name="A4", size="a4 portrait", text_width="16.5cm"),
    # Folio of Indonesian offices, 215 by 330 mm.
    "F4": PaperSize(name="F4", size="21.5cm 33cm", text_width="17cm"),
}
