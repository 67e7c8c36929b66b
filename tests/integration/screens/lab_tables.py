"""Small tables of the laboratory, apart from the office's own, on which each framework fault can be shown."""

from __future__ import annotations

import enum
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Boolean, Date, DateTime, Enum, ForeignKey, Integer, Numeric, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from app.records.columns import Instant


class Lab(DeclarativeBase):
    """Its metadata is its own, so that the office's migrations never hear of it."""


class Standing(enum.Enum):
    OPEN = "terbuka"
    CLOSED = "selesai"


class District(Lab):
    __tablename__ = "lab_districts"
    __table_args__ = (UniqueConstraint("agency_id", "name", name="uq_lab_districts_agency_id_name"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String(60))
    permits: Mapped[list[Permit]] = relationship(back_populates="district")

    def __str__(self):
        return self.name


class Applicant(Lab):
    __tablename__ = "lab_applicants"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(60))

    def __str__(self):
        return self.name


class Permit(Lab):
    __tablename__ = "lab_permits"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(Integer)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    title: Mapped[str] = mapped_column(String(80))
    secret: Mapped[str] = mapped_column(String(20), default="")
    standing: Mapped[Standing] = mapped_column(Enum(Standing), default=Standing.OPEN)
    fee: Mapped[Decimal] = mapped_column(Numeric(14, 2), default=0)
    note: Mapped[str | None] = mapped_column(String(80))
    is_urgent: Mapped[bool] = mapped_column(Boolean, default=False)
    filed_on: Mapped[date | None] = mapped_column(Date)
    seen_at: Mapped[datetime | None] = mapped_column(Instant)
    stamped_at: Mapped[datetime | None] = mapped_column(DateTime)
    changed_by: Mapped[str] = mapped_column(String(40), default="")
    district_id: Mapped[int | None] = mapped_column(ForeignKey("lab_districts.id"))
    district: Mapped[District | None] = relationship(back_populates="permits")
    applicant_id: Mapped[int | None] = mapped_column(ForeignKey("lab_applicants.id"))
    applicant: Mapped[Applicant | None] = relationship()

    def __str__(self):
        return self.number


class Page(Lab):
    """Points at a permit by a key that must not be empty, and the permit knows nothing of it."""

    __tablename__ = "lab_pages"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    permit_id: Mapped[int] = mapped_column(ForeignKey("lab_permits.id"))
