"""Office hours in dated periods and days off, as rows that an agency edits."""

from __future__ import annotations

from datetime import date, time

from flask_appbuilder import Model
from sqlalchemy import Date, ForeignKey, Integer, String, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.agencies import AgencyRecord


class HoursPeriodRecord(Model):
    """A period with office hours of its own: the regular one, Ramadan."""

    __tablename__ = "hours_periods"
    __table_args__ = (UniqueConstraint("agency_id", "label", "from_on"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    label: Mapped[str] = mapped_column(String(80))
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show the period's name."""
        return self.label


class DayHoursRecord(Model):
    """The hours of one weekday (0 is Monday) in a period, with at most one break."""

    __tablename__ = "day_hours"
    __table_args__ = (UniqueConstraint("period_id", "weekday"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("hours_periods.id"))
    weekday: Mapped[int] = mapped_column(Integer)
    opens: Mapped[time] = mapped_column(Time)
    closes: Mapped[time] = mapped_column(Time)
    break_starts: Mapped[time | None] = mapped_column(Time)
    break_ends: Mapped[time | None] = mapped_column(Time)
    version: Mapped[int] = mapped_column(Integer, default=1)

    period: Mapped[HoursPeriodRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class DayOffRecord(Model):
    """A day on which the office is closed: national holiday, cuti bersama, or a local day, by its decree."""

    __tablename__ = "days_off"
    __table_args__ = (UniqueConstraint("agency_id", "on_date", "kind"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    on_date: Mapped[date] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    decree: Mapped[str] = mapped_column(String(200), default="")
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show the day's name."""
        return self.name
