"""What one run of the sweep did, and how a run is known to its parts."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.services.tools import Tools

log = logging.getLogger(__name__)
MOST_NOTED = 20
"""Faults told in a run's row; the rest are counted."""


@dataclass(frozen=True)
class Swept:
    """What one run did; `waiting` counts the messages for which no gateway is set, up to a cap."""

    soon: int = 0
    flagged: int = 0
    deemed: int = 0
    escalated: int = 0
    timed_out: int = 0
    done: int = 0
    revised: int = 0
    released: int = 0
    reminded: int = 0
    counted: int = 0
    sent: int = 0
    waiting: int = 0
    faults: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say it in a line for the operator."""
        told = (
            f"{self.soon} mendekati tenggat",
            f"{self.flagged} terlambat ditandai",
            f"{self.escalated} dinaikkan",
            f"{self.deemed} fiktif positif",
            f"{self.timed_out} lewat waktu",
            f"{self.done} langkah sistem",
            f"{self.revised} tenggat dihitung ulang",
            f"{self.released} tugas petugas cuti dikembalikan" if self.released else "",
            f"{self.reminded} izin diingatkan" if self.reminded else "",
            f"{self.counted} direkap",
            f"{self.sent} pesan terkirim",
            f"{self.waiting} menunggu gerbang" if self.waiting else "",
            f"{len(self.faults)} gangguan" if self.faults else "",
        )
        return ", ".join(filter(None, told))


@dataclass
class Round:
    """One run while it runs: what its parts work with, until when they may begin another batch."""

    session: Session
    tools: Tools
    now: datetime
    until: float
    faults: list[str] = field(default_factory=list)

    def has_time(self) -> bool:
        """Whether another batch may begin; what is left is the next run's."""
        return monotonic() < self.until

    def note(self, where: str, fault: Exception) -> None:
        """Write down what went wrong at one place, so that the rest goes on; a lost database ends the part."""
        self.session.rollback()
        if isinstance(fault, DBAPIError) and fault.connection_invalidated:
            raise fault
        log.error("%s: %s", where, fault, exc_info=fault)
        self.faults.append(f"{where}: {type(fault).__name__}: {fault}"[:200])

    def told_faults(self) -> tuple[str, ...]:
        """Give the faults as the run's row tells them."""
        more = len(self.faults) - MOST_NOTED
        return (*self.faults[:MOST_NOTED], *((f"… dan {more} lagi",) if more > 0 else ()))
