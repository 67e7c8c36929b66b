"""Documents too long for a web request: asked for by a page, made by the scheduler's process, fetched when done."""

from __future__ import annotations

from app.services.print_jobs.asking import MOST_UNFINISHED, ask, cancel
from app.services.print_jobs.forgetting import forget_old
from app.services.print_jobs.reading import KEPT, count_before, is_kept, list_jobs, open_file, read_job
from app.services.print_jobs.turns import has_work
from app.services.print_jobs.values import (
    NARROWED_BY_STATUS,
    JobFault,
    JobForm,
    JobKind,
    JobState,
    Narrowing,
    PrintJob,
)
from app.services.print_jobs.working import work

__all__ = [
    "KEPT",
    "MOST_UNFINISHED",
    "NARROWED_BY_STATUS",
    "JobFault",
    "JobForm",
    "JobKind",
    "JobState",
    "Narrowing",
    "PrintJob",
    "ask",
    "cancel",
    "count_before",
    "forget_old",
    "has_work",
    "is_kept",
    "list_jobs",
    "open_file",
    "read_job",
    "work",
]
