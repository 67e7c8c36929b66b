"""Reports that the office has issued: each of a closed period, once, and where its archived paper lies."""

from __future__ import annotations

from datetime import datetime

from flask_appbuilder import Model
from sqlalchemy import ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.records.columns import BigId, Instant

_OF_ALL = text("permit_type_id IS NULL")
_OF_TYPE = text("permit_type_id IS NOT NULL")


class IssuedReportRecord(Model):
    """One issued report; `sha256` is its paper, of which `printed_documents` says what it was made of."""

    __tablename__ = "issued_reports"
    __table_args__ = (
        Index(
            "ix_issued_reports_of_all",
            "agency_id",
            "kind",
            "period",
            unique=True,
            sqlite_where=_OF_ALL,
            postgresql_where=_OF_ALL,
        ),
        Index(
            "ix_issued_reports_of_type",
            "agency_id",
            "kind",
            "period",
            "permit_type_id",
            unique=True,
            sqlite_where=_OF_TYPE,
            postgresql_where=_OF_TYPE,
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    kind: Mapped[str] = mapped_column(String(40))
    # As an address names it, such as "2026-s1".
    period: Mapped[str] = mapped_column(String(12))
    # Empty for all services.
    permit_type_id: Mapped[int | None] = mapped_column(ForeignKey("permit_types.id"))
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"), index=True)
    # Whose name stands under it.
    signatory: Mapped[str] = mapped_column(String(160))
    issued_at: Mapped[datetime] = mapped_column(Instant)
    issued_by: Mapped[int] = mapped_column(Integer)
