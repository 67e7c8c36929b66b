"""What was found when the kept files were read back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import BigInteger, Boolean, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from app.records.columns import BigId, Instant, Plain


class FileCheckRecord(Model):
    """One check of the kept files: how many were read, and what was wrong with them.

    Of the whole installation: a content belongs to every case that has it, whatever its agency.
    """

    __tablename__ = "file_checks"
    __table_args__ = (Index("ix_file_checks_whole", "is_sample", "finished_at"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    started_at: Mapped[datetime] = mapped_column(Instant)
    finished_at: Mapped[datetime] = mapped_column(Instant)
    is_sample: Mapped[bool] = mapped_column(Boolean)
    # Whether it came to its end; a store that does not answer at all is not asked for every file.
    is_finished: Mapped[bool] = mapped_column(Boolean)
    files: Mapped[int] = mapped_column(Integer)
    bytes_read: Mapped[int] = mapped_column(BigInteger)
    missing: Mapped[int] = mapped_column(Integer)
    changed: Mapped[int] = mapped_column(Integer)
    unreadable: Mapped[int] = mapped_column(Integer)
    # The first of them, as [hash, what is wrong]; all are in the log of the command.
    faults: Mapped[list[Any]] = mapped_column(Plain, default=list)
