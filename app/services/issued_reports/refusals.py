"""Why no report is made; the screens word it."""

from __future__ import annotations

from enum import StrEnum


class ReportReason(StrEnum):
    """What stands in the way."""

    PERIOD_RUNS = "period_runs"
    FIGURES_OLD = "figures_old"
    NO_ANSWERS = "no_answers"
    PERIOD_TOO_SHORT = "period_too_short"
    TOO_FEW_ANSWERS = "too_few_answers"
    NO_HEAD = "no_head"
    UNKNOWN_REPORT = "unknown_report"


class ReportRefused(Exception):
    """No report was made, and nothing kept."""

    def __init__(self, reason: ReportReason) -> None:
        """Carry the code of its sentence."""
        self.reason = reason
        super().__init__(reason.value)
