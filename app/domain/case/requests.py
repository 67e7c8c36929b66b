"""Somebody's request while it is decided: who asks, when, and the course on which it would happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.case.access import Officer, Permission, Situation, find_refusal
from app.domain.case.cases import Task
from app.domain.case.course import Course
from app.domain.case.refusals import Refused


@dataclass(frozen=True)
class Request:
    """What every handler of an action is handed."""

    course: Course
    by: Officer
    at: datetime

    def find_refusal(self, permission: Permission, task: Task | None = None) -> Refused | None:
        """Tell why this may not be asked now; None when it may."""
        return find_refusal(permission, Situation(self.by, self.course.case, task))
