"""The register of numbers given: each once, in the order of its series, also those that became void."""

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
from app.records.permits import GivenNumberRecord
from app.services.print_jobs.registers.register import VOID_WORDS, Place, Register, rows_after, thousands

STANDS, VOID = "Berlaku", "Batal"
ORDER = (GivenNumberRecord.series, GivenNumberRecord.year, GivenNumberRecord.sequence)


class NumberRegister(Register):
    """One line for each number."""

    title = "Buku Register Nomor Naskah"
    tab = "Register Nomor"
    columns = (
        LongColumn("No", Measure.COUNT, share=5),
        LongColumn("Tahun", share=5),
        LongColumn("Urut", Measure.COUNT, share=5),
        LongColumn("Nomor", share=22),
        LongColumn("Diberikan", Measure.DAY, share=8),
        LongColumn("Nomor berkas", share=12),
        LongColumn("Pemohon", share=17),
        LongColumn("Jenis izin", share=18),
        LongColumn("Keadaan", share=7),
        LongColumn("Batal sejak", Measure.DAY, share=8),
        LongColumn("Alasan batal", share=17),
    )

    def __init__(self, scope: Any) -> None:
        """Begin with no void number seen."""
        super().__init__(scope)
        self._voids = 0

    def count(self, session: Session) -> int:
        """Count the numbers."""
        return session.execute(
            select(func.count(GivenNumberRecord.id)).where(*self._conditions())
        ).scalar_one()

    def list_after(self, session: Session, place: Place | None, limit: int) -> Sequence[tuple[Place, Row]]:
        """Read a range of the series' own index."""
        number = GivenNumberRecord
        query = (
            select(
                number.series,
                number.year,
                number.sequence,
                number.text,
                number.given_at,
                number.voided_at,
                number.void_reason,
                CaseRecord.number.label("case"),
                CaseRecord.applicant_name,
                PermitTypeRecord.name.label("permit_type"),
            )
            .join(CaseRecord, CaseRecord.id == number.case_id)
            .join(PermitTypeRecord, PermitTypeRecord.id == CaseRecord.permit_type_id)
            .where(*self._conditions())
        )
        found = rows_after(session, query, ORDER, place, limit)
        return [((one.series, one.year, one.sequence), self._row(one)) for one in found]

    def closing(self) -> tuple[str, ...]:
        """Say how many numbers were given and how many of them are void."""
        return (
            f"Jumlah: {thousands(self.rows)} nomor diberikan; {thousands(self._voids)} di antaranya batal.",
        )

    def _row(self, one: Any) -> Row:
        is_void = one.voided_at is not None
        self._voids += is_void
        return (
            self.next_number(),
            str(one.year),
            one.sequence,
            one.text,
            self.scope.day_of(one.given_at),
            one.case,
            one.applicant_name,
            one.permit_type,
            VOID if is_void else STANDS,
            self.scope.day_of(one.voided_at),
            VOID_WORDS.get(one.void_reason, one.void_reason),
        )

    def _conditions(self) -> list[ColumnElement[bool]]:
        scope, chosen, number = self.scope, self.scope.narrowing, GivenNumberRecord
        conditions = [number.agency_id == scope.agency_id, number.given_at < scope.ends_at]
        if scope.begins_at is not None:
            conditions += [number.given_at >= scope.begins_at, number.year >= _year_before(scope.begins_at)]
        if chosen.permit_type_id is not None:
            of_type = select(CaseRecord.id).where(CaseRecord.permit_type_id == chosen.permit_type_id)
            conditions.append(number.case_id.in_(of_type))
        return conditions


def _year_before(at: datetime) -> int:
    """Give a year that no number of a period can be older than; its own day may still belong to the year before."""
    return at.year - 1
