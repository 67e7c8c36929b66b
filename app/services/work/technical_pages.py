"""The technical team's own pages, printed from what was typed and signed by hand: minutes and recommendation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from app.documents import facts as f
from app.domain.case.access import Post
from app.records.agencies import OfficeRecord
from app.services.issuing.letterheads import (
    applicant_facts,
    case_facts,
    letterhead,
    local_date,
    office_letterhead,
    plain_signatory,
    signatory,
)
from app.services.issuing.post_holders import PostAtCase
from app.services.work.kinds import Desk

TO_BE_WRITTEN = "." * 30
"""Room for a number that the office's own book gives."""
USUAL_CONCLUSION = (
    "Hasil peninjauan lapangan ini menjadi bahan pertimbangan dalam pemberian rekomendasi teknis."
)


def survey_minutes(desk: Desk, answers: Mapping[str, object]) -> f.SurveyMinutesFacts:
    """Gather what the minutes of a survey (Berita Acara) say; a team that was not named is the officer himself."""
    row, surveyed_on = desk.on_file.row, answers.get("surveyed_on")
    on = local_date(desk.at, row.agency)
    office = _find_office(desk)
    title = "Tim Teknis" if office is None else f"Tim Teknis {office.name}"
    team = tuple(f.Signatory(position_title=title, name=name) for name in _lines(answers, "team"))
    return f.SurveyMinutesFacts(
        agency=letterhead(row.agency),
        case=case_facts(row),
        applicant=applicant_facts(row.applicant),
        service_title=row.permit_type.name,
        issued_on=on,
        number=_text(answers, "minutes_number") or TO_BE_WRITTEN,
        surveyed_on=surveyed_on if isinstance(surveyed_on, date) else on,
        place=_text(answers, "place") or row.applicant.address,
        findings=_lines(answers, "findings"),
        conclusion=_text(answers, "conclusion") or USUAL_CONCLUSION,
        team=team or (_by(desk),),
        witness=_text(answers, "witness"),
        letterhead=office and office_letterhead(row.agency, office),
    )


def technical_recommendation(desk: Desk, answers: Mapping[str, object]) -> f.TechnicalRecommendationFacts:
    """Gather what the technical recommendation says, in the name of the office (OPD) that gives it."""
    row, dated_on = desk.on_file.row, answers.get("dated_on")
    on, office = local_date(desk.at, row.agency), _find_office(desk)
    return f.TechnicalRecommendationFacts(
        agency=letterhead(row.agency),
        case=case_facts(row),
        applicant=applicant_facts(row.applicant),
        service_title=row.permit_type.name,
        issued_on=on,
        office=row.agency.name if office is None else office.name,
        number=_text(answers, "number") or TO_BE_WRITTEN,
        dated_on=dated_on if isinstance(dated_on, date) else on,
        text=_lines(answers, "text"),
        signatory=_by(desk),
        letterhead=office and office_letterhead(row.agency, office),
    )


def _by(desk: Desk) -> f.Signatory:
    on = local_date(desk.at, desk.on_file.row.agency)
    post = Post(desk.task.holder.position, desk.task.holder.office)
    found = signatory(desk.session, desk.by.id, PostAtCase.of(desk.on_file.row, post, on))
    return found or plain_signatory(desk.session, desk.by.id, desk.by.post, desk.by.name)


def _find_office(desk: Desk) -> OfficeRecord | None:
    key = desk.task.holder.office
    query = select(OfficeRecord).filter_by(agency_id=desk.on_file.row.agency_id, key=key)
    return desk.session.scalars(query).one_or_none() if key else None


def _text(answers: Mapping[str, object], key: str) -> str:
    return str(answers.get(key) or "").strip()


def _lines(answers: Mapping[str, object], key: str) -> tuple[str, ...]:
    return tuple(line for each in _text(answers, key).splitlines() if (line := each.strip()))
