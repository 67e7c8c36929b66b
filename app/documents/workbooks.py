"""Sheets in, the bytes of an Excel workbook out: the only file that knows openpyxl.

Numbers, shares and lengths of time are real numbers with a format, so that they can be added up. No text is ever
taken for a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.documents.characters import without_invisible
from app.documents.sheets import Column, Measure, Sheet, Value

HUNDRED = 100
ONE_DAY = timedelta(days=1)
FORMATS = {
    Measure.TEXT: "@",
    Measure.COUNT: "#,##0",
    Measure.PERCENT: "0.0%",
    Measure.POINTS: "+0.0;-0.0;0.0",
    Measure.LENGTH: "[h]:mm:ss",
    Measure.MONTH: "mmm yyyy",
    Measure.DAY: "dd-mm-yyyy",
}
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""With one of these first, a spreadsheet would take a text for a formula."""

NARROWEST, WIDEST = 10, 60
HEADING_FILL, HEADING_INK = "0A3F3C", "FFFFFF"


def write_workbook(
    sheets: Iterable[Sheet], *, title: str, author: str, about: Sequence[str], made_at: datetime
) -> bytes:
    """Write the sheets, each under its title and its first one under what the whole is about.

    The same sheets made at the same moment give the same cells.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = plain(title), plain(author)
    book.properties.created = book.properties.modified = made_at.replace(tzinfo=None)
    for number, sheet in enumerate(sheets):
        _write(book.create_sheet(sheet.name), sheet, () if number else about)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plain(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula: one that begins like one is quoted."""
    clean = without_invisible(text)
    return f"'{clean}" if clean.startswith(FORMULA_SIGNS) else clean


def _write(page: Any, sheet: Sheet, about: Sequence[str]) -> None:
    from openpyxl.styles import Font

    lines = [sheet.title, *about, *filter(None, (sheet.note,))]
    for row, line in enumerate(lines, start=1):
        page.cell(row, 1, plain(line)).data_type = "s"
    page["A1"].font = Font(bold=True, size=14)
    heading = len(lines) + 2
    _write_headings(page, sheet.columns, heading)
    for row, values in enumerate(sheet.rows, start=heading + 1):
        for place, (column, value) in enumerate(zip(sheet.columns, values, strict=True), start=1):
            _fill(page.cell(row, place), column.measure, value)
    _lay_out(page, sheet, heading)


def _lay_out(page: Any, sheet: Sheet, heading: int) -> None:
    """Freeze the heading and the first column, and set the page for paper."""
    page.freeze_panes = page.cell(heading + 1, 2)
    if sheet.rows:
        last = page.cell(heading, len(sheet.columns)).column_letter
        page.auto_filter.ref = f"A{heading}:{last}{page.max_row}"
    _widen(page, sheet)
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{heading}:{heading}"


def _write_headings(page: Any, columns: Sequence[Column], row: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for place, column in enumerate(columns, start=1):
        cell = page.cell(row, place, plain(column.heading))
        cell.font = Font(bold=True, color=HEADING_INK)
        cell.fill = PatternFill("solid", fgColor=HEADING_FILL)
        is_text = column.measure is Measure.TEXT
        cell.alignment = Alignment(
            wrap_text=True, vertical="center", horizontal="left" if is_text else "right"
        )


def _fill(cell: Any, measure: Measure, value: Value) -> None:
    if value is None:
        return
    cell.number_format = "@" if isinstance(value, str) else FORMATS[measure]
    if isinstance(value, str):
        cell.value = plain(value)
        cell.data_type = "s"
    elif isinstance(value, timedelta):
        # As a number of days, which every spreadsheet can add up and divide.
        cell.value = value / ONE_DAY
    elif measure is Measure.PERCENT and isinstance(value, int | float):
        cell.value = value / HUNDRED
    else:
        cell.value = value


def _widen(page: Any, sheet: Sheet) -> None:
    for place, column in enumerate(sheet.columns):
        texts = [value for row in sheet.rows if isinstance(value := row[place], str)]
        longest = max(map(len, (column.heading, *texts)))
        letter = page.cell(1, place + 1).column_letter
        page.column_dimensions[letter].width = min(max(NARROWEST, longest + 4), WIDEST)
