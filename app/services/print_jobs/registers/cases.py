"""Buku Registrasi: every application in the order in which it came in, with its permit and the numbers that became void."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.documents.long_tables import LongColumn
from app.documents.long_tables.values import Row
from app.documents.sheets import Measure
from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.services.print_jobs.registers.register import (
    STATUS_WORDS,
    Place,
    Register,
    rows_after,
    thousands,
    void_words,
)

ORDER = (CaseRecord.filed_at, CaseRecord.id)


class CaseRegister(Register):
    """One line for each application; no identity number stands in it."""

    title = "Buku Registrasi Permohonan"
    tab = "Buku Registrasi"
    columns = (
        LongColumn("No", Measure.COUNT, share=5),
        LongColumn("Nomor berkas", share=12),
        LongColumn("Tanggal", Measure.DAY, share=8),
        LongColumn("Pemohon", share=17),
        LongColumn("Jenis izin", share=18),
        LongColumn("Nomor izin", share=19),
        LongColumn("Tanggal terbit", Measure.DAY, share=8),
        LongColumn("Status", share=9),
        LongColumn("Keterangan", share=20),
    )

    def __init__(self, scope: Any) -> None:
        """Begin with no void number seen."""
        super().__init__(scope)
        self._voids = 0

    def count(self, session: Session) -> int:
        """Count the applications."""
        return session.execute(select(func.count(CaseRecord.id)).where(*self._conditions())).scalar_one()

    def list_after(self, session: Session, place: Place | None, limit: int) -> Sequence[tuple[Place, Row]]:
        """Read a range of the register's index, then the numbers and permits of its cases."""
        query = (
            select(
                CaseRecord.id,
                CaseRecord.number,
                CaseRecord.filed_at,
                CaseRecord.applicant_name,
                CaseRecord.status,
                CaseRecord.facts["permit.number"].label("permit_number"),
                PermitTypeRecord.name.label("permit_type"),
            )
            .join(PermitTypeRecord, PermitTypeRecord.id == CaseRecord.permit_type_id)
            .where(*self._conditions())
        )
        cases = rows_after(session, query, ORDER, place, limit)
        ids = [case.id for case in cases]
        voids, issued = _voids(session, ids), _issued(session, ids)
        return [
            ((case.filed_at, case.id), self._row(case, issued.get(case.id), voids.get(case.id, [])))
            for case in cases
        ]

    def closing(self) -> tuple[str, ...]:
        """Say how many applications there are, and how many numbers became void."""
        return (f"Jumlah: {thousands(self.rows)} permohonan; {thousands(self._voids)} nomor batal.",)

    def _row(self, case: Any, issued_at: datetime | None, voids: list[str]) -> Row:
        self._voids += len(voids)
        return (
            self.next_number(),
            case.number,
            self.scope.day_of(case.filed_at),
            case.applicant_name,
            case.permit_type,
            str(case.permit_number or ""),
            self.scope.day_of(issued_at),
            STATUS_WORDS.get(case.status, case.status),
            "; ".join(voids),
        )

    def _conditions(self) -> list[ColumnElement[bool]]:
        scope, chosen = self.scope, self.scope.narrowing
        conditions = [CaseRecord.agency_id == scope.agency_id, CaseRecord.filed_at < scope.ends_at]
        if scope.begins_at is not None:
            conditions.append(CaseRecord.filed_at >= scope.begins_at)
        if chosen.permit_type_id is not None:
            conditions.append(CaseRecord.permit_type_id == chosen.permit_type_id)
        if chosen.status:
            conditions.append(CaseRecord.status == chosen.status)
        return conditions


def _voids(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """Give what is to be said of the void numbers of each case."""
    number = GivenNumberRecord
    query = (
        select(number.case_id, number.text, number.void_reason)
        .where(number.case_id.in_(ids), number.voided_at.is_not(None))
        .order_by(number.id)
    )
    voids: dict[int, list[str]] = {}
    for case_id, text, reason in session.execute(query):
        voids.setdefault(case_id, []).append(void_words(text, reason))
    return voids


def _issued(session: Session, ids: Sequence[int]) -> dict[int, datetime]:
    query = (
        select(PermitRecord.case_id, PermitRecord.signed_at)
        .where(PermitRecord.case_id.in_(ids), PermitRecord.state != "void")
        .order_by(PermitRecord.id)
    )
    return {one.case_id: one.signed_at for one in session.execute(query)}
