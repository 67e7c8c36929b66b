"""An office whose register is as long as a test wants it, and a maker of long documents with a clock of its own."""

from __future__ import annotations

import io
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from app.extensions import db
from app.records.cases import CaseRecord
from app.records.documents import PrintJobRecord
from app.records.permits import GivenNumberRecord
from app.services.papers.filing import file_papers
from app.services.papers.values import NewPaper, PaperKind
from app.services.print_jobs import JobForm, JobKind, Narrowing, ask, open_file, read_job, work
from app.services.transactions import transaction
from tests.small_office import AT, SmallOffice

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.actors import Actor
    from app.services.print_jobs import PrintJob

ASKED_AT = AT + timedelta(days=1)


@dataclass
class FullOffice:
    """The small office with its print room; its clock stands still unless it is moved."""

    small: SmallOffice
    now: datetime = field(default=ASKED_AT)

    def fill(self, number: int, **changes: Any) -> None:
        """Put copies of one application on file, a minute after one another, numbered on from those there are."""
        first = db.session.get(CaseRecord, self.small.file().case_id)
        assert first is not None
        values = {column.key: getattr(first, column.key) for column in CaseRecord.__mapper__.column_attrs}
        values.pop("id")
        rows = [
            values
            | {
                "number": f"2026/11/{place:05}",
                "filed_at": AT + timedelta(minutes=place),
                "applicant_name": f"CV Pemohon {place:05}",
                "tracking_token": secrets.token_urlsafe(),
                **changes,
            }
            for place in range(2, number + 1)
        ]
        with transaction(db.session) as writing:
            if rows:
                writing.execute(insert(CaseRecord), rows)

    def void_number(self, text: str, reason: str) -> None:
        """Give the first application a number and take it back."""
        with transaction(db.session) as writing:
            case = writing.scalars(select(CaseRecord).order_by(CaseRecord.id).limit(1)).one()
            number = {
                "agency_id": case.agency_id,
                "series": "izin",
                "year": 2026,
                "sequence": 1,
                "given_by": 1,
            }
            void = {"voided_at": AT, "void_reason": reason, "given_at": AT}
            writing.add(GivenNumberRecord(case_id=case.id, text=text, **number, **void))

    def ask(
        self,
        form: JobForm = JobForm.PDF,
        *,
        kind: JobKind = JobKind.CASE_REGISTER,
        by: Actor | None = None,
        **narrowing: Any,
    ) -> int:
        """Ask for a register, as Budi does."""
        return ask(
            db.session,
            kind=kind,
            form=form,
            parameters=Narrowing(**narrowing),
            by=by or self.small.budi,
            at=self.now,
        )

    def work(self) -> int:
        """Make what waits."""
        return work(db.session, self.small.tools, lambda: self.now)

    def begin_again(self, job_id: int) -> None:
        """Let a job wait once more, as if it had not been made."""
        with transaction(db.session) as writing:
            writing.get_one(PrintJobRecord, job_id).state = "waiting"

    def bring_to_the_counter(self, sha256: str) -> None:
        """Put a file that was fetched among the papers of the first application."""
        with transaction(db.session) as writing:
            case = writing.scalars(select(CaseRecord).order_by(CaseRecord.id).limit(1)).one()
            paper = NewPaper(PaperKind.REQUIREMENT, "ktp", "buku.pdf", sha256, 1, "application/pdf")
            file_papers(writing, case, [paper], at=self.now, by=1)

    def job(self, job_id: int) -> PrintJob:
        """Look at one of Budi's jobs."""
        db.session.rollback()
        db.session.expire_all()
        return read_job(db.session(), job_id, self.small.budi)

    def fetch(self, job_id: int, by: Actor | None = None) -> io.BytesIO:
        """Fetch what was made."""
        _job, content = open_file(
            db.session(), self.small.tools.store, job_id, by or self.small.budi, self.now
        )
        with content:
            return io.BytesIO(content.read())

    def save(self, job_id: int, folder: Path) -> Path:
        """Fetch what was made into a folder."""
        place = folder / f"{job_id}.pdf"
        place.write_bytes(self.fetch(job_id).getvalue())
        return place
