"""Numbers and what they stand on: the locked yearly counters, every number given with its voids, signed permits."""

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
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.proof.short_codes import short_code_of
from app.records.cases import CaseRecord
from app.records.columns import BigId, Instant, Plain, ordered_text, partial_index
from app.records.published_lists import watch_state


class NumberCounterRecord(Model):
    """The last number given in a series and year; the row is the lock."""

    __tablename__ = "number_counters"

    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), primary_key=True)
    series: Mapped[str] = mapped_column(String(200), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(Integer)


class GivenNumberRecord(Model):
    """A number that was given: never given again, also when it is void."""

    __tablename__ = "given_numbers"
    __table_args__ = (
        UniqueConstraint("agency_id", "series", "year", "sequence"),
        UniqueConstraint("agency_id", "text"),
        Index("ix_given_numbers_case", "case_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    series: Mapped[str] = mapped_column(String(200))
    year: Mapped[int] = mapped_column(Integer)
    sequence: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(ordered_text(120))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    given_at: Mapped[datetime] = mapped_column(Instant)
    given_by: Mapped[int] = mapped_column(Integer)
    voided_at: Mapped[datetime | None] = mapped_column(Instant)
    void_reason: Mapped[str] = mapped_column(Text, default="")

    case: Mapped[CaseRecord] = relationship()

    def __str__(self) -> str:
        """Show the number as it was written."""
        return self.text


class PermitRecord(Model):
    """A permit as signed: its archived bytes, its life, and the token of its public page."""

    __tablename__ = "permits"
    __table_args__ = (
        UniqueConstraint("token"),
        UniqueConstraint("number_id"),
        Index("ix_permits_case", "case_id"),
        Index("ix_permits_agency", "agency_id", "signed_at", "id"),
        Index("ix_permits_short_code", "short_code"),
        partial_index("ix_permits_ended", "ended_at", "id", where="state <> 'valid'"),
        partial_index(
            "ix_permits_expiring",
            "agency_id",
            "valid_until",
            "id",
            where="state = 'valid' AND reminded_at IS NULL AND valid_until IS NOT NULL",
        ),
        partial_index(
            "ix_permits_ending",
            "agency_id",
            "valid_until",
            "id",
            where="state = 'valid' AND valid_until IS NOT NULL",
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    number_id: Mapped[int] = mapped_column(ForeignKey("given_numbers.id"))
    token: Mapped[str] = mapped_column(String(43))
    title: Mapped[str] = mapped_column(String(200))
    holder_name: Mapped[str] = mapped_column(String(160))
    state: Mapped[str] = mapped_column(String(12), default="valid")
    valid_from: Mapped[date] = mapped_column(Date)
    valid_until: Mapped[date | None] = mapped_column(Date)
    signature: Mapped[str] = mapped_column(String(16))
    is_trial: Mapped[bool] = mapped_column(Boolean, default=True)
    signed_at: Mapped[datetime] = mapped_column(Instant)
    signed_by: Mapped[int] = mapped_column(Integer)
    signatory: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"), index=True)
    # For typing by hand; derived from the token, and in theory not unique.
    short_code: Mapped[str] = mapped_column(
        String(12), default=lambda row: short_code_of(row.get_current_parameters()["token"])
    )
    # The statement in its QR and the canonical text of which that carries the hash; empty where there is none.
    statement: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    content_sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"), index=True)
    # How it ended before its time: revoked by a decree (keputusan), or replaced by another permit.
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_by: Mapped[int | None] = mapped_column(Integer)
    decree_number: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    decree_on: Mapped[date | None] = mapped_column(Date)
    end_reason: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("permits.id"))
    # When the holder was told that it is about to expire; told once.
    reminded_at: Mapped[datetime | None] = mapped_column(Instant)

    number: Mapped[GivenNumberRecord] = relationship()
    case: Mapped[CaseRecord] = relationship()
    replaced_by: Mapped[PermitRecord | None] = relationship(remote_side="PermitRecord.id")


class PermitScanRecord(Model):
    """One look at a permit's public page: when, by which way, and what it said; nothing about who looked."""

    __tablename__ = "permit_scans"
    __table_args__ = (
        Index("ix_permit_scans_permit", "permit_id", "at"),
        Index("ix_permit_scans_at", "at", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    permit_id: Mapped[int] = mapped_column(ForeignKey("permits.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    way: Mapped[str] = mapped_column(String(8))
    standing: Mapped[str] = mapped_column(String(12))


class PermitScanDayRecord(Model):
    """How often a permit's public page was looked at on a day: what is left of the single looks after a while."""

    __tablename__ = "permit_scan_days"

    permit_id: Mapped[int] = mapped_column(ForeignKey("permits.id"), primary_key=True)
    # By the calendar of the permit's agency.
    seen_on: Mapped[date] = mapped_column(Date, primary_key=True)
    way: Mapped[str] = mapped_column(String(8), primary_key=True)
    standing: Mapped[str] = mapped_column(String(12), primary_key=True)
    looks: Mapped[int] = mapped_column(Integer)


class PermitCopyRecord(Model):
    """A duplicate (duplikat) handed out of a lost or spoiled permit: for whom, why, and the slip that says so."""

    __tablename__ = "permit_copies"
    __table_args__ = (UniqueConstraint("permit_id", "place"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    permit_id: Mapped[int] = mapped_column(ForeignKey("permits.id"))
    # The how-manieth of its permit.
    place: Mapped[int] = mapped_column(Integer)
    given_to: Mapped[str] = mapped_column(String(160))
    reason: Mapped[str] = mapped_column(Text)
    # The number of the police's report of loss, where there is one.
    loss_report: Mapped[str] = mapped_column(String(120), default="")
    given_at: Mapped[datetime] = mapped_column(Instant)
    given_by: Mapped[int] = mapped_column(Integer)
    given_by_name: Mapped[str] = mapped_column(String(160))
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"), index=True)


class CaseOriginRecord(Model):
    """The permit that a case asks to renew, amend or replace; signed, the new one takes its place."""

    __tablename__ = "case_origins"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    permit_id: Mapped[int] = mapped_column(ForeignKey("permits.id"), index=True)
    # renewal, amendment or replacement.
    why: Mapped[str] = mapped_column(String(16))
    # What the applicant gave as the reason; a renewal needs none.
    reason: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))


class BillRecord(Model):
    """What an applicant owes for a case, and the proof that it was paid."""

    __tablename__ = "bills"
    __table_args__ = (Index("ix_bills_case", "case_id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    amount: Mapped[Any] = mapped_column(Numeric(14, 2))
    basis: Mapped[str] = mapped_column(Text, default="")
    billed_at: Mapped[datetime] = mapped_column(Instant)
    billed_by: Mapped[int] = mapped_column(Integer)
    paid_at: Mapped[datetime | None] = mapped_column(Instant)
    paid_on: Mapped[date | None] = mapped_column(Date)
    receipt_number: Mapped[str] = mapped_column(String(80), default="")
    proof_sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"), index=True)


watch_state(PermitRecord, lambda state: state != "valid")
