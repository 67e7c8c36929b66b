"""Which officers typed a wrong passphrase lately, and when; never what was typed, nor anything made from it."""

from __future__ import annotations

from datetime import datetime

from flask_appbuilder import Model
from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from app.records.columns import BigId, Instant


class WrongPassphraseRecord(Model):
    """One wrong passphrase of an officer; his rows go with the next right one."""

    __tablename__ = "wrong_passphrases"
    __table_args__ = (Index("ix_wrong_passphrases_officer", "officer_id", "at"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    officer_id: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Instant)
