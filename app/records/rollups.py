"""Figures added up beforehand, so that a page reads as many rows at a million cases as at a thousand.

Each row is one cell of one month, by the agency's own calendar day on which a thing was done. Cells are added to
when a closing is counted, once each; `services.rollups` alone writes them, and can count them anew.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import BigInteger, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.records.columns import BigId, Instant, Plain


class StepRollupRecord(Model):
    """What became of one step in one month: how many tasks were closed, how many in time, how long they took.

    `times` counts tasks by the class of their used time (`domain.working_time.histograms`), for its quantiles.
    """

    __tablename__ = "step_rollups"
    __table_args__ = (
        UniqueConstraint(
            "agency_id", "month", "permit_type_id", "step_key", "office_key", name="uq_step_rollups_cell"
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    month: Mapped[date] = mapped_column(Date)
    permit_type_id: Mapped[int] = mapped_column(Integer)
    step_key: Mapped[str] = mapped_column(String(60))
    office_key: Mapped[str] = mapped_column(String(40), default="")
    done: Mapped[int] = mapped_column(Integer, default=0)
    timed: Mapped[int] = mapped_column(Integer, default=0)  # of those, with a limit
    on_time: Mapped[int] = mapped_column(Integer, default=0)
    used_seconds: Mapped[int] = mapped_column(BigInteger, default=0)
    waited_seconds: Mapped[int] = mapped_column(BigInteger, default=0)
    paused_seconds: Mapped[int] = mapped_column(BigInteger, default=0)
    times: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)


class CaseRollupRecord(Model):
    """What became of files in one month: filed, ended and how, within the promise or not, and whose time it took."""

    __tablename__ = "case_rollups"
    __table_args__ = (
        UniqueConstraint("agency_id", "month", "permit_type_id", "office_key", name="uq_case_rollups_cell"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    month: Mapped[date] = mapped_column(Date)
    permit_type_id: Mapped[int] = mapped_column(Integer)
    office_key: Mapped[str] = mapped_column(String(40), default="")
    filed: Mapped[int] = mapped_column(Integer, default=0)
    completed: Mapped[int] = mapped_column(Integer, default=0)
    rejected: Mapped[int] = mapped_column(Integer, default=0)
    withdrawn: Mapped[int] = mapped_column(Integer, default=0)
    cancelled: Mapped[int] = mapped_column(Integer, default=0)
    promised: Mapped[int] = mapped_column(Integer, default=0)  # decided, with a promise
    on_time: Mapped[int] = mapped_column(Integer, default=0)


class OfficerRollupRecord(Model):
    """What one officer did in one month."""

    __tablename__ = "officer_rollups"
    __table_args__ = (
        UniqueConstraint(
            "agency_id", "month", "officer_id", "permit_type_id", "office_key", name="uq_officer_rollups_cell"
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    month: Mapped[date] = mapped_column(Date)
    officer_id: Mapped[int] = mapped_column(Integer)
    permit_type_id: Mapped[int] = mapped_column(Integer)
    office_key: Mapped[str] = mapped_column(String(40), default="")
    done: Mapped[int] = mapped_column(Integer, default=0)
    timed: Mapped[int] = mapped_column(Integer, default=0)
    on_time: Mapped[int] = mapped_column(Integer, default=0)
    used_seconds: Mapped[int] = mapped_column(BigInteger, default=0)
    waited_seconds: Mapped[int] = mapped_column(BigInteger, default=0)


class ReasonRollupRecord(Model):
    """How often files were returned, sent back to the applicant or refused in one month, by step and reason."""

    __tablename__ = "reason_rollups"
    __table_args__ = (
        UniqueConstraint(
            "agency_id",
            "month",
            "permit_type_id",
            "step_key",
            "office_key",
            "route",
            "reason",
            name="uq_reason_rollups_cell",
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    month: Mapped[date] = mapped_column(Date)
    permit_type_id: Mapped[int] = mapped_column(Integer)
    step_key: Mapped[str] = mapped_column(String(60))
    office_key: Mapped[str] = mapped_column(String(40), default="")
    route: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str] = mapped_column(String(40), default="")
    number: Mapped[int] = mapped_column(Integer, default=0)


class OpenRollupRecord(Model):
    """The open tasks of one step as the last sweep found them; replaced at each."""

    __tablename__ = "open_rollups"
    __table_args__ = (
        UniqueConstraint(
            "agency_id",
            "permit_type_id",
            "step_key",
            "position_key",
            "office_key",
            "assignee_id",
            name="uq_open_rollups_cell",
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    permit_type_id: Mapped[int] = mapped_column(Integer)
    step_key: Mapped[str] = mapped_column(String(60))
    step_number: Mapped[int] = mapped_column(Integer, default=0)
    position_key: Mapped[str] = mapped_column(String(40), default="")
    office_key: Mapped[str] = mapped_column(String(40), default="")
    assignee_id: Mapped[int] = mapped_column(Integer, default=0)  # 0: taken by nobody
    running: Mapped[int] = mapped_column(Integer, default=0)
    with_applicant: Mapped[int] = mapped_column(Integer, default=0)
    soon: Mapped[int] = mapped_column(Integer, default=0)
    late: Mapped[int] = mapped_column(Integer, default=0)
    predicted: Mapped[int] = mapped_column(Integer, default=0)
    # Tasks by working days since they were opened: under 1, 1 to 2, 3 to 4, 5 to 9, 10 and more.
    ages: Mapped[list[Any]] = mapped_column(Plain, default=list)
    counted_at: Mapped[datetime] = mapped_column(Instant)


class ForecastRecord(Model):
    """What experience says of one step; made anew by each sweep.

    `number` tasks were done in the last year; an open one due by `late_until` will rather be late than not.
    """

    __tablename__ = "forecasts"
    __table_args__ = (
        UniqueConstraint("agency_id", "permit_type_id", "step_key", "office_key", name="uq_forecasts_cell"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    permit_type_id: Mapped[int] = mapped_column(Integer)
    step_key: Mapped[str] = mapped_column(String(60))
    office_key: Mapped[str] = mapped_column(String(40), default="")
    number: Mapped[int] = mapped_column(Integer, default=0)
    times: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    late_until: Mapped[datetime | None] = mapped_column(Instant)
    made_at: Mapped[datetime] = mapped_column(Instant)
