"""What an act must bring, and what its kind of work must find in order, whoever holds the step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from app.domain.case.actions import Act
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.conditions import Facts
from app.domain.procedure.procedures import Need, Outcome, Route, Work

WORDED_ROUTES = frozenset({Route.RETURN, Route.REJECT})
"""Ways that nobody is sent without a word of why."""


def list_lacks(outcome: Outcome, act: Act) -> tuple[Refused, ...]:
    """List all that an act fails to bring for its outcome, in the order of the panel."""
    has_note, has_reason = bool(act.note.strip()), bool(act.reason.strip())
    # Where a coded reason is a duty, it is the word that must go with the way.
    is_wordless = outcome.route in WORDED_ROUTES and not (
        has_note or has_reason or Need.REASON in outcome.needs
    )
    brought = {
        Reason.NOTE_MISSING: has_note if Need.NOTE in outcome.needs else not is_wordless,
        Reason.REASON_MISSING: has_reason or Need.REASON not in outcome.needs,
        Reason.DOCUMENT_MISSING: act.has_document or Need.DOCUMENT not in outcome.needs,
    }
    lacks = [
        Refused(reason, {"outcome": outcome.key}) for reason, is_there in brought.items() if not is_there
    ]
    defects = _find_lack_of_defects(outcome, act) if outcome.route is Route.CORRECT else None
    return tuple(lacks) if defects is None else (*lacks, defects)


def list_unreadiness(work: Work, facts: Facts) -> tuple[Refused, ...]:
    """List all that a kind of work still lacks before it may go forward."""
    check = _CHECKS.get(work)
    return () if check is None else tuple(check(facts))


def _find_lack_of_defects(outcome: Outcome, act: Act) -> Refused | None:
    # A note says what to mend as well as a list does, and where it is a duty its lack is told already.
    if not act.defects and not act.note.strip() and Need.NOTE not in outcome.needs:
        return Refused(Reason.DEFECTS_MISSING)
    wordless = tuple(defect.subject for defect in act.defects if not defect.note.strip())
    return Refused(Reason.DEFECTS_MISSING, {"subjects": wordless}) if wordless else None


def _documents_are_judged(facts: Facts) -> Iterator[Refused]:
    """SOP step 2: the receipt is given only for a file found complete and correct (PERINGATAN no. 3)."""
    unchecked = facts.get("requirements.unchecked") or ()
    if unchecked:
        yield Refused(Reason.REQUIREMENTS_UNCHECKED, {"requirements": unchecked})
    defective = facts.get("requirements.defective") or ()
    if defective:
        yield Refused(Reason.REQUIREMENTS_DEFECTIVE, {"requirements": defective})


def _is_numbered(facts: Facts) -> Iterator[Refused]:
    """SOP step 7: the number is given before the signature."""
    if not facts.get("permit.number"):
        yield Refused(Reason.NOT_NUMBERED)


def _is_signed(facts: Facts) -> Iterator[Refused]:
    if not facts.get("permit.is_signed"):
        yield Refused(Reason.NOT_SIGNED)


def _is_paid(facts: Facts) -> Iterator[Refused]:
    if not facts.get("payment.is_recorded"):
        yield Refused(Reason.NOT_PAID)


_CHECKS: Mapping[Work, Callable[[Facts], Iterable[Refused]]] = {
    Work.CHECK_DOCUMENTS: _documents_are_judged,
    Work.PAY: _is_paid,
    Work.SIGN_ELECTRONICALLY: _is_numbered,
    Work.SIGN_BY_HAND: _is_numbered,
    Work.HAND_OVER: _is_signed,
}
