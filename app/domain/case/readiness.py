"""What an act must bring, and what its kind of work must find in order, whoever holds the step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.case.actions import Act
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.conditions import Facts
from app.domain.procedure.procedures import Need, Outcome, Route, Work

WORDED_ROUTES = frozenset({Route.RETURN, Route.REJECT})
"""Ways that nobody is sent without a word of why."""


def find_lack(outcome: Outcome, act: Act) -> Refused | None:
    """Tell what an act fails to bring for its outcome; None when it brings all."""
    has_note, has_reason = bool(act.note.strip()), bool(act.reason.strip())
    if outcome.route in WORDED_ROUTES and not has_note and not has_reason:
        return Refused(Reason.NOTE_MISSING, {"outcome": outcome.key})
    if Need.NOTE in outcome.needs and not has_note:
        return Refused(Reason.NOTE_MISSING, {"outcome": outcome.key})
    if Need.REASON in outcome.needs and not has_reason:
        return Refused(Reason.REASON_MISSING, {"outcome": outcome.key})
    if Need.DOCUMENT in outcome.needs and not act.has_document:
        return Refused(Reason.DOCUMENT_MISSING, {"outcome": outcome.key})
    return _find_lack_of_defects(act) if outcome.route is Route.CORRECT else None


def find_unreadiness(work: Work, facts: Facts) -> Refused | None:
    """Tell what a kind of work still lacks; None when it may go forward."""
    check = _CHECKS.get(work)
    return None if check is None else check(facts)


def _find_lack_of_defects(act: Act) -> Refused | None:
    if not act.defects and not act.note.strip():
        return Refused(Reason.DEFECTS_MISSING)
    wordless = tuple(defect.subject for defect in act.defects if not defect.note.strip())
    return Refused(Reason.DEFECTS_MISSING, {"subjects": wordless}) if wordless else None


def _documents_are_judged(facts: Facts) -> Refused | None:
    """SOP step 2: the receipt is given only for a file found complete and correct (PERINGATAN no. 3)."""
    unchecked = facts.get("requirements.unchecked") or ()
    if unchecked:
        return Refused(Reason.REQUIREMENTS_UNCHECKED, {"requirements": unchecked})
    defective = facts.get("requirements.defective") or ()
    return Refused(Reason.REQUIREMENTS_DEFECTIVE, {"requirements": defective}) if defective else None


def _is_numbered(facts: Facts) -> Refused | None:
    """SOP step 7: the number is given before the signature."""
    return None if facts.get("permit.number") else Refused(Reason.NOT_NUMBERED)


def _is_signed(facts: Facts) -> Refused | None:
    return None if facts.get("permit.is_signed") else Refused(Reason.NOT_SIGNED)


def _is_paid(facts: Facts) -> Refused | None:
    return None if facts.get("payment.is_recorded") else Refused(Reason.NOT_PAID)


_CHECKS: Mapping[Work, Callable[[Facts], Refused | None]] = {
    Work.CHECK_DOCUMENTS: _documents_are_judged,
    Work.PAY: _is_paid,
    Work.SIGN_ELECTRONICALLY: _is_numbered,
    Work.SIGN_BY_HAND: _is_numbered,
    Work.HAND_OVER: _is_signed,
}
