"""The time that the law gives to decide, as the events of a case tell it: until when it ran, and what ended it.

The case forgets its due time once silence means nothing any more; its events do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain.case import events as e
from app.domain.procedure.procedures import Procedure, Route, Work
from app.services.casefile.values import TimelineEntry


def last_deemed_due(events: Sequence[TimelineEntry], procedure: Procedure) -> datetime | None:
    """Tell the last due time that the events name until the decision; None when it never ran, or stood still then."""
    due: datetime | None = None
    for entry in events:
        if _is_decision(entry.event, procedure):
            break
        match entry.event:
            case e.PromiseStarted() | e.PromiseResumed() | e.PromiseDueMoved():
                due = entry.event.deemed_due_at or due
            case e.PromisePaused():
                due = None
    return due


def find_decided_at(events: Sequence[TimelineEntry], procedure: Procedure) -> datetime | None:
    """Tell when the decision was first numbered, or the application came to count as granted; None before."""
    return next((entry.at for entry in events if _is_decision(entry.event, procedure)), None)


def _is_decision(event: object, procedure: Procedure) -> bool:
    if isinstance(event, e.OutcomeTaken):
        step = procedure.find_step(event.step)
        return step is not None and step.work is Work.NUMBER and event.route is Route.FORWARD
    return isinstance(event, e.DeemedApproved)
