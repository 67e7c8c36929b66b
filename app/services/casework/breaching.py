"""What filing does to the overruns that the sweep has noted: a limit that is met at last, or moved, is open no more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Update, update
from sqlalchemy.orm import Session

from app.records.oversight import BreachRecord

NOT_FLAGGED: dict[str, Any] = {"soon_flagged_at": None, "late_flagged_at": None, "escalated_at": None}
"""A later due time, and only that, lets the sweep notice a task anew (decision 0007)."""

THE_SILENCE = 0
"""Stands for a task where the limit overrun is the time that the law gives to decide."""


def close_breach_of_task(session: Session, task_id: int, at: datetime) -> None:
    """Close the open overrun of a task, if it has one."""
    session.execute(_open_ones().where(BreachRecord.task_id == task_id).values(closed_at=at))


def close_breach_of_silence(session: Session, case_id: int, at: datetime) -> None:
    """Close the open overrun of the time that the law gives to decide about a case."""
    of_case = _open_ones().where(BreachRecord.case_id == case_id, BreachRecord.task_id == THE_SILENCE)
    session.execute(of_case.values(closed_at=at))


def _open_ones() -> Update:
    # The rows are read afresh wherever they are shown; nobody holds one while a case is filed.
    return (
        update(BreachRecord)
        .where(BreachRecord.closed_at.is_(None))
        .execution_options(synchronize_session=False)
    )
