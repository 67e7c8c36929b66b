"""Giving back what was taken by officers who are away, so that work does not wait for them."""

from __future__ import annotations

from app.services.staffing.absences import release_tasks_of_absent
from app.services.sweep.swept import Round


def release(this: Round) -> int:
    """Give the tasks of those who are away today back to their posts, and tell how many."""
    return release_tasks_of_absent(this.session, this.now)
