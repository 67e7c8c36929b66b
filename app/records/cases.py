"""Applications on file: applicants, cases, tasks and the events that are the truth about them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.records.columns import BigId, Instant, Plain, ordered_text, partial_index


class ApplicantRecord(Model):
    """Who applies: a person, a company, a community body; as known to one agency."""

    __tablename__ = "applicants"
    __table_args__ = (Index("ix_applicants_nik", "agency_id", "nik"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(160))
    nik: Mapped[str] = mapped_column(String(16), default="")
    nib: Mapped[str] = mapped_column(String(13), default="")
    npwp: Mapped[str] = mapped_column(String(16), default="")
    phone: Mapped[str] = mapped_column(String(20), default="")
    email: Mapped[str] = mapped_column(String(120), default="")
    address: Mapped[str] = mapped_column(Text, default="")


class CaseRecord(Model):
    """One application (permohonan), as its events have left it."""

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("agency_id", "number"),
        UniqueConstraint("tracking_token"),
        Index("ix_cases_register", "agency_id", "filed_at", "id"),
        Index("ix_cases_register_type", "agency_id", "permit_type_id", "filed_at", "id"),
        Index("ix_cases_register_status", "agency_id", "status", "filed_at", "id"),
        Index("ix_cases_applicant_key", "agency_id", "applicant_key", "id"),
        Index("ix_cases_applicant", "applicant_id"),
        partial_index(
            "ix_cases_promise",
            "agency_id",
            "promise_due_at",
            "id",
            where="status = 'running' AND promise_due_at IS NOT NULL",
        ),
        partial_index(
            "ix_cases_deemed",
            "deemed_due_at",
            "id",
            where="status = 'running' AND deemed_flagged_at IS NULL AND deemed_due_at IS NOT NULL",
        ),
        partial_index("ix_cases_running", "agency_id", "id", where="status = 'running'"),
        partial_index("ix_cases_ended", "agency_id", "ended_at", "id", where="ended_at IS NOT NULL"),
        partial_index(
            "ix_cases_kept", "agency_id", "was_on_time", "ended_at", "id", where="ended_at IS NOT NULL"
        ),
        partial_index("ix_cases_filing_uncounted", "id", where="NOT is_filing_counted"),
        partial_index(
            "ix_cases_ending_uncounted", "id", where="ended_at IS NOT NULL AND NOT is_ending_counted"
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    number: Mapped[str] = mapped_column(ordered_text(40))
    permit_type_id: Mapped[int] = mapped_column(ForeignKey("permit_types.id"))
    procedure_version_id: Mapped[int] = mapped_column(ForeignKey("procedure_versions.id"))
    applicant_id: Mapped[int] = mapped_column(ForeignKey("applicants.id"))
    applicant_name: Mapped[str] = mapped_column(String(160))
    # Lower-cased for the search by the beginning of a name.
    applicant_key: Mapped[str] = mapped_column(ordered_text(160))
    office_key: Mapped[str] = mapped_column(String(40), default="")
    filed_by: Mapped[int] = mapped_column(Integer)
    filed_at: Mapped[datetime] = mapped_column(Instant)
    status: Mapped[str] = mapped_column(String(20), default="running")
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    form: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    facts: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    # How far the engine has come: branches that arrived, counters, who decided, the promise's pauses.
    engine: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    promise_started_at: Mapped[datetime | None] = mapped_column(Instant)
    promise_due_at: Mapped[datetime | None] = mapped_column(Instant)
    # Until when the law gives time to decide; the sweep marks here that it has noticed the silence.
    deemed_due_at: Mapped[datetime | None] = mapped_column(Instant)
    deemed_flagged_at: Mapped[datetime | None] = mapped_column(Instant)
    # Whether the case ended within its promise; None while it runs, and where nothing was promised.
    was_on_time: Mapped[bool | None] = mapped_column(Boolean)
    # Whether the rollups have taken in its filing and its ending.
    is_filing_counted: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    is_ending_counted: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    events_count: Mapped[int] = mapped_column(Integer, default=0)
    last_hash: Mapped[str] = mapped_column(String(64), default="")
    tracking_token: Mapped[str] = mapped_column(String(43))

    agency: Mapped[AgencyRecord] = relationship()
    permit_type: Mapped[PermitTypeRecord] = relationship()
    procedure_version: Mapped[ProcedureVersionRecord] = relationship()
    applicant: Mapped[ApplicantRecord] = relationship()

    def __str__(self) -> str:
        """Show the register number."""
        return self.number


class TaskRecord(Model):
    """One activation of a step on one case.

    `urgent_at` is the due time, or the far future without one, so that the inbox is one range of its index.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("case_id", "serial"),
        Index(
            "ix_tasks_inbox",
            "agency_id",
            "position_key",
            "office_key",
            "urgent_at",
            "id",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_tasks_step",
            "agency_id",
            "position_key",
            "office_key",
            "step_key",
            "urgent_at",
            "id",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_tasks_due",
            "due_at",
            "id",
            sqlite_where=text("closed_at IS NULL AND late_flagged_at IS NULL AND due_at IS NOT NULL"),
            postgresql_where=text("closed_at IS NULL AND late_flagged_at IS NULL AND due_at IS NOT NULL"),
        ),
        Index(
            "ix_tasks_time_out",
            "times_out_at",
            "id",
            sqlite_where=text("closed_at IS NULL AND times_out_at IS NOT NULL"),
            postgresql_where=text("closed_at IS NULL AND times_out_at IS NOT NULL"),
        ),
        Index(
            "ix_tasks_system",
            "id",
            sqlite_where=text("closed_at IS NULL AND holder_kind = 'system'"),
            postgresql_where=text("closed_at IS NULL AND holder_kind = 'system'"),
        ),
        partial_index(
            "ix_tasks_soon",
            "soon_at",
            "id",
            where="closed_at IS NULL AND soon_flagged_at IS NULL AND soon_at IS NOT NULL",
        ),
        partial_index(
            "ix_tasks_escalation",
            "escalates_at",
            "id",
            where="closed_at IS NULL AND escalated_at IS NULL AND escalates_at IS NOT NULL",
        ),
        partial_index("ix_tasks_agency_due", "agency_id", "urgent_at", "id", where="closed_at IS NULL"),
        partial_index("ix_tasks_assignee", "assignee_id", "urgent_at", "id", where="closed_at IS NULL"),
        partial_index("ix_tasks_done", "agency_id", "closed_at", "id", where="closed_at IS NOT NULL"),
        partial_index(
            "ix_tasks_done_step", "agency_id", "step_key", "closed_at", "id", where="closed_at IS NOT NULL"
        ),
        partial_index("ix_tasks_done_by", "closed_by", "closed_at", "id", where="closed_at IS NOT NULL"),
        partial_index(
            "ix_tasks_done_reason",
            "agency_id",
            "reason",
            "closed_at",
            "id",
            where="reason IS NOT NULL AND closed_at IS NOT NULL",
        ),
        partial_index("ix_tasks_uncounted", "id", where="closed_at IS NOT NULL AND NOT is_counted"),
        partial_index(
            "ix_tasks_closed_late",
            "id",
            where="closed_at IS NOT NULL AND late_flagged_at IS NULL AND due_at < closed_at",
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    # Repeats the case's, so that lists and figures of open tasks need no join.
    permit_type_id: Mapped[int | None] = mapped_column(Integer)
    serial: Mapped[int] = mapped_column(Integer)
    step_key: Mapped[str] = mapped_column(String(60))
    step_number: Mapped[int] = mapped_column(Integer)
    holder_kind: Mapped[str] = mapped_column(String(12))
    position_key: Mapped[str] = mapped_column(String(40))
    office_key: Mapped[str] = mapped_column(String(40), default="")
    state: Mapped[str] = mapped_column(String(12))
    opened_at: Mapped[datetime] = mapped_column(Instant)
    started_at: Mapped[datetime] = mapped_column(Instant)
    allowance_amount: Mapped[int] = mapped_column(Integer, default=0)
    allowance_unit: Mapped[str] = mapped_column(String(16), default="none")
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    urgent_at: Mapped[datetime] = mapped_column(Instant)
    # When the system acts by itself: the step's time-out, or the last day for the applicant's answer.
    times_out_at: Mapped[datetime | None] = mapped_column(Instant)
    step_times_out_at: Mapped[datetime | None] = mapped_column(Instant)
    correction_due_at: Mapped[datetime | None] = mapped_column(Instant)
    correction_restarts: Mapped[bool] = mapped_column(Boolean, default=False)
    path: Mapped[list[Any]] = mapped_column(Plain, default=list)
    pauses: Mapped[list[Any]] = mapped_column(Plain, default=list)
    # Each agreed extension: amount, unit, reason, when.
    extensions: Mapped[list[Any] | None] = mapped_column(Plain)
    assignee_id: Mapped[int | None] = mapped_column(Integer)
    taken_at: Mapped[datetime | None] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    closed_by: Mapped[int | None] = mapped_column(Integer)
    outcome: Mapped[str | None] = mapped_column(String(60))
    route: Mapped[str | None] = mapped_column(String(12))
    reason: Mapped[str | None] = mapped_column(String(40))
    # Derived with the due time: when the sweep has to notice, and when it did; a later due time arms them anew.
    soon_at: Mapped[datetime | None] = mapped_column(Instant)
    escalates_at: Mapped[datetime | None] = mapped_column(Instant)
    soon_flagged_at: Mapped[datetime | None] = mapped_column(Instant)
    late_flagged_at: Mapped[datetime | None] = mapped_column(Instant)
    escalated_at: Mapped[datetime | None] = mapped_column(Instant)
    # Measured at closing, in seconds of office time: the clock ran; of that before anybody took it; it stood still.
    used_seconds: Mapped[int | None] = mapped_column(BigInteger)
    waited_seconds: Mapped[int | None] = mapped_column(BigInteger)
    paused_seconds: Mapped[int | None] = mapped_column(BigInteger)
    # Whether the rollups have taken in its closing.
    is_counted: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())

    case: Mapped[CaseRecord] = relationship()


class EventRecord(Model):
    """Something that happened to a case; never changed, each sealed with the hash of the one before."""

    __tablename__ = "events"
    __table_args__ = (UniqueConstraint("case_id", "sequence"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    agency_id: Mapped[int] = mapped_column(Integer)
    sequence: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[int] = mapped_column(Integer)
    # Name and post as they were then: a timeline must not change when an officer moves on.
    by_name: Mapped[str] = mapped_column(String(160))
    by_post: Mapped[str] = mapped_column(String(160), default="")
    body: Mapped[dict[str, Any]] = mapped_column(Plain)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
