"""Letters that await or bear a signature beside the permit, and the desk at which stacks are signed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask_appbuilder import Model
from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.proof.short_codes import short_code_of
from app.records.cases import CaseRecord
from app.records.columns import BigId, Instant, Plain, partial_index
from app.records.permits import GivenNumberRecord
from app.records.published_lists import watch_state


class LetterRecord(Model):
    """A numbered letter of a case under a signature: cover letter, refusal, decree of revocation.

    `state` is waiting, signed or withdrawn. `facts` are those that the letter alone knows (reasons, recipient);
    the rest is read from the case when it is printed.
    """

    __tablename__ = "letters"
    __table_args__ = (
        UniqueConstraint("token"),
        UniqueConstraint("number_id"),
        Index("ix_letters_case", "case_id", "id"),
        Index("ix_letters_short_code", "short_code"),
        partial_index("ix_letters_withdrawn", "id", where="state = 'withdrawn'"),
        partial_index("ix_letters_waiting", "agency_id", "signer_position", "id", where="state = 'waiting'"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str] = mapped_column(String(40))
    number_id: Mapped[int] = mapped_column(ForeignKey("given_numbers.id"))
    token: Mapped[str] = mapped_column(String(43))
    title: Mapped[str] = mapped_column(String(200))
    recipient: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    # The key of the position whose holder signs.
    signer_position: Mapped[str] = mapped_column(String(60))
    facts: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[int] = mapped_column(Integer)
    signature: Mapped[str] = mapped_column(String(16), default="")
    is_trial: Mapped[bool] = mapped_column(Boolean, default=True)
    signed_at: Mapped[datetime | None] = mapped_column(Instant)
    signed_by: Mapped[int | None] = mapped_column(Integer)
    signatory: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"), index=True)
    # For typing by hand; derived from the token, and in theory not unique.
    short_code: Mapped[str] = mapped_column(
        String(12), default=lambda row: short_code_of(row.get_current_parameters()["token"])
    )
    # The statement in its QR and the canonical text of which that carries the hash; empty where there is none.
    statement: Mapped[str] = mapped_column(Text, default="", server_default=text("''"))
    content_sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"), index=True)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    withdraw_reason: Mapped[str] = mapped_column(Text, default="")

    number: Mapped[GivenNumberRecord] = relationship()
    case: Mapped[CaseRecord] = relationship()


class LetterScanDayRecord(Model):
    """How often a letter's public page was looked at on a day, by which way; nothing about who looked."""

    __tablename__ = "letter_scan_days"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"), primary_key=True)
    # By the calendar of the letter's agency.
    seen_on: Mapped[date] = mapped_column(Date, primary_key=True)
    way: Mapped[str] = mapped_column(String(8), primary_key=True)
    looks: Mapped[int] = mapped_column(Integer)


class SigningClaimRecord(Model):
    """Who is signing what at this moment; the row is the lock, and one left by a crash goes stale.

    `subject` names a task (`task:<case>:<serial>`) or a letter (`letter:<id>`).
    """

    __tablename__ = "signing_claims"

    subject: Mapped[str] = mapped_column(String(60), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    officer_id: Mapped[int] = mapped_column(Integer)
    officer_name: Mapped[str] = mapped_column(String(160))
    key: Mapped[str] = mapped_column(String(36))
    claimed_at: Mapped[datetime] = mapped_column(Instant)


class SigningBatchRecord(Model):
    """A stack that an officer chose to sign at one sitting; unfinished until each of its items has an outcome."""

    __tablename__ = "signing_batches"
    __table_args__ = (
        partial_index("ix_signing_batches_open", "officer_id", "id", where="finished_at IS NULL"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    officer_id: Mapped[int] = mapped_column(Integer)
    started_at: Mapped[datetime] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)


class SigningItemRecord(Model):
    """One paper of a stack and what became of it: waiting, signing, signed, refused or left.

    `reason` and `parameters` are those of the refusal, worded by the screens.
    """

    __tablename__ = "signing_items"
    __table_args__ = (UniqueConstraint("batch_id", "subject"), Index("ix_signing_items_case", "case_id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("signing_batches.id"))
    place: Mapped[int] = mapped_column(Integer)
    subject: Mapped[str] = mapped_column(String(60))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    label: Mapped[str] = mapped_column(String(200))
    # What was previewed: the file as it stood; another content is refused.
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    reason: Mapped[str] = mapped_column(String(60), default="")
    parameters: Mapped[dict[str, Any]] = mapped_column(Plain, default=dict)
    at: Mapped[datetime | None] = mapped_column(Instant)

    batch: Mapped[SigningBatchRecord] = relationship()


watch_state(LetterRecord, lambda state: state == "withdrawn")
