"""An official SOP as it was uploaded: a table (XLSX, CSV, YAML) or text (TXT, the text of a PDF). Nothing is kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import PurePath
from typing import Any

import yaml

from app.documents.sheet_cells import TooLarge, cells_of
from app.services.printed_procedures.official_tables import OfficialTable, read_table

MOST_BYTES = 5_000_000
MOST_PAGES = 40
MOST_LINES = 400
MOST_COLUMNS = 40
MOST_PLAIN = 200_000
"""Bytes of a CSV, YAML or text file; an SOP has some thousand."""
ENDINGS = (".xlsx", ".csv", ".yaml", ".yml", ".txt", ".pdf")


class Unreadable(StrEnum):
    """Why an upload could not be read."""

    FORMAT = "format"
    SIZE = "size"
    BROKEN = "broken"
    NO_TEXT = "no_text"
    NO_ROWS = "no_rows"


class OfficialSopUnreadable(Exception):
    """The upload is not an SOP that can be compared."""

    def __init__(self, why: Unreadable) -> None:
        """Say why."""
        self.why = why
        super().__init__(why.value)


def read_official(name: str, content: bytes) -> OfficialTable | str:
    """Read an upload into its table, or its text where it has no cells; raises `OfficialSopUnreadable`."""
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        raise OfficialSopUnreadable(Unreadable.FORMAT)
    _refuse_more(len(content), MOST_BYTES if ending in {".xlsx", ".pdf"} else MOST_PLAIN)
    if ending == ".pdf":
        return _pdf(content)
    if ending == ".xlsx":
        return _table(_workbook(content))
    text = _decoded(content)
    if ending == ".txt":
        return text
    return _table(_listed(text) if ending in {".yaml", ".yml"} else _separated(text))


def _table(cells: list[list[str]]) -> OfficialTable:
    table = read_table(cells)
    if table is None or not table.rows:
        raise OfficialSopUnreadable(Unreadable.NO_ROWS)
    return table


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separated(text: str) -> list[list[str]]:
    mark = max(",;\t", key=text.count)
    return [
        line
        for _, line in zip(range(MOST_LINES), csv.reader(io.StringIO(text), delimiter=mark), strict=False)
    ]


def _listed(text: str) -> list[list[str]]:
    """Read a list of rows by name, or the one list among the entries of a file."""
    with _whole():
        told: Any = yaml.safe_load(text)
    if isinstance(told, Mapping):
        told = next((part for part in told.values() if isinstance(part, list)), None)
    rows = [row for row in told[:MOST_LINES] if isinstance(row, Mapping)] if isinstance(told, list) else []
    heads = list(dict.fromkeys(str(key) for row in rows for key in row))
    return [heads, *([_scalar(row.get(head)) for head in heads] for row in rows)]


def _scalar(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _workbook(content: bytes) -> list[list[str]]:
    with _whole():
        try:
            return cells_of(content, most_lines=MOST_LINES, most_columns=MOST_COLUMNS)
        except TooLarge as fault:
            raise OfficialSopUnreadable(Unreadable.SIZE) from fault


def _pdf(content: bytes) -> str:
    from pypdf import PdfReader

    with _whole():
        pages = PdfReader(io.BytesIO(content)).pages
        _refuse_more(len(pages), MOST_PAGES)
        text = "\n".join(page.extract_text(extraction_mode="layout") for page in pages)
    if not text.strip():
        raise OfficialSopUnreadable(Unreadable.NO_TEXT)
    return text


def _refuse_more(count: int, most: int) -> None:
    if count > most:
        raise OfficialSopUnreadable(Unreadable.SIZE)


@contextmanager
def _whole() -> Iterator[None]:
    """Whatever a library says of a stranger's file: it is broken."""
    try:
        yield
    except OfficialSopUnreadable:
        raise
    except Exception as fault:
        raise OfficialSopUnreadable(Unreadable.BROKEN) from fault
