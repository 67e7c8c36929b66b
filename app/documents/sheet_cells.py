"""The cells of an uploaded workbook as text; knows no tables and no office."""

from __future__ import annotations

import io
import zipfile

MOST_UNPACKED = 50_000_000


class TooLarge(ValueError):
    """A workbook that unpacks to more than anybody writes."""


def cells_of(content: bytes, *, most_lines: int, most_columns: int) -> list[list[str]]:
    """Read the first lines of all sheets, values and not formulas.

    Raises `TooLarge`, and whatever openpyxl says of a file that is no workbook.
    """
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise TooLarge
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        lines = [
            ["" if cell is None else str(cell) for cell in line]
            for sheet in book.worksheets
            for line in sheet.iter_rows(max_row=most_lines, max_col=most_columns, values_only=True)
        ]
    finally:
        book.close()
    return lines[:most_lines]
