"""The inbox (kotak tugas) of an officer: his posts' open tasks, most urgent first, and the next one to take."""

from app.services.inbox.counting import Counters, count_open
from app.services.inbox.filters import InboxFilter, Whose
from app.services.inbox.listing import PAGE_SIZE, list_inbox
from app.services.inbox.reading import Inbox, read_inbox
from app.services.inbox.rows import InboxRow
from app.services.inbox.taking import take_next

__all__ = [
    "PAGE_SIZE",
    "Counters",
    "Inbox",
    "InboxFilter",
    "InboxRow",
    "Whose",
    "count_open",
    "list_inbox",
    "read_inbox",
    "take_next",
]
