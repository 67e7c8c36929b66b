"""The coded reasons of a decision as the choices of a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from app.domain.case.decision_reasons import CancelReason, RejectReason, ReturnReason
from app.domain.procedure.procedures import Route

Choices = tuple[tuple[str, str], ...]


def reasons_for(route: Route) -> Choices:
    """List the reasons that an outcome of this route may have."""
    return _choices(_REJECT) if route is Route.REJECT else _choices(_RETURN)


def reasons_to_cancel() -> Choices:
    """List the reasons for which the office ends a file."""
    return _choices(_CANCEL)


def reason_word(code: str) -> str:
    """Word a reason on file; one that no list knows stands as it is."""
    known = {**_RETURN, **_REJECT, **_CANCEL, **_SYSTEM}
    return known[code]() if code in known else code


def _choices(words: Mapping[str, Callable[[], str]]) -> Choices:
    return tuple((code, word()) for code, word in words.items())


_REJECT: Mapping[str, Callable[[], str]] = {
    RejectReason.AGAINST_RULES: lambda: _("Not in line with the regulations"),
    RejectReason.TECHNICALLY_UNFIT: lambda: _("Technical conditions are not met"),
    RejectReason.LOCATION_UNFIT: lambda: _("The location does not fit the spatial plan"),
    RejectReason.REQUIREMENTS_UNMET: lambda: _("Requirements cannot be met"),
    RejectReason.DOCUMENTS_UNTRUE: lambda: _("Documents are not true"),
    RejectReason.OTHER: lambda: _("Another reason, see the note"),
}

_RETURN: Mapping[str, Callable[[], str]] = {
    ReturnReason.INCOMPLETE: lambda: _("Something is missing"),
    ReturnReason.UNREADABLE: lambda: _("A document cannot be read"),
    ReturnReason.MISMATCH: lambda: _("Data and documents do not agree"),
    ReturnReason.EXPIRED: lambda: _("A document has expired"),
    ReturnReason.WRONGLY_SENT: lambda: _("Sent to the wrong position"),
    ReturnReason.OTHER: lambda: _("Another reason, see the note"),
}

_CANCEL: Mapping[str, Callable[[], str]] = {
    CancelReason.FILED_TWICE: lambda: _("Filed twice"),
    CancelReason.WRONG_PERMIT_TYPE: lambda: _("Filed under the wrong permit type"),
    CancelReason.APPLICANT_UNREACHABLE: lambda: _("The applicant cannot be reached"),
    CancelReason.ENDED_BEFORE_COLLECTED: lambda: _("The permit was ended before it was collected"),
    CancelReason.OTHER: lambda: _("Another reason, see the note"),
}

_SYSTEM: Mapping[str, Callable[[], str]] = {
    "time_out": lambda: _("The time of the step ran out"),
    "correction_not_answered": lambda: _("The correction was not answered in time"),
}
