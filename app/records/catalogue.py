"""What the office offers: permit types, their requirements, service standards and procedures in versions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import (
    Boolean,
    Date,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.agencies import AgencyRecord, OfficeRecord
from app.records.columns import Instant, Plain


class PermitTypeRecord(Model):
    """A permit type (jenis izin), or a service that is no permit (nonperizinan)."""

    __tablename__ = "permit_types"
    __table_args__ = (UniqueConstraint("agency_id", "key"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    office_id: Mapped[int | None] = mapped_column(ForeignKey("offices.id"), index=True)
    key: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20), default="permit")
    sector: Mapped[str] = mapped_column(String(120), default="")
    product: Mapped[str] = mapped_column(String(200), default="")
    requires_technical_recommendation: Mapped[bool] = mapped_column(Boolean, default=True)
    fee: Mapped[Any] = mapped_column(Numeric(14, 2), default=0)
    classification: Mapped[str] = mapped_column(String(40), default="500.16.7.2")
    number_kind: Mapped[str] = mapped_column(String(40), default="")
    number_pattern: Mapped[str] = mapped_column(String(200))
    # The kind of document that the head signs (permit or decree); empty: the usual one of the type's kind.
    document_kind: Mapped[str] = mapped_column(String(40), default="", server_default=text("''"))
    validity_months: Mapped[int | None] = mapped_column(Integer)
    # Keys of dates on the form: the permit holds from that day, and no longer than to that one; empty for none.
    valid_from_field: Mapped[str] = mapped_column(String(60), default="", server_default=text("''"))
    valid_until_field: Mapped[str] = mapped_column(String(60), default="", server_default=text("''"))
    # Working days from a complete file after which silence counts as consent (UU 30/2014 pasal 53); 0: never.
    deemed_days: Mapped[int] = mapped_column(Integer, default=5, server_default=text("5"))
    # Whether the system then takes the decision by itself; only where the office has turned it on.
    deemed_issues: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    form: Mapped[list[Any]] = mapped_column(Plain, default=list)
    legal_basis: Mapped[list[Any]] = mapped_column(Plain, default=list)
    conditions: Mapped[list[Any]] = mapped_column(Plain, default=list)
    source: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    is_open: Mapped[bool] = mapped_column(Boolean, default=True)
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()
    office: Mapped[OfficeRecord | None] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show the permit type's name."""
        return self.name


class RequirementRecord(Model):
    """A document that an applicant must bring (persyaratan)."""

    __tablename__ = "requirements"
    __table_args__ = (UniqueConstraint("permit_type_id", "key"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    permit_type_id: Mapped[int] = mapped_column(ForeignKey("permit_types.id"))
    key: Mapped[str] = mapped_column(String(60))
    place: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(String(250))
    help: Mapped[str] = mapped_column(Text, default="")
    is_required: Mapped[bool] = mapped_column(Boolean, default=True)
    condition: Mapped[dict[str, Any] | None] = mapped_column(Plain)
    accepts: Mapped[list[Any]] = mapped_column(Plain, default=lambda: ["pdf"])
    max_bytes: Mapped[int] = mapped_column(Integer, default=10 * 1024 * 1024)
    version: Mapped[int] = mapped_column(Integer, default=1)

    permit_type: Mapped[PermitTypeRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show what is asked for."""
        return self.label


class ServiceStandardRecord(Model):
    """One of the 14 components of a service standard (UU 25/2009, Permenpan-RB 15/2014)."""

    __tablename__ = "service_standards"
    __table_args__ = (UniqueConstraint("permit_type_id", "component"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    permit_type_id: Mapped[int] = mapped_column(ForeignKey("permit_types.id"))
    component: Mapped[str] = mapped_column(String(40))
    place: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(250))
    items: Mapped[list[Any]] = mapped_column(Plain, default=list)
    version: Mapped[int] = mapped_column(Integer, default=1)

    permit_type: Mapped[PermitTypeRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show the component's title."""
        return self.title


class ProcedureVersionRecord(Model):
    """One version of a permit type's procedure (SOP); a published one never changes, a case keeps its own."""

    __tablename__ = "procedure_versions"
    __table_args__ = (
        UniqueConstraint("permit_type_id", "number"),
        Index("ix_procedure_versions_state", "permit_type_id", "state"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    permit_type_id: Mapped[int] = mapped_column(ForeignKey("permit_types.id"))
    number: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(12), default="draft")
    definition: Mapped[dict[str, Any]] = mapped_column(Plain)
    # The SOP's identity block (Permenpan-RB 35/2012): number, dates, legal basis, equipment, warnings …
    identity: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    checksum: Mapped[str] = mapped_column(String(64))
    effective_on: Mapped[date | None] = mapped_column(Date)
    published_at: Mapped[datetime | None] = mapped_column(Instant)

    permit_type: Mapped[PermitTypeRecord] = relationship()

    def __str__(self) -> str:
        """Show the permit type and the version's number."""
        return f"{self.permit_type} v{self.number}"
