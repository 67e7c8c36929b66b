"""Office hours in dated periods and days off, as rows that an agency edits."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from flask_appbuilder import Model
from sqlalchemy import (
    Boolean,
    Connection,
    Date,
    ForeignKey,
    Integer,
    String,
    Text,
    Time,
    UniqueConstraint,
    event,
    inspect,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from app.records.agencies import AgencyRecord
from app.records.columns import BigId, Instant, Plain


class HoursPeriodRecord(Model):
    """A period with office hours of its own: the regular one, Ramadan."""

    __tablename__ = "hours_periods"
    __table_args__ = (UniqueConstraint("agency_id", "label", "from_on"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    label: Mapped[str] = mapped_column(String(80))
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)
    # What the hours rest on: a decree, a circular.
    decree: Mapped[str] = mapped_column(String(200), default="", server_default=text("''"))
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show the period's name."""
        return self.label


class DayHoursRecord(Model):
    """The hours of one weekday (0 is Monday) in a period, with its breaks."""

    __tablename__ = "day_hours"
    __table_args__ = (UniqueConstraint("period_id", "weekday"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("hours_periods.id"))
    weekday: Mapped[int] = mapped_column(Integer)
    opens: Mapped[time] = mapped_column(Time)
    closes: Mapped[time] = mapped_column(Time)
    # Each break's beginning and end, as "12:00"; in order.
    breaks: Mapped[list[Any]] = mapped_column(Plain, default=list, server_default=text("'[]'"))
    version: Mapped[int] = mapped_column(Integer, default=1)

    period: Mapped[HoursPeriodRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def __str__(self) -> str:
        """Show from when to when the office is open."""
        return f"{self.opens:%H.%M}–{self.closes:%H.%M}"


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


class CalendarVersionRecord(Model):
    """A calendar as it was put in force: all its hours and days off, why, by whom, and what it moved.

    The rows above are what the next version will say; clocks run on the latest version only.
    """

    __tablename__ = "calendar_versions"
    __table_args__ = (UniqueConstraint("agency_id", "number"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    number: Mapped[int] = mapped_column(Integer)
    # The calendar stamp of the rows from which it was made.
    stamp: Mapped[str] = mapped_column(String(32), default="")
    content: Mapped[dict[str, Any]] = mapped_column(Plain)
    reason: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[int] = mapped_column(Integer, default=0)
    made_by_name: Mapped[str] = mapped_column(String(160), default="")
    # How far the due times of running cases have been derived anew: the last case seen, and what moved.
    is_done: Mapped[bool] = mapped_column(Boolean, default=False)
    last_case_id: Mapped[int] = mapped_column(BigId, default=0)
    cases_moved: Mapped[int] = mapped_column(Integer, default=0)
    tasks_moved: Mapped[int] = mapped_column(Integer, default=0)

    agency: Mapped[AgencyRecord] = relationship()

    def __str__(self) -> str:
        """Show the version's number."""
        return str(self.number)


CalendarRow = HoursPeriodRecord | DayHoursRecord | DayOffRecord


def _stamp_agency(_mapper: Mapper[CalendarRow], connection: Connection, row: CalendarRow) -> None:
    """Give the agency a new calendar stamp in the same transaction, so that no process reads an old calendar.

    A random word and not a count: equal stamps then mean equal rows, in whichever database they stand.
    """
    moved_from: tuple[int, ...] = tuple(inspect(row).attrs.agency_id.history.deleted)
    touched = {row.agency_id, *moved_from}
    connection.execute(
        update(AgencyRecord).where(AgencyRecord.id.in_(touched)).values(calendar_stamp=uuid4().hex)
    )


for _record in (HoursPeriodRecord, DayHoursRecord, DayOffRecord):
    for _moment in ("after_insert", "after_update", "after_delete"):
        event.listen(_record, _moment, _stamp_agency)
