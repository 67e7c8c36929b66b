"""Everything of one case on one page, read in the same few statements however long its history is."""

from app.services.casefile.opening import open_case_file
from app.services.casefile.timeline import list_timeline
from app.services.casefile.values import CaseFile

__all__ = ["CaseFile", "list_timeline", "open_case_file"]
