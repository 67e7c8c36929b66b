"""Making long documents, one after the other: taken, made, filed, and on to the next."""

from __future__ import annotations

import logging
import tempfile
from contextlib import suppress
from datetime import datetime

from sqlalchemy.orm import scoped_session

from app.gateways.storage import StoredFile
from app.services.papers.filing import know_files
from app.services.papers.values import NewPaper, PaperKind
from app.services.print_jobs.making import Order, make, read_order
from app.services.print_jobs.turns import (
    Clock,
    JobTakenAway,
    Sessions,
    Turn,
    beat,
    give_back,
    note_fault,
    settle,
    take_next,
)
from app.services.print_jobs.values import JobForm, JobState
from app.services.tools import Tools
from app.services.transactions import transaction

log = logging.getLogger(__name__)

MEDIA_TYPES = {
    JobForm.PDF: "application/pdf",
    # By what the bytes are: a workbook's own name is longer than the column of names.
    JobForm.XLSX: "application/zip",
}


def work(session: Sessions, tools: Tools, clock: Clock) -> int:
    """Make every document that waits, and tell how many were finished.

    May run in several processes at a time. One that is told to stop gives its job back to the next.
    """
    finished = 0
    while (turn := take_next(session, clock())) is not None:
        finished += _work_on(session, tools, turn, clock)
    return finished


def _work_on(session: Sessions, tools: Tools, turn: Turn, clock: Clock) -> bool:
    try:
        _make(session, tools, turn, clock)
    except JobTakenAway:
        return False
    except Exception:
        # Whatever it is, the next job must not wait for it; the log has it whole.
        log.exception("Dokumen panjang %s tidak jadi dibuat (percobaan %s).", turn.job_id, turn.tries)
        with suppress(JobTakenAway):
            note_fault(session, turn, clock())
        return False
    except BaseException:
        with suppress(JobTakenAway):
            give_back(session, turn)
        raise
    return True


def _make(session: Sessions, tools: Tools, turn: Turn, clock: Clock) -> None:
    reading = session() if isinstance(session, scoped_session) else session
    order = read_order(reading, tools.store, turn.job_id)
    beat(session, turn, clock(), done=0, total=order.total)
    with tempfile.TemporaryFile() as out:
        make(reading, order, out, lambda done, total: beat(session, turn, clock(), done=done, total=total))
        out.seek(0)
        stored = tools.store.put(out)
    _file(session, turn, order, stored, clock())


def _file(session: Sessions, turn: Turn, order: Order, stored: StoredFile, at: datetime) -> None:
    paper = NewPaper(
        kind=PaperKind.ISSUED,
        subject="",
        name=order.name,
        sha256=stored.sha256,
        size=stored.size,
        media_type=MEDIA_TYPES[order.form],
    )
    with transaction(session) as writing:
        know_files(writing, [paper], at)
        settle(
            writing,
            turn,
            state=JobState.DONE.value,
            sha256=stored.sha256,
            name=order.name,
            finished_at=at,
            fault="",
        )
