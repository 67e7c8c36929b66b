"""How a part works through what is due: batch by batch until nothing is left, each batch a transaction."""

from __future__ import annotations

from collections.abc import Callable

from app.services.sweep.swept import Round

BATCH = 20_000
"""Rows of one set operation: few enough to be held in memory, and to let officers write in between."""


def repeat(this: Round, batch: Callable[[Round], int]) -> int:
    """Do batches until one finds less than it may take, or the run's time is over; at least one in each run."""
    in_all = 0
    while True:
        done = batch(this)
        in_all += done
        if done < BATCH or not this.has_time():
            return in_all
