"""What a sweep, run every minute, would have noticed of one simulated case: flags on its tasks, and its breaches.

The thresholds stand in the rows already; the same as in `services.sweep`, they are only compared with the time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from app.domain.case.cases import Case
from app.domain.case.deciding import Moved
from app.domain.working_time.thresholds import escalates_at
from app.records.cases import CaseRecord
from app.services.casework.breaching import NOT_FLAGGED, THE_SILENCE
from app.services.casework.case_rows import is_silence_given_more_time
from app.services.casework.filing import task_changes
from app.services.demo.history.stage import Play

Row = dict[str, Any]
A_MINUTE = timedelta(minutes=1)


class Watch:
    """The tasks of one case as rows, with the flags and breaches that time has brought."""

    def __init__(self, case: CaseRecord, play: Play, task_id: Callable[[int], int]) -> None:
        """Begin with no task; `task_id` gives the id of a task's row by its serial."""
        self.tasks: dict[int, Row] = {}
        self.breaches: list[Row] = []
        self._case, self._agency, self._calendar = case, play.agency, play.agency.calendar
        self._task_id = task_id
        self._open: set[int] = set()
        self._deemed_due_at: datetime | None = None
        self.deemed_flagged_at: datetime | None = None

    def look(self, at: datetime) -> None:
        """Notice what has passed its thresholds before a moment."""
        for serial in self._open:
            self._look_at_task(self.tasks[serial], at)
        self._look_at_silence(at)
        for breach in self.breaches:
            while self._may_escalate(breach) and _has_passed(breach["escalates_at"], at):
                self._escalate(breach)

    def take_in(self, before: Case, moved: Moved) -> None:
        """Take in what a decision does to the tasks and to the law's time; the case's row is not settled yet."""
        after, at = moved.case, moved.history[-1].at
        opened, changed = task_changes(self._case, before, after, moved.history, self._calendar)
        for row in opened:
            self.tasks[row["serial"]] = {**row, **NOT_FLAGGED, "id": self._task_id(row["serial"])}
            self._open.add(row["serial"])
        for serial, changes in changed.items():
            row = self.tasks[serial]
            row |= changes
            if changes.items() >= NOT_FLAGGED.items() or row["closed_at"] is not None:
                self._close(row["id"], at)
        for serial in tuple(self._open):
            if self.tasks[serial]["closed_at"] is not None:
                self._open.remove(serial)
                self._notice_closed(self.tasks[serial])
        self._take_in_silence(before, after, at)

    def _take_in_silence(self, before: Case, after: Case, at: datetime) -> None:
        is_later = is_silence_given_more_time(before, after, self._calendar)
        if is_later or after.ended is not None or after.is_deemed_over:
            self._close(THE_SILENCE, at)
        if is_later:
            self.deemed_flagged_at = None
        self._deemed_due_at = None if after.ended is not None else after.deemed_due_at

    def _look_at_task(self, row: Row, at: datetime) -> None:
        if row["soon_flagged_at"] is None and _has_passed(row["soon_at"], at):
            row["soon_flagged_at"] = _noticed(row["soon_at"])
        if row["late_flagged_at"] is None and _has_passed(row["due_at"], at):
            row["late_flagged_at"] = _noticed(row["due_at"])
            self._overrun(row, row["escalates_at"])

    def _look_at_silence(self, at: datetime) -> None:
        due_at = self._deemed_due_at
        if due_at is not None and self.deemed_flagged_at is None and _has_passed(due_at, at):
            self.deemed_flagged_at = _noticed(due_at)
            silence = {"task_id": THE_SILENCE, "office_key": self._case.office_key, "due_at": due_at}
            self._file(silence, due_at)

    def _notice_closed(self, row: Row) -> None:
        """File what was closed late before a sweep had noticed it; nobody is told any more."""
        if row["late_flagged_at"] is None and row["due_at"] is not None and row["due_at"] < row["closed_at"]:
            row["late_flagged_at"] = _noticed(row["closed_at"])
            self._overrun(row, None)
            self._close(row["id"], row["closed_at"])

    def _overrun(self, row: Row, goes_up_at: datetime | None) -> None:
        names = ("step_key", "step_number", "position_key", "office_key", "assignee_id", "due_at")
        self._file({"task_id": row["id"], **{name: row[name] for name in names}}, goes_up_at)

    def _file(self, what: Row, goes_up_at: datetime | None) -> None:
        breach: Row = {
            "agency_id": self._case.agency_id,
            "case_id": self._case.id,
            "permit_type_id": self._case.permit_type_id,
            "flagged_at": _noticed(what["due_at"]),
            "level": 0,
            "escalates_at": goes_up_at,
            "closed_at": None,
            **what,
        }
        for known in self.breaches:
            if (known["task_id"], known["due_at"]) == (breach["task_id"], breach["due_at"]):
                # A due time overrun again, after it had been put off and put back, opens its old breach anew.
                known["closed_at"] = None
                return
        self.breaches.append(breach)

    def _may_escalate(self, breach: Row) -> bool:
        """Whether the limit overrun still stands: while the applicant holds the file, nothing goes up."""
        if breach["closed_at"] is not None:
            return False
        if breach["task_id"] == THE_SILENCE:
            return bool(self._deemed_due_at == breach["due_at"])
        return any(
            row["id"] == breach["task_id"] and row["due_at"] == breach["due_at"]
            for row in self.tasks.values()
        )

    def _escalate(self, breach: Row) -> None:
        """Climb a rung, and say when the next is due; both as `services.sweep.escalating` does."""
        noticed_at = _noticed(breach["escalates_at"])
        breach["level"] += 1
        steps = breach["level"] + 1 if breach["task_id"] else breach["level"]
        is_top = breach["level"] >= self._agency.rungs
        after = timedelta(minutes=self._agency.escalate_minutes) * steps
        breach["escalates_at"] = (
            None if is_top else escalates_at(self._agency.calendar, breach["due_at"], after)
        )
        for row in self.tasks.values():
            if row["id"] == breach["task_id"] and row["escalated_at"] is None:
                row["escalated_at"] = noticed_at

    def _close(self, task_id: int, at: datetime) -> None:
        for breach in self.breaches:
            if breach["task_id"] == task_id and breach["closed_at"] is None:
                breach["closed_at"] = at


def _noticed(threshold: datetime) -> datetime:
    """Tell when a sweep that runs at every full minute notices a threshold."""
    return threshold.replace(second=0, microsecond=0) + A_MINUTE


def _has_passed(threshold: datetime | None, at: datetime) -> bool:
    return threshold is not None and _noticed(threshold) < at
