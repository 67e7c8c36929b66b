"""The register of permits issued, in the order in which they were signed, with what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.documents.long_tables import LongColumn
from app.documents.long_tables.values import Row
from app.documents.sheets import Measure
from app.records.cases import CaseRecord
from app.records.permits import GivenNumberRecord, PermitRecord
from app.services.print_jobs.registers.register import VOID_WORDS, Place, Register, rows_after, thousands

ORDER = (PermitRecord.signed_at, PermitRecord.id)
STATES = {"valid": "Berlaku", "revoked": "Dicabut", "replaced": "Diganti", "void": "Batal"}
EXPIRED = "Kedaluwarsa"
WITHOUT_END = "Sampai dicabut"


class PermitRegister(Register):
    """One line for each signed permit."""

    title = "Buku Register Izin Terbit"
    tab = "Izin Terbit"
    columns = (
        LongColumn("No", Measure.COUNT, share=5),
        LongColumn("Nomor izin", share=20),
        LongColumn("Izin", share=19),
        LongColumn("Pemegang", share=17),
        LongColumn("Nomor berkas", share=12),
        LongColumn("Tanggal terbit", Measure.DAY, share=8),
        LongColumn("Berlaku sampai", share=9),
        LongColumn("Penanda tangan", share=15),
        LongColumn("Keadaan", share=9),
        LongColumn("Keterangan", share=16),
    )

    def count(self, session: Session) -> int:
        """Count the permits."""
        return session.execute(select(func.count(PermitRecord.id)).where(*self._conditions())).scalar_one()

    def list_after(self, session: Session, place: Place | None, limit: int) -> Sequence[tuple[Place, Row]]:
        """Read a range of the index by signature."""
        permit = PermitRecord
        query = (
            select(
                permit.id,
                permit.signed_at,
                permit.title,
                permit.holder_name,
                permit.state,
                permit.valid_until,
                permit.signatory,
                permit.decree_number,
                permit.end_reason,
                GivenNumberRecord.text.label("number"),
                GivenNumberRecord.void_reason,
                CaseRecord.number.label("case"),
            )
            .join(GivenNumberRecord, GivenNumberRecord.id == permit.number_id)
            .join(CaseRecord, CaseRecord.id == permit.case_id)
            .where(*self._conditions())
        )
        found = rows_after(session, query, ORDER, place, limit)
        return [((one.signed_at, one.id), self._row(one)) for one in found]

    def closing(self) -> tuple[str, ...]:
        """Say how many permits there are."""
        return (f"Jumlah: {thousands(self.rows)} izin.",)

    def _row(self, one: Any) -> Row:
        return (
            self.next_number(),
            one.number,
            one.title,
            one.holder_name,
            one.case,
            self.scope.day_of(one.signed_at),
            f"{one.valid_until:%d-%m-%Y}" if one.valid_until else WITHOUT_END,
            str(one.signatory.get("name", "")),
            self._state(one.state, one.valid_until),
            _remark(one),
        )

    def _state(self, state: str, valid_until: date | None) -> str:
        today = self.scope.day_of(self.scope.asked_at)
        if state == "valid" and valid_until is not None and today is not None and valid_until < today:
            return EXPIRED
        return STATES.get(state, state)

    def _conditions(self) -> list[ColumnElement[bool]]:
        scope, chosen = self.scope, self.scope.narrowing
        conditions = [PermitRecord.agency_id == scope.agency_id, PermitRecord.signed_at < scope.ends_at]
        if scope.begins_at is not None:
            conditions.append(PermitRecord.signed_at >= scope.begins_at)
        if chosen.permit_type_id is not None:
            of_type = select(CaseRecord.id).where(CaseRecord.permit_type_id == chosen.permit_type_id)
            conditions.append(PermitRecord.case_id.in_(of_type))
        return conditions


def _remark(one: Any) -> str:
    if one.state == "void":
        return VOID_WORDS.get(one.void_reason) or str(one.void_reason)
    decree = f"Keputusan Nomor {one.decree_number}" if one.decree_number else ""
    return "; ".join(filter(None, (decree, one.end_reason)))
