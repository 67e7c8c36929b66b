"""The facts of a kind of paper with a real case in them, for a look at a template; whoever writes one needs no numbers.

What the case knows stands in the place of the samples: agency, application, applicant, form, requirements. What only
the finished paper would know (its number, who signs) stays invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.documents import facts as f
from app.documents.sample_parts import REGENCY, REGION
from app.documents.samples import sample_facts
from app.domain.case.refusals import Reason
from app.domain.masking import mask_name, mask_nik, mask_npwp, mask_phone
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.issuing.letterheads import applicant_facts, case_facts, letterhead
from app.services.papers.reading import load_visible_case
from app.services.papers.requirements import list_requirements
from app.services.permit_forms import form_of, worded_answers

IDENTITY = re.compile(r"(?<!\d)(?:\d{15,16}|(?:\+?62|0)8\d{8,11})(?!\d)")
"""An NIK, an NPWP or a mobile phone within any text, such as an answer of the form."""
HIDDEN = "***"


def facts_of_case(
    session: Session, kind: DocumentKind, agency: AgencyRecord, number: str, by: Actor | None
) -> Any:
    """Give the facts of a kind with a case of the agency in them, masked; `Declined(UNKNOWN_CASE)` for any other."""
    query = select(CaseRecord).where(CaseRecord.agency_id == agency.id, CaseRecord.number == number.strip())
    row = session.scalars(query).one_or_none()
    if row is None:
        raise Declined(Reason.UNKNOWN_CASE, case=number)
    known = _known(session, row, is_seen=_may_see(session, row, by))
    return without_numbers(replaced(sample_of(kind, agency), known))


def sample_of(kind: DocumentKind, agency: AgencyRecord) -> Any:
    """Give the sample facts of a kind as this agency's: its letterhead, and its regency wherever the samples name theirs."""
    region = agency.regency.partition(" ")[2] or agency.regency
    at_home = _each_text(
        sample_facts(kind), lambda text: text.replace(REGENCY, agency.regency).replace(REGION, region)
    )
    return replaced(at_home, {"agency": letterhead(agency)})


def replaced(facts: Any, known: Mapping[str, Any]) -> Any:
    """Give facts with those of `known` that their class has in the place of the others."""
    names = {field.name for field in fields(facts)}
    return replace(facts, **{name: value for name, value in known.items() if name in names})


def _known(session: Session, row: CaseRecord, *, is_seen: bool) -> dict[str, Any]:
    permit_type = row.permit_type
    return {
        "agency": letterhead(row.agency),
        "case": case_facts(row),
        "applicant": _applicant(row, is_seen=is_seen),
        "service_title": permit_type.name,
        "form": tuple(
            f.Answer(label=label, value=value)
            for label, value in worded_answers(form_of(permit_type), row.form)
        ),
        "requirements": tuple(f.Requirement(name=one.label) for one in list_requirements(session, row)),
        "legal_basis": tuple(permit_type.legal_basis),
        "conditions": tuple(permit_type.conditions),
    }


def _applicant(row: CaseRecord, *, is_seen: bool) -> f.Applicant:
    whole = applicant_facts(row.applicant)
    masked = replace(
        whole, nik=mask_nik(whole.nik), npwp=mask_npwp(whole.npwp), phone=mask_phone(whole.phone)
    )
    if is_seen:
        return masked
    name = whole.name if row.applicant.kind == "company" else mask_name(whole.name)
    return replace(masked, name=name, address=HIDDEN, represented_by="")


def _may_see(session: Session, row: CaseRecord, by: Actor | None) -> bool:
    if by is None or by.agency_id != row.agency_id:
        return False
    try:
        load_visible_case(session, row.id, by)
    except Declined:
        return False
    return True


def without_numbers(value: Any) -> Any:
    """Mask every identity or phone number within facts, whoever wrote it where."""
    return _each_text(value, lambda text: IDENTITY.sub(lambda found: mask_nik(found[0]), text))


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each_text(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: _each_text(getattr(value, field.name), change) for field in fields(value)}
        return replace(value, **changed)
    return value
