"""Agencies (instansi) and the technical offices (OPD) that work with them: the outermost border of every row."""

from __future__ import annotations

from flask_appbuilder import Model
from sqlalchemy import ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship


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
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show the office as people call it."""
        return self.short_name
