"""What the tests of the sweep ask of the office: sweep it, and look at what was flagged, filed and told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord, TaskRecord
from app.records.duties import SweepRunRecord
from app.records.oversight import BreachRecord, NoticeRecord
from app.records.staff import OfficerRecord
from app.services.sweep import Swept, sweep
from app.services.transactions import transaction
from tests.integration.screens_staff.desks import Desks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass
class SweptOffice(Desks):
    """The staffed office, whose sweeps the test gives by hand."""

    def sweep(self, **waited: float) -> Swept:
        """Let time pass, then sweep once."""
        self.wait(**waited)
        swept = sweep(db.session, self.tools, self.now)
        db.session.rollback()
        return swept

    def told(self, kind: str) -> dict[str, int]:
        """Give how many files each officer was told of in notices of a kind, by his account."""
        query = (
            select(OfficerRecord, NoticeRecord.body)
            .join(NoticeRecord, NoticeRecord.officer_id == OfficerRecord.id)
            .where(NoticeRecord.kind == kind)
        )
        counts: dict[str, int] = {}
        for officer, body in db.session.execute(query):
            counts[officer.user.username] = counts.get(officer.user.username, 0) + body["count"]
        return counts

    def task(self, case_id: int) -> TaskRecord:
        """The live task of a file."""
        live = select(TaskRecord).where(TaskRecord.case_id == case_id, TaskRecord.closed_at.is_(None))
        return db.session.scalars(live.execution_options(populate_existing=True)).one()

    def breaches(self) -> list[BreachRecord]:
        """Every overrun on file, in the order in which they were noticed."""
        query = select(BreachRecord).order_by(BreachRecord.id).execution_options(populate_existing=True)
        return list(db.session.scalars(query))

    def runs(self) -> list[SweepRunRecord]:
        """Every run on file."""
        return list(db.session.scalars(select(SweepRunRecord).order_by(SweepRunRecord.id)))

    def settle(self, **columns: object) -> None:
        """Settle something for the agency of Rokan Hilir."""
        self._write(update(AgencyRecord).where(AgencyRecord.key == "rohil").values(**columns))

    def set_task(self, case_id: int, **columns: object) -> None:
        """Set the live task of a file as the engine might have."""
        self.set_tasks([case_id], **columns)

    def set_tasks(self, case_ids: Sequence[int], **columns: object) -> None:
        """Set the live tasks of several files at one stroke."""
        live = update(TaskRecord).where(TaskRecord.case_id.in_(case_ids), TaskRecord.closed_at.is_(None))
        self._write(live.values(**columns))

    def set_case(self, case_id: int, **columns: object) -> None:
        """Set a file as the engine might have."""
        self._write(update(CaseRecord).where(CaseRecord.id == case_id).values(**columns))

    def _write(self, statement: object) -> None:
        with transaction(db.session) as writing:
            writing.execute(statement)

    def is_due(self, case_id: int) -> datetime:
        """When the live task of a file is due."""
        due_at = self.task(case_id).due_at
        assert due_at is not None
        return due_at
