"""The report of the satisfaction survey (SKM) as facts: index, elements, respondents, trend (Permenpan-RB 14/2017).

The answers name nobody, and neither does the report: groups of fewer than three are counted together, and a service
that fewer than three have judged is not reported on by itself. Nor can either be told from the difference of two
reports: only those of whole semesters, and of years by what their semesters tell, divide respondents or services.
Suggestions are printed as they were written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from sqlalchemy.orm import Session

from app.documents.facts import Signatory, SkmElement, SkmGroup, SkmPlan, SkmReportFacts
from app.domain.ikm import GRADE_WORDS, ITEMS, Element, grade_of, sample_size, two_places
from app.domain.respondents import NOT_TOLD, QUESTIONS, Trait, band_words, shown_bands
from app.domain.wording import decimal_comma
from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from app.services.issued_reports.refusals import ReportReason, ReportRefused
from app.services.issuing.letterheads import letterhead, local_date
from app.services.oversight.figures.periods import Period
from app.services.oversight.survey_answers import (
    Survey,
    count_by_type,
    count_completed,
    list_suggestions,
    read_survey,
)

PERIODS_BACK = 3
TEN = 10
EVERY_SERVICE = "Semua layanan"
UNDIVIDED = "Tidak dirinci"


@dataclass(frozen=True)
class Measured:
    """Whose survey, of which period, of one service or with none of all."""

    agency_id: int
    period: Period
    permit_type_id: int | None = None


def satisfaction_facts(
    session: Session,
    measured: Measured,
    *,
    words: Mapping[Period, str],
    at: datetime,
    plans: Mapping[Element, SkmPlan] | None = None,
    signatory: Signatory | None = None,
) -> SkmReportFacts:
    """Gather what the report says; `words` names the period and those before it that `earlier_periods` gives.

    Of `plans` those for the lowest elements are told. `ReportRefused` where nobody answered, and for a service that
    too few have judged.
    """
    agency, survey = session.get_one(AgencyRecord, measured.agency_id), get_survey(session, measured)
    period, permit_type_id = measured.period, measured.permit_type_id
    permit_type = session.get(PermitTypeRecord, permit_type_id) if permit_type_id else None
    return SkmReportFacts(
        agency=letterhead(agency),
        service_title=permit_type.name if permit_type else EVERY_SERVICE,
        issued_on=local_date(at, agency),
        period=words[period],
        respondents=survey.respondents,
        elements=tuple(_elements(survey)),
        index=decimal_comma(survey.index.value),
        grade=survey.index.grade.value,
        performance=GRADE_WORDS[survey.index.grade],
        wanted=sample_size(count_completed(session, agency, period, permit_type_id)) or None,
        groups=tuple(_groups(session, measured, survey)),
        lowest=tuple(_lowest(survey)),
        plans=tuple(plans[element] for element in survey.lowest if element in plans) if plans else (),
        trend=tuple(_trend(session, measured, words)),
        suggestions=list_suggestions(session, agency.id, period, permit_type_id),
        signatory=signatory,
    )


def get_survey(session: Session, measured: Measured) -> Survey:
    """Get what a report is made of; `ReportRefused` where nobody answered, and for a service that too few judged."""
    survey = read_survey(session, measured.agency_id, measured.period, measured.permit_type_id)
    if survey is None:
        raise ReportRefused(ReportReason.NO_ANSWERS)
    if measured.permit_type_id is not None and not measured.period.semesters:
        raise ReportRefused(ReportReason.PERIOD_TOO_SHORT)
    if _would_name(session, measured):
        raise ReportRefused(ReportReason.TOO_FEW_ANSWERS)
    return survey


def earlier_periods(period: Period) -> tuple[Period, ...]:
    """Give the periods of the same length before one, the oldest first."""
    found = [period.previous]
    while len(found) < PERIODS_BACK:
        found.append(found[-1].previous)
    return tuple(reversed(found))


def _would_name(session: Session, measured: Measured) -> bool:
    """Whether a service's few respondents, or those of the services left over, are known to whoever served them."""
    if measured.permit_type_id is None:
        return False
    counted = [count_by_type(session, measured.agency_id, one) for one in measured.period.semesters]
    bands = shown_bands(*({str(key): number for key, number in one.items()} for one in counted))
    return str(measured.permit_type_id) not in dict(bands.rows)


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
    for element in survey.lowest:
        yield f"{ITEMS[element].label} (nilai {decimal_comma(survey.index.means[element])})"


def _groups(session: Session, measured: Measured, survey: Survey) -> Iterator[SkmGroup]:
    """Count respondents by groups, over all services of whole semesters."""
    if measured.permit_type_id is not None:
        return
    halves = measured.period.semesters
    read = (read_survey(session, measured.agency_id, one) for one in halves)
    parts = [survey] if len(halves) == 1 else [one for one in read if one is not None]
    if not parts:
        return
    yield _group("Layanan", _ordered(one.by_type for one in parts), survey)
    for trait, question in QUESTIONS.items():
        yield _group(question.label, [_told(one, trait) for one in parts], survey)
    yield _group("Jam pengisian", _ordered(one.by_hour for one in parts), survey)


def _ordered(parts: Iterable[Counter[str]]) -> list[dict[str, int]]:
    """Give counts in the order of their labels, the same in each."""
    counted = list(parts)
    labels = sorted({label for one in counted for label in one})
    return [{label: one[label] for label in labels} for one in counted]


def _told(survey: Survey, trait: Trait) -> dict[str, int]:
    counted = survey.by_trait[trait]
    told = {band_words(trait, key): counted[key] for key in QUESTIONS[trait].bands}
    return told | {band_words(trait, NOT_TOLD): survey.respondents - sum(told.values())}


def _group(title: str, parts: Sequence[Mapping[str, int]], survey: Survey) -> SkmGroup:
    bands = shown_bands(*parts)
    rows = list(bands.rows)
    if bands.together:
        rows.append((f"{', '.join(bands.together)} (digabung)" if rows else UNDIVIDED, bands.rest))
    return SkmGroup(
        title=title,
        rows=tuple(
            (label, number, f"{decimal_comma(_share(number, survey.respondents), 1)} %")
            for label, number in rows
        ),
    )


def _share(number: int, of: int) -> Decimal:
    """Give a share in percent, rounded once, to one place."""
    return two_places(Fraction(TEN * number, of)) * TEN


def _trend(
    session: Session, measured: Measured, words: Mapping[Period, str]
) -> Iterator[tuple[str, str, str]]:
    for one in (*earlier_periods(measured.period), measured.period):
        survey = read_survey(session, measured.agency_id, one, measured.permit_type_id)
        if survey is not None and not _would_name(session, replace(measured, period=one)):
            yield words[one], decimal_comma(survey.index.value), survey.index.grade.value
