"""What papers are printed from: an agency's templates in versions, its pictures, its number patterns, every print."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from app.records.columns import BigId, Instant, Plain, partial_index


class DocumentTemplateRecord(Model):
    """A template of an agency for one kind of document; its wording stands in its versions.

    Where an agency has none of a kind, the one that comes with the program prints.
    """

    __tablename__ = "document_templates"
    __table_args__ = (
        UniqueConstraint("agency_id", "kind", "key"),
        Index(
            "ix_document_templates_default",
            "agency_id",
            "kind",
            unique=True,
            sqlite_where=text("is_default"),
            postgresql_where=text("is_default"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(160))
    # Prints this kind for every permit type that has chosen no other.
    is_default: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 -- SQLAlchemy's own word

    def __str__(self) -> str:
        """Show the template as its list does."""
        return self.name


class TemplateVersionRecord(Model):
    """One wording of a template: draft, published (one at a time) or retired; a published one never changes."""

    __tablename__ = "template_versions"
    __table_args__ = (
        UniqueConstraint("template_id", "number"),
        Index(
            "ix_template_versions_published",
            "template_id",
            unique=True,
            sqlite_where=text("state = 'published'"),
            postgresql_where=text("state = 'published'"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("document_templates.id"))
    number: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(12), default="draft")
    # A4 or F4 (215 by 330 mm).
    paper: Mapped[str] = mapped_column(String(4), default="A4")
    source: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    edited_at: Mapped[datetime] = mapped_column(Instant)
    edited_by: Mapped[int] = mapped_column(Integer)
    published_at: Mapped[datetime | None] = mapped_column(Instant)
    published_by: Mapped[int | None] = mapped_column(Integer)
    published_by_name: Mapped[str] = mapped_column(String(160), default="")
    version: Mapped[int] = mapped_column(Integer, default=1)

    template: Mapped[DocumentTemplateRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 -- SQLAlchemy's own word


class ChosenTemplateRecord(Model):
    """The template that a permit type has chosen for a kind, in the place of the agency's usual one."""

    __tablename__ = "chosen_templates"

    permit_type_id: Mapped[int] = mapped_column(ForeignKey("permit_types.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("document_templates.id"), index=True)

    template: Mapped[DocumentTemplateRecord] = relationship()
    permit_type: Mapped[PermitTypeRecord] = relationship()


class AgencyPictureRecord(Model):
    """A picture of an agency for its letters, by the name that templates call it; `arms` is its coat of arms."""

    __tablename__ = "agency_pictures"
    __table_args__ = (UniqueConstraint("agency_id", "name"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    name: Mapped[str] = mapped_column(String(60))
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"), index=True)
    media_type: Mapped[str] = mapped_column(String(60))
    added_at: Mapped[datetime] = mapped_column(Instant)
    added_by: Mapped[int] = mapped_column(Integer)


class PrintedDocumentRecord(Model):
    """One print: what it was made of, each part archived under its hash, so that it can be printed again.

    `printed_sha256` is of the bytes as the printer gave them, `sha256` of those that were handed out (the same,
    or signed). `template_version_id` is empty where the template that comes with the program printed.
    """

    __tablename__ = "printed_documents"
    __table_args__ = (
        Index("ix_printed_documents_sha256", "sha256"),
        Index("ix_printed_documents_case", "case_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str] = mapped_column(String(40))
    template_version_id: Mapped[int | None] = mapped_column(ForeignKey("template_versions.id"), index=True)
    bundle_sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"), index=True)
    facts_sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"), index=True)
    printed_sha256: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"))
    # The programs and versions that set it, such as "xhtml2pdf 0.2.28, reportlab 4.4.4".
    typesetter: Mapped[str] = mapped_column(String(160))
    printed_at: Mapped[datetime] = mapped_column(Instant)

    template_version: Mapped[TemplateVersionRecord | None] = relationship()


class NumberPatternRecord(Model):
    """How an agency numbers a kind of letter; permits are numbered by the pattern of their type."""

    __tablename__ = "number_patterns"
    __table_args__ = (UniqueConstraint("agency_id", "kind"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    kind: Mapped[str] = mapped_column(String(40))
    pattern: Mapped[str] = mapped_column(String(200))
    classification: Mapped[str] = mapped_column(String(40), default="")
    # What the token of the kind of document (jenis) stands for.
    number_kind: Mapped[str] = mapped_column(String(40), default="")
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[AgencyRecord] = relationship()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 -- SQLAlchemy's own word


class PrintJobRecord(Model):
    """A long document made outside the web request: what was asked, how far it is, and where it lies when done."""

    __tablename__ = "print_jobs"
    __table_args__ = (
        Index(
            "ix_print_jobs_waiting",
            "id",
            sqlite_where=text("state IN ('waiting', 'running')"),
            postgresql_where=text("state IN ('waiting', 'running')"),
        ),
        Index("ix_print_jobs_asked", "asked_by", "id"),
        partial_index("ix_print_jobs_kept", "finished_at", "id", where="sha256 IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    # pdf or xlsx.
    form: Mapped[str] = mapped_column(String(8))
    parameters: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    # waiting, running, done, failed or cancelled.
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    rows_done: Mapped[int] = mapped_column(Integer, default=0)
    rows_total: Mapped[int | None] = mapped_column(Integer)
    asked_by: Mapped[int] = mapped_column(Integer)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    started_at: Mapped[datetime | None] = mapped_column(Instant)
    # When its maker was last heard of; a silent one is begun again by another.
    beat_at: Mapped[datetime | None] = mapped_column(Instant)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"), index=True)
    name: Mapped[str] = mapped_column(String(160), default="")
    # The code of what went wrong; its sentence is the screens'.
    fault: Mapped[str] = mapped_column(String(60), default="")
