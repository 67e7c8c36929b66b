"""Agencies (instansi) and the technical offices (OPD) that work with them: the outermost border of every row."""

from __future__ import annotations

from typing import Any

from flask_appbuilder import Model
from sqlalchemy import ForeignKey, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.columns import Plain


class AgencyRecord(Model):
    """A one-stop permit office with its letterhead; no row of one is ever shown to another."""

    __tablename__ = "agencies"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(80))
    government: Mapped[str] = mapped_column(String(200))
    regency: Mapped[str] = mapped_column(String(120))
    place: Mapped[str] = mapped_column(String(120))
    address: Mapped[str] = mapped_column(Text, default="")
    postal_code: Mapped[str] = mapped_column(String(10), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    website: Mapped[str] = mapped_column(String(120), default="")
    email: Mapped[str] = mapped_column(String(120), default="")
    zone: Mapped[str] = mapped_column(String(60), default="Asia/Jakarta")
    unit_code: Mapped[str] = mapped_column(String(40), default="DPMPTSP")
    # Another word whenever a row of the agency's calendar changes; `records.calendars` sees to it.
    calendar_stamp: Mapped[str] = mapped_column(String(32), default="")
    # The version of the calendar that clocks run on; 0 before the first, when they run on the rows as they are.
    calendar_number: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    # From which share of its time (percent) a step is due soon, where the step does not say otherwise.
    soon_percent: Mapped[int] = mapped_column(Integer, default=80, server_default=text("80"))
    # The share of files (percent) that the office means to finish within their promise.
    on_time_target: Mapped[int] = mapped_column(Integer, default=90, server_default=text("90"))
    # An agreed extension: at most so much of the step's own time (percent), at most so many times.
    extension_percent: Mapped[int] = mapped_column(Integer, default=100, server_default=text("100"))
    extension_times: Mapped[int] = mapped_column(Integer, default=1, server_default=text("1"))
    # Working minutes past the due time after which the next of the ladder is told; the ladder lists positions.
    escalate_minutes: Mapped[int] = mapped_column(Integer, default=450, server_default=text("450"))
    escalation_ladder: Mapped[list[Any] | None] = mapped_column(Plain)
    # How many days before a permit expires its holder is told.
    expiry_notice_days: Mapped[int] = mapped_column(Integer, default=60, server_default=text("60"))
    version: Mapped[int] = mapped_column(Integer, default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 -- SQLAlchemy's own word

    def __str__(self) -> str:
        """Show the agency as people call it."""
        return self.short_name


class OfficeRecord(Model):
    """A technical office (OPD) whose team recommends on files of one agency."""

    __tablename__ = "offices"
    __table_args__ = (UniqueConstraint("agency_id", "key"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    key: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(80))
    head_title: Mapped[str] = mapped_column(String(200), default="")
    # What stands in its own letterhead, on papers that its team signs.
    address: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    postal_code: Mapped[str] = mapped_column(String(10), default="", server_default=text("''"))
    phone: Mapped[str] = mapped_column(String(40), default="", server_default=text("''"))
    website: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    email: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show the office as people call it."""
        return self.short_name
