"""Taking closings into the figures, and saying anew what stands open and what experience says."""

from __future__ import annotations

from app.services.rollups import fold, refresh_forecasts, refresh_open
from app.services.sweep.swept import Round


def count_anew(this: Round) -> int:
    """Fold what is uncounted, then refresh what the dashboard and the rescue list read; tell how much was folded."""
    folded = fold(this.session, this.now, has_time=this.has_time)
    # Predictions first: what stands open is counted by them.
    refresh_forecasts(this.session, this.now)
    refresh_open(this.session, this.now)
    return folded
