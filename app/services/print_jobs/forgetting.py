"""Long documents are copies: after their time their files are taken away, unless something else is that very file."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.gateways.storage import Store
from app.records.documents import PrintJobRecord
from app.records.papers import FileRecord
from app.services.print_jobs.reading import KEPT
from app.services.print_jobs.turns import Sessions
from app.services.transactions import transaction

AT_ONCE = 100


def forget_old(session: Sessions, store: Store, now: datetime) -> int:
    """Take away the files of jobs that were done long ago, and tell how many jobs lost theirs.

    A file that another row names, as one uploaded again with a case, stays where it is.
    """
    with transaction(session) as writing:
        old = (
            select(PrintJobRecord.id, PrintJobRecord.sha256)
            .where(PrintJobRecord.sha256.is_not(None), PrintJobRecord.finished_at <= now - KEPT)
            .order_by(PrintJobRecord.finished_at, PrintJobRecord.id)
            .limit(AT_ONCE)
        )
        found = writing.execute(old).all()
        ids = [job.id for job in found]
        writing.execute(update(PrintJobRecord).where(PrintJobRecord.id.in_(ids)).values(sha256=None))
        gone = [sha256 for sha256 in sorted({job.sha256 for job in found}) if _is_unnamed(writing, sha256)]
    # The bytes go last: a row without its file would be a loss, a file without its row is only told.
    for sha256 in gone:
        store.remove(sha256)
    return len(found)


def _is_unnamed(writing: Session, sha256: str) -> bool:
    """Whether no row names a file any more: then its own row goes, which the database allows only then."""
    try:
        with writing.begin_nested():
            writing.execute(delete(FileRecord).where(FileRecord.sha256 == sha256))
    except IntegrityError:
        return False
    return True
