"""How lengths of office time are worded against their limits."""

from __future__ import annotations

import pytest

from app.domain.working_time.clocks import Allowance, Unit
from app.screens.supervisor.figure_words import step_words
from app.services.oversight.figures.values import Rate, StepFigure

A_DAY = 27_000


def step(limit: Allowance, used: float) -> StepFigure:
    return StepFigure("check", 2, "Periksa berkas", "", (), limit, None, 20, Rate(20, 20), None, used)


@pytest.mark.parametrize(
    ("limit", "used", "written"),
    [
        (Allowance(15, Unit.MINUTES), 6.9 * 60, "6,9 / 15 m"),
        (Allowance(10, Unit.MINUTES), 339 * 60, "5 j 39 m / 10 m"),
        (Allowance(10, Unit.MINUTES), 2 * A_DAY + 3600, "2 h 1 j / 10 m"),
        (Allowance(4, Unit.WORKING_DAYS), 8.5 * A_DAY, "8,5 / 4 h"),
    ],
)
def test_time_used_is_read_against_its_limit(page_of_nothing, limit, used, written):
    with page_of_nothing("id"):
        assert step_words(step(limit, used), A_DAY) == written
