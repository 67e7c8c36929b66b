"""The answers of the satisfaction survey (SKM) added up: by element, by service, by what respondents told.

Read in ranges of their index, and never with anything that says who answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from app.documents.characters import legible
from app.domain.ikm import ITEMS, Element, Ikm, Tally, ikm, tally
from app.domain.respondents import Trait
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord
from app.records.duties import SatisfactionRecord
from app.services.oversight.figures.periods import Period

ROWS_AT_ONCE = 1_000
LOWEST_SHOWN = 3
MOST_SUGGESTIONS = 20


@dataclass(frozen=True)
class Survey:
    """What was answered in a period, by element, by permit type, by hour, and by what respondents told of themselves."""

    index: Ikm
    tallies: Mapping[Element, Tally]
    respondents: int
    by_type: Counter[str]
    by_hour: Counter[str]
    by_trait: Mapping[Trait, Counter[str]]

    @property
    def lowest(self) -> tuple[Element, ...]:
        """The elements that the office has to work on first; of equals the earlier in the questionnaire."""
        return tuple(sorted(ITEMS, key=lambda element: self.tallies[element].mean)[:LOWEST_SHOWN])


def read_survey(
    session: Session, agency_id: int, period: Period, permit_type_id: int | None = None
) -> Survey | None:
    """Add the answers of a period up; None where there are none."""
    types = select(PermitTypeRecord.id, PermitTypeRecord.name).where(PermitTypeRecord.agency_id == agency_id)
    names = {one.id: one.name for one in session.execute(types)}
    by_type: Counter[str] = Counter()
    by_hour: Counter[str] = Counter()
    by_trait: dict[Trait, Counter[str]] = {trait: Counter() for trait in Trait}

    def responses() -> Iterator[Mapping[Element, int]]:
        for row in _rows(session, _of(agency_id, period, permit_type_id)):
            by_type[names[row.permit_type_id]] += 1
            by_hour[row.hour_band] += 1
            for trait, counted in by_trait.items():
                counted[str((row.respondent or {}).get(trait.value, ""))] += 1
            yield {element: row.answers[element.value] for element in Element if element.value in row.answers}

    tallies = tally(responses())
    if len(tallies) < len(Element):
        return None
    return Survey(ikm(tallies), tallies, by_hour.total(), by_type, by_hour, by_trait)


def count_by_type(session: Session, agency_id: int, period: Period) -> dict[int, int]:
    """Count the answers of a period by permit type."""
    answer = SatisfactionRecord
    query = (
        select(answer.permit_type_id, func.count())
        .where(*_of(agency_id, period, None))
        .group_by(answer.permit_type_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _rows(session: Session, conditions: list[ColumnElement[bool]]) -> Iterator[Any]:
    """Read the answers in ranges of their index."""
    answer = SatisfactionRecord
    order = (answer.answered_on, answer.id)
    said = (answer.permit_type_id, answer.hour_band, answer.answers, answer.respondent)
    query = select(*order, *said).where(*conditions).order_by(*order).limit(ROWS_AT_ONCE)
    found = session.execute(query).all()
    while found:
        yield from found
        last = (found[-1].answered_on, found[-1].id)
        found = session.execute(query.where(tuple_(*order) > last)).all()


def list_suggestions(
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


def count_completed(
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


def _of(agency_id: int, period: Period, permit_type_id: int | None) -> list[ColumnElement[bool]]:
    answer = SatisfactionRecord
    conditions = [
        answer.agency_id == agency_id,
        answer.answered_on >= period.first,
        answer.answered_on <= period.last,
    ]
    return conditions if permit_type_id is None else [*conditions, answer.permit_type_id == permit_type_id]


def _start_of(on: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time(), zone)
