"""Positions (jabatan) of an agency, the officers, and who holds which position when."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_appbuilder import Model
from flask_appbuilder.security.sqla.models import User
from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.agencies import AgencyRecord, OfficeRecord
from app.records.columns import Plain


class PositionRecord(Model):
    """A position of an agency or of one of its technical offices.

    The label is what this agency calls it; `role` is the stable role underneath (one FAB role each).
    """

    __tablename__ = "positions"
    __table_args__ = (UniqueConstraint("agency_id", "key", "office_key"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    office_id: Mapped[int | None] = mapped_column(ForeignKey("offices.id"), index=True)
    # The key repeats the office so that the inbox of a post needs no join; empty for the agency itself.
    office_key: Mapped[str] = mapped_column(String(40), default="")
    key: Mapped[str] = mapped_column(String(40))
    label: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(64))
    signature_title: Mapped[str] = mapped_column(String(250), default="")
    rank_order: Mapped[int] = mapped_column(Integer, default=0)
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()
    office: Mapped[OfficeRecord | None] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show the position as this agency calls it."""
        return self.label


class OfficerRecord(Model):
    """A person who works for an agency, with an account of his own."""

    __tablename__ = "officers"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("ab_user.id"), unique=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    nip: Mapped[str] = mapped_column(String(18), default="")
    # By which the state's signature service knows him; shown masked, and nowhere else.
    nik: Mapped[str] = mapped_column(String(16), default="", server_default=text("''"))
    rank: Mapped[str] = mapped_column(String(80), default="")
    phone: Mapped[str] = mapped_column(String(20), default="")
    is_active: Mapped[bool] = mapped_column(Boolean, default=True)
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()
    user: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show the officer's name."""
        return self.name


class AssignmentRecord(Model):
    """An officer holds a position over a time: in his own right, or acting (Plt., Plh.) by a decree."""

    __tablename__ = "assignments"
    __table_args__ = (Index("ix_assignments_position", "position_id", "from_on"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"), index=True)
    position_id: Mapped[int] = mapped_column(ForeignKey("positions.id"))
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)
    capacity: Mapped[str] = mapped_column(String(20), default="definitive")
    decree_number: Mapped[str] = mapped_column(String(80), default="")
    decree_on: Mapped[date | None] = mapped_column(Date)
    # For whom an acting officer acts, and for which permit types (their ids; none named: for all).
    acting_for_id: Mapped[int | None] = mapped_column(ForeignKey("officers.id"), index=True)
    scope: Mapped[list[Any] | None] = mapped_column(Plain)
    version: Mapped[int] = mapped_column(Integer, default=1)

    officer: Mapped[OfficerRecord] = relationship(foreign_keys=[officer_id])
    acting_for: Mapped[OfficerRecord | None] = relationship(foreign_keys=[acting_for_id])
    position: Mapped[PositionRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show who holds what."""
        return f"{self.officer} · {self.position}"


class LeaveRecord(Model):
    """Days on which an officer is away: leave, duty travel, illness, training."""

    __tablename__ = "leaves"
    __table_args__ = (Index("ix_leaves_officer", "officer_id", "from_on"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    officer_id: Mapped[int] = mapped_column(ForeignKey("officers.id"))
    kind: Mapped[str] = mapped_column(String(20), default="leave")
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date] = mapped_column(Date)
    note: Mapped[str] = mapped_column(String(200), default="")
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()
    officer: Mapped[OfficerRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show who is away and when."""
        return f"{self.officer} · {self.from_on} – {self.until_on}"
