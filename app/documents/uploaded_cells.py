"""A file that somebody handed in as rows of cells, or as text where it has none; knows no office.

Reads what may be made to take all memory or time: to be called through `uploaded_apart`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import yaml

from app.documents.sheet_cells import TooLarge, cells_of

MOST_PAGES = 40
MOST_LINES = 400
MOST_COLUMNS = 40
MOST_TEXT = 200_000
"""Bytes of a CSV, YAML or text file, and characters of what any file says; an SOP has some thousand."""

Cells = list[list[str]]


class Unreadable(StrEnum):
    """Why an upload could not be read."""

    FORMAT = "format"
    SIZE = "size"
    BROKEN = "broken"
    NO_TEXT = "no_text"
    NO_ROWS = "no_rows"


class UploadUnreadable(Exception):
    """The upload cannot be read."""

    def __init__(self, why: Unreadable) -> None:
        """Say why."""
        self.why = why
        super().__init__(why)


def read_upload(ending: str, content: bytes) -> Cells | str:
    """Read a file by its ending into cells or text; raises `UploadUnreadable`, whatever is wrong with it."""
    try:
        told = _READERS[ending](content)
    except (UploadUnreadable, MemoryError):
        raise
    except TooLarge as fault:
        raise UploadUnreadable(Unreadable.SIZE) from fault
    except Exception as fault:  # whatever a library says of a stranger's file: it is broken
        raise UploadUnreadable(Unreadable.BROKEN) from fault
    texts = [told] if isinstance(told, str) else [cell for line in told for cell in line]
    _refuse_more(sum(map(len, texts)), MOST_TEXT)
    return told


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separated(content: bytes) -> Cells:
    text = _decoded(content)
    mark = max(",;\t", key=text.count)
    lines = csv.reader(io.StringIO(text, newline=None), delimiter=mark)
    return [line for _, line in zip(range(MOST_LINES), lines, strict=False)]


class _Rows(yaml.SafeLoader):
    """YAML without `<<`, by which nine lines say a thousand million things."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Leave merges as they stand; no SOP has one."""


def _listed(content: bytes) -> Cells:
    """Read a list of rows by name, or the one list among the entries of a file."""
    told: Any = yaml.load(_decoded(content), Loader=_Rows)  # noqa: S506 -- a safe loader
    if isinstance(told, Mapping):
        told = next((part for part in told.values() if isinstance(part, list)), None)
    rows = [row for row in told[:MOST_LINES] if isinstance(row, Mapping)] if isinstance(told, list) else []
    heads = list(dict.fromkeys(str(key) for row in rows for key in row))
    return [heads, *([_scalar(row.get(head)) for head in heads] for row in rows)]


def _scalar(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _workbook(content: bytes) -> Cells:
    return cells_of(content, most_lines=MOST_LINES, most_columns=MOST_COLUMNS)


def _pdf(content: bytes) -> str:
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(content)).pages
    _refuse_more(len(pages), MOST_PAGES)
    text = "\n".join(page.extract_text(extraction_mode="layout") for page in pages)
    if not text.strip():
        raise UploadUnreadable(Unreadable.NO_TEXT)
    return text


def _refuse_more(count: int, most: int) -> None:
    if count > most:
        raise UploadUnreadable(Unreadable.SIZE)


_READERS: Mapping[str, Callable[[bytes], Cells | str]] = {
    ".xlsx": _workbook,
    ".csv": _separated,
    ".yaml": _listed,
    ".yml": _listed,
    ".txt": _decoded,
    ".pdf": _pdf,
}
ENDINGS = tuple(_READERS)
