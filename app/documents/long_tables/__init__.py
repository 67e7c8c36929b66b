"""Tables of any length on paper and as a workbook: rows are taken one by one, and none is kept.

For what has a few hundred rows a template or `workbooks` is the better way: here nothing of a row is known before
it is drawn, so widths are given and texts are broken into their column.
"""

from __future__ import annotations

from app.documents.long_tables.printing import print_long_sheet
from app.documents.long_tables.values import Letterhead, LongColumn, LongSheet
from app.documents.long_tables.workbooks import write_long_workbook
from app.documents.sop.facts import Paper

__all__ = [
    "Letterhead",
    "LongColumn",
    "LongSheet",
    "Paper",
    "print_long_sheet",
    "write_long_workbook",
]
