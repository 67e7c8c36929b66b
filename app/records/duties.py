"""What the office owes the world beside its files: messages going out, surveys, requests seen, sweeps run."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.records.columns import BigId, Instant, Plain


class OutboxRecord(Model):
    """A message to be sent; a dead gateway holds up no case."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_waiting",
            "next_at",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    recipient: Mapped[str] = mapped_column(String(160))
    template: Mapped[str] = mapped_column(String(60))
    body: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    next_at: Mapped[datetime] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    provider_id: Mapped[str] = mapped_column(String(120), default="")
    last_error: Mapped[str] = mapped_column(Text, default="")


class SatisfactionRecord(Model):
    """One answered SKM questionnaire; it names no person and no case."""

    __tablename__ = "satisfaction_answers"
    __table_args__ = (Index("ix_satisfaction_period", "agency_id", "answered_on", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    permit_type_id: Mapped[int] = mapped_column(ForeignKey("permit_types.id"), index=True)
    answered_on: Mapped[date] = mapped_column(Date)
    hour_band: Mapped[str] = mapped_column(String(8), default="")
    answers: Mapped[dict[str, Any]] = mapped_column(Plain)
    respondent: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    suggestion: Mapped[str] = mapped_column(Text, default="")


class RequestSeenRecord(Model):
    """The key of a request already carried out, so that pressing twice does the thing once."""

    __tablename__ = "requests_seen"
    __table_args__ = (UniqueConstraint("officer_id", "key"), Index("ix_requests_seen_at", "at"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    officer_id: Mapped[int] = mapped_column(Integer)
    key: Mapped[str] = mapped_column(String(64))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    at: Mapped[datetime] = mapped_column(Instant)


class SweepRunRecord(Model):
    """One run of the sweep: when, how long, what it did."""

    __tablename__ = "sweep_runs"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    started_at: Mapped[datetime] = mapped_column(Instant, index=True)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    milliseconds: Mapped[int | None] = mapped_column(Integer)
    soon: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    flagged: Mapped[int] = mapped_column(Integer, default=0)
    escalated: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    deemed: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    done: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    counted: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    timed_out: Mapped[int] = mapped_column(Integer, default=0)
    sent: Mapped[int] = mapped_column(Integer, default=0)
    fault: Mapped[str] = mapped_column(Text, default="")
