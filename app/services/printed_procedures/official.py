"""An official SOP as it was uploaded: a table (XLSX, CSV, YAML) or text (TXT, the text of a PDF). Nothing is kept."""

from __future__ import annotations

from pathlib import PurePath

from app.documents.uploaded_apart import read_upload_apart
from app.documents.uploaded_cells import ENDINGS, MOST_TEXT, Unreadable, UploadUnreadable
from app.services.printed_procedures.official_tables import OfficialTable, read_table

__all__ = ["ENDINGS", "OfficialSopUnreadable", "Unreadable", "read_official"]

MOST_BYTES = 5_000_000


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
    if len(content) > (MOST_BYTES if ending in {".xlsx", ".pdf"} else MOST_TEXT):
        raise OfficialSopUnreadable(Unreadable.SIZE)
    try:
        told = read_upload_apart(ending, content)
    except UploadUnreadable as fault:
        raise OfficialSopUnreadable(fault.why) from fault
    if isinstance(told, str):
        return told
    table = read_table(told)
    if table is None or not table.rows:
        raise OfficialSopUnreadable(Unreadable.NO_ROWS)
    return table
