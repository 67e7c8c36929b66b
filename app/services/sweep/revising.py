"""Going on with due times that a calendar put in force has yet to move."""

from __future__ import annotations

from app.services.calendars import continue_revisions
from app.services.sweep.swept import Round


def revise(this: Round) -> int:
    """Move what is left to move, until nothing more moves or the run's time is over."""
    in_all = 0
    while moved := continue_revisions(this.session, this.now):
        in_all += moved
        if not this.has_time():
            break
    return in_all
