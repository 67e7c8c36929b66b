"""Where series of numbers were told to go on from, when an office changes over in mid-year."""

from __future__ import annotations

from datetime import datetime

from flask_appbuilder import Model
from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.records.columns import BigId, Instant


class SeriesStartRecord(Model):
    """One start value, by whom and why; never changed, the latest of a series and year holds."""

    __tablename__ = "series_starts"
    __table_args__ = (Index("ix_series_starts_series", "agency_id", "series", "year", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    series: Mapped[str] = mapped_column(String(200))
    year: Mapped[int] = mapped_column(Integer)
    # The number that is given next, and the highest that this program had given until then (0: none).
    next_number: Mapped[int] = mapped_column(Integer)
    highest_given: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text)
    set_at: Mapped[datetime] = mapped_column(Instant)
    # The account, since an agency's admin need be no officer; and its name as it was then.
    set_by: Mapped[int] = mapped_column(Integer)
    set_by_name: Mapped[str] = mapped_column(String(160))
