"""The facts of a kind of paper with a real case in them, for a look at a template; whoever writes one needs no numbers.

What the case knows stands in the place of the samples: as its own paper was told it, else as the print would be told
it now. What nobody knows yet is invented, and named as such. So are addresses and codes by which a paper proves itself
or lets somebody in: a look is no paper.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.documents import facts as f
from app.documents.sample_parts import REGENCY, REGION
from app.documents.samples import sample_facts
from app.domain.case.refusals import Reason
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.services.actors import Actor
from app.services.casework.loading import load_case
from app.services.declined import Declined
from app.services.issuing.letterheads import applicant_facts, case_facts, letterhead, local_date
from app.services.papers.reading import load_visible_case
from app.services.papers.requirements import list_requirements
from app.services.permit_forms import form_of, worded_answers
from app.services.templates.desks import Look, gather
from app.services.templates.masked_facts import (
    PRIVATE,
    each_text,
    masked,
    unanswered,
    without_numbers,
    without_person,
)
from app.services.templates.past_prints import find_past_facts
from app.services.tools import Tools

PROVING = frozenset({"verification_url", "proof", "tracking_code", "tracking_url"})


@dataclass(frozen=True)
class FactsOfCase:
    """Facts of a kind, and which of them, or of their parts, are invented, by the paths by which templates call them."""

    facts: Any
    invented: tuple[str, ...]


def facts_of_case(
    session: Session,
    tools: Tools,
    *,
    kind: DocumentKind,
    agency: AgencyRecord,
    number: str,
    by: Actor | None,
    at: datetime,
) -> FactsOfCase:
    """Give the facts of a kind with a case of the agency in them, masked; `Declined(UNKNOWN_CASE)` for any other."""
    query = select(CaseRecord.id).where(
        CaseRecord.agency_id == agency.id, CaseRecord.number == number.strip()
    )
    case_id = session.scalars(query).one_or_none()
    if case_id is None:
        raise Declined(Reason.UNKNOWN_CASE, case=number)
    sample = sample_of(kind, agency)
    look = Look(session, tools, load_case(session, case_id, agency_id=agency.id), kind, at)
    is_seen = _may_see(session, case_id, agency.id, by)
    known, lacks = _known(look, type(sample))
    hidden = PROVING if is_seen else PROVING | PRIVATE
    known = {name: value for name, value in known.items() if name not in hidden and name not in lacks}
    if not is_seen:
        known["form"] = unanswered(known["form"])
    parts = [path for path in lacks if "." in path and path.partition(".")[0] in known]
    told = _with_parts(replaced(sample, known), sample, parts)
    applicant = look.row.applicant
    told = without_numbers(replaced(told, {"applicant": masked(applicant_facts(applicant))}))
    if not is_seen:
        told = without_person(told, applicant_facts(applicant), is_company=applicant.kind == "company")
    unknown = (one.name for one in fields(sample) if one.name not in known)
    return FactsOfCase(told, (*unknown, *parts))


def _known(look: Look, sort: type) -> tuple[dict[str, Any], Collection[str]]:
    """Gather what is known by name, and the paths of what nobody knows."""
    past = find_past_facts(look.session, look.tools, look.row.id, look.kind, sort)
    if past:
        return _of_the_case_itself(look) | dict(past), ()
    gathered = gather(look)
    return _of_the_case_itself(look) | dict(gathered.known), gathered.lacks


def _of_the_case_itself(look: Look) -> dict[str, Any]:
    row, permit_type = look.row, look.row.permit_type
    return {
        "agency": letterhead(row.agency),
        "case": case_facts(row),
        "applicant": applicant_facts(row.applicant),
        "service_title": permit_type.name,
        "issued_on": local_date(look.at, row.agency),
        "form": tuple(
            f.Answer(label=label, value=value)
            for label, value in worded_answers(form_of(permit_type), row.form)
        ),
        "requirements": tuple(f.Requirement(name=one.label) for one in list_requirements(look.session, row)),
        "legal_basis": tuple(permit_type.legal_basis),
        "conditions": tuple(permit_type.conditions),
    }


def _with_parts(facts: Any, sample: Any, paths: Collection[str]) -> Any:
    """Put the sample's own part of a group in the place of one that nobody knows."""
    for group, _, part in (path.partition(".") for path in paths):
        value = replace(getattr(facts, group), **{part: getattr(getattr(sample, group), part)})
        facts = replace(facts, **{group: value})
    return facts


def sample_of(kind: DocumentKind, agency: AgencyRecord) -> Any:
    """Give the sample facts of a kind as this agency's: its letterhead, and its regency wherever the samples name theirs."""
    region = agency.regency.partition(" ")[2] or agency.regency
    at_home = each_text(
        sample_facts(kind), lambda text: text.replace(REGENCY, agency.regency).replace(REGION, region)
    )
    return replaced(at_home, {"agency": letterhead(agency)})


def replaced(facts: Any, known: Mapping[str, Any]) -> Any:
    """Give facts with those of `known` that their class has in the place of the others."""
    names = {field.name for field in fields(facts)}
    return replace(facts, **{name: value for name, value in known.items() if name in names})


def _may_see(session: Session, case_id: int, agency_id: int, by: Actor | None) -> bool:
    if by is None or by.agency_id != agency_id:
        return False
    try:
        load_visible_case(session, case_id, by)
    except Declined:
        return False
    return True
