"""What the counter (loket) reads: what may be filed here, who is awaited, what lies ready, whom a search finds."""

from app.services.counter.correcting import CorrectionSheet, open_correction
from app.services.counter.duplicates import RunningCase, list_running_cases
from app.services.counter.filed import FiledCase, open_filed_case
from app.services.counter.handing_over import GivenOut, HandoverSheet, open_given_out, open_handover
from app.services.counter.permit_types import FileableType, list_fileable
from app.services.counter.ready import ReadyCase, list_ready
from app.services.counter.searching import Found, FoundCase, search_cases
from app.services.counter.sheet import ApplicationSheet, AskedPaper, open_sheet
from app.services.counter.trying import find_faults
from app.services.counter.waiting import WaitingCase, list_waiting

__all__ = [
    "ApplicationSheet",
    "AskedPaper",
    "CorrectionSheet",
    "FileableType",
    "FiledCase",
    "Found",
    "FoundCase",
    "GivenOut",
    "HandoverSheet",
    "ReadyCase",
    "RunningCase",
    "WaitingCase",
    "find_faults",
    "list_fileable",
    "list_ready",
    "list_running_cases",
    "list_waiting",
    "open_correction",
    "open_filed_case",
    "open_given_out",
    "open_handover",
    "open_sheet",
    "search_cases",
]
