"""The report of the satisfaction survey (SKM) from the answers on file: index, elements, trend (Permenpan-RB 14/2017).

The answers name nobody, and neither does the report; suggestions are printed as they were written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.documents.characters import legible
from app.documents.facts import SkmElement, SkmGroup, SkmReportFacts
from app.domain.ikm import (
    GRADE_WORDS,
    ITEMS,
    Element,
    Ikm,
    Tally,
    grade_of,
    ikm,
    sample_size,
    tally,
    two_places,
)
from app.domain.wording import decimal_comma
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord
from app.records.duties import SatisfactionRecord
from app.services.issuing.letterheads import letterhead, local_date
from app.services.oversight.figures.periods import Period
from app.services.templates.press import print_document
from app.services.tools import Tools

ROWS_AT_ONCE = 1_000
LOWEST_SHOWN = 3
PERIODS_BACK = 3
MOST_SUGGESTIONS = 20
HUNDRED = 100
EVERY_SERVICE = "Semua layanan"


@dataclass(frozen=True)
class Survey:
    """What was answered in a period, by element, by permit type and by hour of the day."""

    index: Ikm
    tallies: Mapping[Element, Tally]
    respondents: int
    by_type: Counter[str]
    by_hour: Counter[str]


def print_satisfaction(
    session: Session,
    tools: Tools,
    *,
    agency_id: int,
    period: Period,
    permit_type_id: int | None,
    words: Mapping[Period, str],
    at: datetime,
) -> bytes | None:
    """Print the report of a period; None where nobody answered. Raises `Declined` where it cannot be printed.

    `words` names the period and those before it that `earlier_periods` gives.
    """
    agency = session.get_one(AgencyRecord, agency_id)
    survey = read_survey(session, agency_id, period, permit_type_id)
    if survey is None:
        return None
    permit_type = session.get(PermitTypeRecord, permit_type_id) if permit_type_id else None
    facts = SkmReportFacts(
        agency=letterhead(agency),
        service_title=permit_type.name if permit_type else EVERY_SERVICE,
        issued_on=local_date(at, agency),
        period=words[period],
        respondents=survey.respondents,
        elements=tuple(_elements(survey)),
        index=decimal_comma(survey.index.value),
        grade=survey.index.grade.value,
        performance=GRADE_WORDS[survey.index.grade],
        wanted=sample_size(_count_completed(session, agency, period, permit_type_id)) or None,
        groups=tuple(_groups(survey)),
        lowest=tuple(_lowest(survey)),
        trend=tuple(_trend(session, agency_id, period, permit_type_id, words)),
        suggestions=_suggestions(session, agency_id, period, permit_type_id),
    )
    made = print_document(
        session, tools, kind=DocumentKind.SKM_REPORT, facts=facts, agency=agency, at=at, is_kept=False
    )
    return made.document.pdf


def earlier_periods(period: Period) -> tuple[Period, ...]:
    """Give the periods of the same length before one, the oldest first."""
    found = [period.previous]
    while len(found) < PERIODS_BACK:
        found.append(found[-1].previous)
    return tuple(reversed(found))


def read_survey(
    session: Session, agency_id: int, period: Period, permit_type_id: int | None = None
) -> Survey | None:
    """Add the answers of a period up; None where there are none."""
    types = select(PermitTypeRecord.id, PermitTypeRecord.name).where(PermitTypeRecord.agency_id == agency_id)
    names = {one.id: one.name for one in session.execute(types)}
    by_type: Counter[str] = Counter()
    by_hour: Counter[str] = Counter()

    def responses() -> Iterator[Mapping[Element, int]]:
        for row in _rows(session, _of(agency_id, period, permit_type_id)):
            by_type[names[row.permit_type_id]] += 1
            by_hour[row.hour_band] += 1
            yield {element: row.answers[element.value] for element in Element if element.value in row.answers}

    tallies = tally(responses())
    if len(tallies) < len(Element):
        return None
    return Survey(ikm(tallies), tallies, by_hour.total(), by_type, by_hour)


def _rows(session: Session, conditions: list[ColumnElement[bool]]) -> Iterator[Any]:
    """Read the answers in ranges of their index."""
    answer = SatisfactionRecord
    order = (answer.answered_on, answer.id)
    query = select(*order, answer.permit_type_id, answer.hour_band, answer.answers).where(*conditions)
    query = query.order_by(*order).limit(ROWS_AT_ONCE)
    found = session.execute(query).all()
    while found:
        yield from found
        last = (found[-1].answered_on, found[-1].id)
        found = session.execute(query.where(tuple_(*order) > last)).all()


def _of(agency_id: int, period: Period, permit_type_id: int | None) -> list[ColumnElement[bool]]:
    answer = SatisfactionRecord
    conditions = [
        answer.agency_id == agency_id,
        answer.answered_on >= period.first,
        answer.answered_on <= period.last,
    ]
    return conditions if permit_type_id is None else [*conditions, answer.permit_type_id == permit_type_id]


def _elements(survey: Survey) -> Iterator[SkmElement]:
    for number, (element, item) in enumerate(ITEMS.items(), start=1):
        tallied = survey.tallies[element]
        index = two_places(tallied.mean * 25)
        yield SkmElement(
            code=f"U{number}",
            name=item.label,
            answers=tallied.answers,
            mean=decimal_comma(survey.index.means[element]),
            index=decimal_comma(index),
            grade=grade_of(index).value,
        )


def _lowest(survey: Survey) -> Iterator[str]:
    """Name the elements that the office has to work on first; of equals the earlier in the questionnaire."""
    ranked = sorted(ITEMS, key=lambda element: survey.tallies[element].mean)
    for element in ranked[:LOWEST_SHOWN]:
        yield f"{ITEMS[element].label} (nilai {decimal_comma(survey.index.means[element])})"


def _groups(survey: Survey) -> Iterator[SkmGroup]:
    for title, counted in (("Layanan", survey.by_type), ("Jam pengisian", survey.by_hour)):
        yield SkmGroup(
            title=title,
            rows=tuple(
                (label, number, f"{decimal_comma(_share(number, survey.respondents), 1)} %")
                for label, number in sorted(counted.items())
            ),
        )


def _share(number: int, of: int) -> Decimal:
    return two_places(Fraction(HUNDRED * number, of))


def _trend(
    session: Session, agency_id: int, period: Period, permit_type_id: int | None, words: Mapping[Period, str]
) -> Iterator[tuple[str, str, str]]:
    for one in (*earlier_periods(period), period):
        survey = read_survey(session, agency_id, one, permit_type_id)
        if survey is not None:
            yield words[one], decimal_comma(survey.index.value), survey.index.grade.value


def _suggestions(
    session: Session, agency_id: int, period: Period, permit_type_id: int | None
) -> tuple[str, ...]:
    """List the latest suggestions, each once."""
    answer = SatisfactionRecord
    query = (
        select(answer.suggestion)
        .where(*_of(agency_id, period, permit_type_id), answer.suggestion != "")
        .order_by(answer.answered_on.desc(), answer.id.desc())
        .limit(MOST_SUGGESTIONS)
    )
    return tuple(dict.fromkeys(legible(text) for text in session.scalars(query)))


def _count_completed(
    session: Session, agency: AgencyRecord, period: Period, permit_type_id: int | None
) -> int:
    """Count the files completed in the period: those who could have been asked."""
    zone = ZoneInfo(agency.zone)
    conditions = [
        CaseRecord.agency_id == agency.id,
        CaseRecord.status == "completed",
        CaseRecord.ended_at >= _start_of(period.first, zone),
        CaseRecord.ended_at < _start_of(period.last + timedelta(days=1), zone),
    ]
    if permit_type_id is not None:
        conditions.append(CaseRecord.permit_type_id == permit_type_id)
    return session.execute(select(func.count(CaseRecord.id)).where(*conditions)).scalar_one()


def _start_of(on: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time(), zone)
