"""A workbook of any length, written row by row; cells as in `app.documents.workbooks`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from app.documents.long_tables.values import LongColumn, LongSheet, Row
from app.documents.sheets import Measure, Value
from app.documents.workbooks import FORMATS, HEADING_FILL, HEADING_INK, plain

CHARACTERS_A_SHARE = 1.6


def write_long_workbook(sheet: LongSheet, out: BinaryIO, *, author: str, made_at: datetime) -> None:
    """Write a sheet into a file: what it is about, headings that stay in sight, real numbers and days."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = plain(sheet.title), plain(author)
    book.properties.created = made_at.replace(tzinfo=None)
    page = book.create_sheet(sheet.name)
    heading = len(sheet.about) + 3
    _lay_out(page, sheet, heading)
    for line in _above(page, sheet):
        page.append(line)
    cells = _Cells(page, sheet.columns)
    for row in sheet.rows:
        page.append(cells.of(row))
    page.append([])
    for words in sheet.closing():
        page.append([_text(page, words)])
    book.save(out)


def _lay_out(page: Any, sheet: LongSheet, heading: int) -> None:
    from openpyxl.utils import get_column_letter

    # Has to be said before the first row, for it stands before them in the file.
    page.freeze_panes = f"B{heading + 1}"
    for place, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(place)].width = max(6.0, column.share * CHARACTERS_A_SHARE)
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{heading}:{heading}"


def _above(page: Any, sheet: LongSheet) -> Iterator[list[Any]]:
    from openpyxl.styles import Alignment, Font, PatternFill

    title = _text(page, sheet.title)
    title.font = Font(bold=True, size=14)
    yield [title]
    for label, value in sheet.about:
        yield [_text(page, f"{label}: {value}")]
    yield []
    headings = [_text(page, column.heading) for column in sheet.columns]
    font, fill = Font(bold=True, color=HEADING_INK), PatternFill("solid", fgColor=HEADING_FILL)
    for cell in headings:
        cell.font, cell.fill = font, fill
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    yield headings


class _Cells:
    """Makes the cells of rows; one cell of each column serves all rows, since a row is written at once."""

    def __init__(self, page: Any, columns: tuple[LongColumn, ...]) -> None:
        self._columns = columns
        self._texts = [_text(page, "") for _ in columns]
        self._figures = [_figure(page, column.measure) for column in columns]

    def of(self, row: Row) -> list[Any]:
        return [self._cell(place, value) for place, value in enumerate(row)]

    def _cell(self, place: int, value: Value) -> Any:
        if value is None or value == "":
            return None
        cell = self._texts[place] if isinstance(value, str) else self._figures[place]
        cell.value = plain(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        else:
            # Setting a day gives the cell openpyxl's own format.
            cell.number_format = FORMATS[self._columns[place].measure]
        return cell


def _text(page: Any, words: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, plain(words))
    cell.data_type, cell.number_format = "s", "@"
    return cell


def _figure(page: Any, measure: Measure) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, 0)
    cell.number_format = FORMATS[measure]
    return cell
