"""Files and what they are to a case: uploads with a verdict, corrections asked, documents handed out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.cases import CaseRecord
from app.records.columns import BigId, Instant, Plain


class FileRecord(Model):
    """A stored content, known by its SHA-256; the bytes lie in the file store."""

    __tablename__ = "files"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(Integer)
    media_type: Mapped[str] = mapped_column(String(60))
    stored_at: Mapped[datetime] = mapped_column(Instant)


class PaperRecord(Model):
    """A document of a case: `kind` is requirement, work (made at a step) or issued (made by the office).

    `subject` is the requirement's key, the step's field, or the document kind. A newer paper of the same
    subject replaces an older one, which stays on file.
    """

    __tablename__ = "papers"
    __table_args__ = (
        Index("ix_papers_case", "case_id", "kind", "subject", "id"),
        Index("ix_papers_file", "sha256"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column(String(60))
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"))
    name: Mapped[str] = mapped_column(String(160))
    added_at: Mapped[datetime] = mapped_column(Instant)
    added_by: Mapped[int] = mapped_column(Integer)
    verdict: Mapped[str | None] = mapped_column(String(12))
    verdict_note: Mapped[str] = mapped_column(Text, default="")
    verdict_at: Mapped[datetime | None] = mapped_column(Instant)
    verdict_by: Mapped[int | None] = mapped_column(Integer)
    replaced_at: Mapped[datetime | None] = mapped_column(Instant)

    case: Mapped[CaseRecord] = relationship()
    file: Mapped[FileRecord] = relationship()


class CorrectionRecord(Model):
    """One request to the applicant to mend the file: reason, defects, last day, and its own state."""

    __tablename__ = "corrections"
    __table_args__ = (
        Index("ix_corrections_case", "case_id", "state"),
        Index(
            "ix_corrections_waiting",
            "agency_id",
            "due_at",
            "id",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_corrections_asked", "agency_id", "asked_at", "id"),
        Index(
            "ix_corrections_uncounted",
            "id",
            sqlite_where=text("NOT is_counted"),
            postgresql_where=text("NOT is_counted"),
        ),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    task_serial: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(Text)
    defects: Mapped[list[Any]] = mapped_column(Plain, default=list)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    asked_by: Mapped[int] = mapped_column(Integer)
    due_at: Mapped[datetime | None] = mapped_column(Instant)
    state: Mapped[str] = mapped_column(String(12), default="open")
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    # Whether the rollups have taken it in.
    is_counted: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())

    case: Mapped[CaseRecord] = relationship()
