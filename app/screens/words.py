"""The words of the office for its own codes: statuses, kinds of work, lengths of working time.

One word each, so that a list, a page and a message never call the same thing by two names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from app.domain.procedure.procedures import EndStatus, HolderKind, Work
from app.domain.working_time.clocks import Allowance, PauseCause, Unit
from app.screens.formats import duration
from app.services.casework.loading import RUNNING
from app.services.task_clocks import WorkingTime

NOTHING = "–"


def status_word(status: str) -> str:
    """Word the status of a case."""
    return _STATUSES[status]() if status in _STATUSES else status


def verb_of(work: Work) -> str:
    """Word what a person does at a kind of work: the label of a button that opens it."""
    return _VERBS[work]()


def holder_word(kind: HolderKind, label: str) -> str:
    """Word who holds a step; a position is called as its agency calls it."""
    if kind is HolderKind.POSITION:
        return label
    return _("Applicant") if kind is HolderKind.APPLICANT else _("System")


def pause_word(cause: PauseCause) -> str:
    """Word why a clock stands still."""
    return _PAUSES[cause]()


def allowance_words(allowance: Allowance) -> str:
    """Word a time allowed in short: `15 m`, `2 j`, `7 h`; empty without one."""
    if allowance.unit is Unit.NONE:
        return ""
    return _UNITS[allowance.unit](allowance.amount)


def long_allowance_words(allowance: Allowance) -> str:
    """Word a time allowed in full: `15 menit`, `5 hari kerja`; empty without one."""
    if allowance.unit is Unit.NONE:
        return ""
    return _LONG_UNITS[allowance.unit](allowance.amount)


def unit_choices() -> tuple[tuple[str, str], ...]:
    """List the units of a time to choose from."""
    return (
        (Unit.MINUTES, _("minutes")),
        (Unit.HOURS, _("working hours")),
        (Unit.WORKING_DAYS, _("working days")),
    )


def working_time_words(length: WorkingTime) -> str:
    """Word a length of office time by its two largest units: `5 h 3 j`, `1 j 25 m`."""
    if not length.days:
        return duration(length.time)
    hours = int(length.time.total_seconds() // 3600)
    days = _("%(count)s d", count=length.days)
    return f"{days} {_('%(count)s h', count=hours)}" if hours else days


_UNITS: Mapping[Unit, Callable[[int], str]] = {
    Unit.MINUTES: lambda n: _("%(count)s m", count=n),
    Unit.HOURS: lambda n: _("%(count)s h", count=n),
    Unit.WORKING_DAYS: lambda n: _("%(count)s d", count=n),
}

_LONG_UNITS: Mapping[Unit, Callable[[int], str]] = {
    Unit.MINUTES: lambda n: _("%(count)s minutes", count=n),
    Unit.HOURS: lambda n: _("%(count)s working hours", count=n),
    Unit.WORKING_DAYS: lambda n: _("%(count)s working days", count=n),
}

_STATUSES: Mapping[str, Callable[[], str]] = {
    RUNNING: lambda: _("In progress"),
    EndStatus.COMPLETED.value: lambda: _("Completed"),
    EndStatus.REJECTED.value: lambda: _("Rejected"),
    EndStatus.WITHDRAWN.value: lambda: _("Withdrawn"),
    EndStatus.CANCELLED.value: lambda: _("Cancelled"),
}

_PAUSES: Mapping[PauseCause, Callable[[], str]] = {
    PauseCause.CORRECTION: lambda: _("the applicant mends the file"),
    PauseCause.PAYMENT: lambda: _("the applicant pays"),
    PauseCause.COLLECTION: lambda: _("the applicant collects the document"),
    PauseCause.SURVEY_DELAY: lambda: _("the applicant put off the survey"),
    PauseCause.EXTENSION: lambda: _("the applicant asked for more time"),
}

_VERBS: Mapping[Work, Callable[[], str]] = {
    Work.SUBMIT: lambda: _("Submit"),
    Work.CHECK_DOCUMENTS: lambda: _("Check"),
    Work.DISPATCH: lambda: _("Forward"),
    Work.ENTER_DATA: lambda: _("Enter data"),
    Work.SURVEY: lambda: _("Survey"),
    Work.RECOMMEND: lambda: _("Recommend"),
    Work.VERIFY: lambda: _("Verify"),
    Work.DECIDE: lambda: _("Decide"),
    Work.BILL: lambda: _("Bill"),
    Work.PAY: lambda: _("Record payment"),
    Work.NUMBER: lambda: _("Give number"),
    Work.SIGN_ELECTRONICALLY: lambda: _("Sign"),
    Work.SIGN_BY_HAND: lambda: _("Sign by hand"),
    Work.PRINT: lambda: _("Print"),
    Work.ASK_SATISFACTION: lambda: _("Fill in survey"),
    Work.HAND_OVER: lambda: _("Hand over"),
    Work.NOTIFY: lambda: _("Notify"),
}
