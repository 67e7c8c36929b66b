"""The corrections asked of one simulated applicant, as rows with their state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain.case import events as e
from app.domain.case.folding import Happened
from app.records.cases import CaseRecord
from app.services.casework.filing import correction_row

Row = dict[str, Any]


class Corrections:
    """What was asked, and how each request ended."""

    def __init__(self, case: CaseRecord) -> None:
        """Begin with none."""
        self.rows: list[Row] = []
        self._case = case

    def take_in(self, history: Sequence[Happened]) -> None:
        """File the corrections that a decision asked, answered or overtook."""
        for happened in history:
            match happened.event:
                case e.CorrectionAsked() as asked:
                    record = vars(correction_row(self._case, asked, happened))
                    row = {name: value for name, value in record.items() if not name.startswith("_")}
                    self.rows.append({**row, "state": "open"})
                case e.CorrectionAnswered(task=task):
                    self._end("answered", happened, task)
                case e.CaseEnded(reason=reason):
                    self._end("lapsed" if reason == "correction_not_answered" else "dropped", happened)

    def _end(self, state: str, happened: Happened, task: int | None = None) -> None:
        for row in self.rows:
            if row["state"] == "open" and task in {None, row["task_serial"]}:
                row["state"] = state
                row["answered_at"] = happened.at if state == "answered" else None
