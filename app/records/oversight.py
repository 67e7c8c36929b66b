"""What the supervisor follows up: time limits overrun, and what officers were told within the program."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.cases import CaseRecord
from app.records.columns import BigId, Instant, Plain, partial_index


class BreachRecord(Model):
    """One due time overrun (pelanggaran): of a task, or, with `task_id` 0, of the time the law gives to decide.

    Unique by its due time, so that nothing is told twice, while an extension agreed later may be overrun again.
    """

    __tablename__ = "breaches"
    __table_args__ = (
        UniqueConstraint("case_id", "task_id", "due_at"),
        partial_index("ix_breaches_open", "agency_id", "due_at", "id", where="closed_at IS NULL"),
        partial_index("ix_breaches_task_open", "task_id", where="closed_at IS NULL"),
        partial_index(
            "ix_breaches_escalation",
            "escalates_at",
            "id",
            where="closed_at IS NULL AND escalates_at IS NOT NULL",
        ),
        Index("ix_breaches_all", "agency_id", "due_at", "id"),
        partial_index("ix_breaches_deemed", "agency_id", "due_at", "id", where="task_id = 0"),
        partial_index(
            "ix_breaches_new", "agency_id", "id", where="acknowledged_at IS NULL AND closed_at IS NULL"
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    task_id: Mapped[int] = mapped_column(BigId, default=0)
    permit_type_id: Mapped[int | None] = mapped_column(Integer)
    step_key: Mapped[str] = mapped_column(String(60), default="")
    step_number: Mapped[int] = mapped_column(Integer, default=0)
    position_key: Mapped[str] = mapped_column(String(40), default="")
    office_key: Mapped[str] = mapped_column(String(40), default="")
    assignee_id: Mapped[int | None] = mapped_column(Integer)
    due_at: Mapped[datetime] = mapped_column(Instant)
    flagged_at: Mapped[datetime] = mapped_column(Instant)
    # How high on the agency's ladder it has gone, and when it goes higher; None at its top.
    level: Mapped[int] = mapped_column(Integer, default=0)
    escalates_at: Mapped[datetime | None] = mapped_column(Instant)
    # When the work was done at last, or was given more time.
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    acknowledged_at: Mapped[datetime | None] = mapped_column(Instant)
    acknowledged_by: Mapped[int | None] = mapped_column(Integer)
    cause: Mapped[str] = mapped_column(String(40), default="")
    follow_up: Mapped[str] = mapped_column(Text, default="")

    case: Mapped[CaseRecord] = relationship()


class BreachRemarkRecord(Model):
    """One thing that was written down about a breach, by whom and when; never changed, the latest holds.

    Numbered from 1, so that of two who write at once exactly one is the next.
    """

    __tablename__ = "breach_remarks"
    __table_args__ = (UniqueConstraint("breach_id", "number"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    breach_id: Mapped[int] = mapped_column(ForeignKey("breaches.id"))
    number: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[int] = mapped_column(Integer)
    # The name as it was then: what was written must not change its author when he moves on.
    by_name: Mapped[str] = mapped_column(String(160))
    cause: Mapped[str] = mapped_column(String(40), default="")
    follow_up: Mapped[str] = mapped_column(Text, default="")


class NoticeRecord(Model):
    """Something an officer is told within the program; read once, and kept."""

    __tablename__ = "notices"
    __table_args__ = (
        Index("ix_notices_officer", "officer_id", "id"),
        partial_index("ix_notices_unread", "officer_id", "id", where="read_at IS NULL"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"))
    kind: Mapped[str] = mapped_column(String(20))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    body: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    told_at: Mapped[datetime] = mapped_column(Instant)
    read_at: Mapped[datetime | None] = mapped_column(Instant)
