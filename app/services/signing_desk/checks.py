"""What speaks for and against signing a permit, from what is on file; the head decides.

About the template three differences are told, since only these can be known for sure:

- the template that the permit type has chosen has no published version, so that another one prints;
- the latest permit of the type was printed by another template or version than this one would be;
- this permit would hold for another length of time than the latest of its type.

Conditions and legal basis are always those of the permit type as it stands today: a permit cannot differ from them,
and what they said when the file came in is not kept. Whether the layout was changed for good reasons nobody but the
reader of the preview can tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.case.plain_facts import from_plain
from app.domain.permit.validity import Validity, ValidityRule, validity_of
from app.domain.procedure.procedures import Work
from app.records.catalogue import PermitTypeRecord
from app.services.signing_desk.evidence import Evidence
from app.services.signing_desk.templates import Former, InForce
from app.services.signing_desk.values import Check, CheckCode, Mark
from app.services.signing_desk.waiting import Waiting

_ORDER = (Mark.LOOK, Mark.FITS, Mark.KNOW)
_WORD = frozenset({Work.VERIFY.value, Work.DECIDE.value})
NEARLY = 3
"""Days by which two lengths of whole months may differ without being another length (28 to 31 days a month)."""


def check_permit(
    waiting: Waiting, evidence: Evidence, in_force: InForce, former: Former | None, today: date
) -> tuple[Check, ...]:
    """List the checks of one permit: what to look at first, then what is in order, then what is good to know."""
    facts = {key: from_plain(value) for key, value in waiting.case.facts.items()}
    found = [
        _requirements(evidence),
        _recommendation(waiting.case.permit_type, facts),
        _initials(evidence),
        *_template(in_force, former),
        *_validity(waiting, former, today),
        *_fee(evidence),
        *_corrections(evidence),
    ]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.mark)))


def _requirements(evidence: Evidence) -> Check:
    fitting, in_all = len(evidence.fitting), len(evidence.fitting) + len(evidence.open)
    details = {"fitting": fitting, "in_all": in_all, "open": tuple(evidence.open)}
    if evidence.open:
        return Check(CheckCode.REQUIREMENTS_OPEN, Mark.LOOK, details)
    return Check(CheckCode.REQUIREMENTS_FITTING, Mark.FITS, details)


def _recommendation(permit_type: PermitTypeRecord, facts: Mapping[str, object]) -> Check:
    known = {key: facts.get(f"recommendation.{key}") for key in ("number", "dated_on", "text")}
    if known["number"] or known["text"]:
        return Check(CheckCode.RECOMMENDED, Mark.FITS, known)
    if permit_type.requires_technical_recommendation:
        return Check(CheckCode.RECOMMENDATION_MISSING, Mark.LOOK)
    return Check(CheckCode.NO_RECOMMENDATION_NEEDED, Mark.KNOW)


def _initials(evidence: Evidence) -> Check:
    details = {"initials": tuple(evidence.initials)}
    if any(one.work in _WORD for one in evidence.initials):
        return Check(CheckCode.INITIALLED, Mark.FITS, details)
    return Check(CheckCode.NOBODY_VERIFIED, Mark.LOOK, details)


def _template(in_force: InForce, former: Former | None) -> list[Check]:
    known: dict[str, object] = {"template": in_force.name, "number": in_force.number}
    if in_force.withdrawn:
        return [Check(CheckCode.TEMPLATE_WITHDRAWN, Mark.LOOK, {**known, "withdrawn": in_force.withdrawn})]
    if former is None or not former.is_print_known:
        return []
    known |= {"signed_at": former.signed_at, "former": former.number}
    if former.version_id == in_force.version_id:
        return [Check(CheckCode.TEMPLATE_SAME, Mark.FITS, known)]
    published = {"published_at": in_force.published_at, "published_by": in_force.published_by}
    return [Check(CheckCode.TEMPLATE_OTHER, Mark.LOOK, {**known, **published})]


def _validity(waiting: Waiting, former: Former | None, today: date) -> list[Check]:
    holds = validity_today(waiting, today)
    details: dict[str, object] = {"from": holds.valid_from, "until": holds.valid_until}
    if former is None:
        return [Check(CheckCode.VALIDITY, Mark.KNOW, details)]
    here = _days(holds.valid_from, holds.valid_until)
    there = _days(former.valid_from, former.valid_until)
    is_same = here == there if here is None or there is None else abs(here - there) <= NEARLY
    if is_same:
        return [Check(CheckCode.VALIDITY, Mark.KNOW, details)]
    details |= {"former_from": former.valid_from, "former_until": former.valid_until}
    # Where the applicant's own form sets the end, every permit has another length: that is nothing to look at.
    by_form = waiting.case.permit_type.valid_from_field or waiting.case.permit_type.valid_until_field
    return [Check(CheckCode.VALIDITY_OTHER, Mark.KNOW if by_form else Mark.LOOK, details)]


def validity_today(waiting: Waiting, today: date) -> Validity:
    """Tell how long the permit would hold if it were signed today."""
    kind = waiting.case.permit_type
    rule = ValidityRule(kind.validity_months, kind.valid_from_field, kind.valid_until_field)
    return validity_of(rule, today, {key: from_plain(value) for key, value in waiting.case.form.items()})


def _days(first: date, last: date | None) -> int | None:
    return None if last is None else (last - first).days


def _fee(evidence: Evidence) -> list[Check]:
    bill = evidence.bill
    if bill is None:
        return []
    details = {"amount": bill.amount, "paid_on": bill.paid_on, "receipt": bill.receipt_number}
    if bill.paid_on is None:
        return [Check(CheckCode.FEE_OPEN, Mark.LOOK, details)]
    return [Check(CheckCode.FEE_PAID, Mark.FITS, details)]


def _corrections(evidence: Evidence) -> list[Check]:
    if not evidence.corrections:
        return []
    last = evidence.corrections[-1]
    details = {"times": len(evidence.corrections), "asked_at": last.asked_at, "note": last.note}
    return [Check(CheckCode.CORRECTED, Mark.KNOW, details)]
