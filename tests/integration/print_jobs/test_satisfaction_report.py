"""The report of the satisfaction survey says what was answered: nine elements, the index by the regulation, a trend."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.domain.ikm import Element, Grade
from app.extensions import db
from app.records.duties import SatisfactionRecord
from app.services.oversight.figures.periods import PeriodKind, period_of
from app.services.oversight.satisfaction import earlier_periods, print_satisfaction, read_survey
from app.services.transactions import transaction
from tests.pdf_tools import fonts_not_embedded, words_of

NOVEMBER = period_of(PeriodKind.MONTH, date(2026, 11, 23))
OCTOBER = NOVEMBER.previous


@pytest.fixture
def answered(office):
    def answer(on: date, grade: int, suggestion: str = "", **others: int) -> None:
        with transaction(db.session) as writing:
            answers = dict.fromkeys([element.value for element in Element], grade) | others
            told = {"hour_band": "08-12", "answers": answers, "suggestion": suggestion}
            writing.add(
                SatisfactionRecord(
                    agency_id=office.small.budi.agency_id,
                    permit_type_id=office.small.permit_type_id,
                    answered_on=on,
                    **told,
                )
            )

    return answer


def test_the_index_is_a_ninth_of_each_mean_times_25_and_the_period_is_the_agencys_own(office, answered):
    answered(date(2026, 11, 1), 4, fee=3)
    answered(date(2026, 11, 30), 3, fee=2)
    answered(date(2026, 12, 1), 1)

    survey = read_survey(db.session(), office.small.budi.agency_id, NOVEMBER)

    # Eight elements of 3.5 and one of 2.5: 30.5 / 9 * 25.
    assert (survey.index.value, survey.index.grade) == (Decimal("84.72"), Grade.B)
    assert (survey.respondents, survey.index.means[Element.FEE]) == (2, Decimal("2.50"))
    assert read_survey(db.session(), office.small.budi.agency_id, OCTOBER) is None


def test_the_report_prints_elements_trend_and_suggestions_and_nothing_for_an_empty_period(
    office, answered, tmp_path
):
    answered(date(2026, 10, 5), 4)
    answered(date(2026, 11, 5), 3, "Tambah kursi tunggu \U0001f642", fee=2)
    words = {one: f"Bulan {one.first:%m-%Y}" for one in (*earlier_periods(NOVEMBER), NOVEMBER)}
    asked = {"agency_id": office.small.budi.agency_id, "permit_type_id": None, "at": office.now}

    pdf = print_satisfaction(db.session(), office.small.tools, period=NOVEMBER, words=words, **asked)

    place = tmp_path / "skm.pdf"
    place.write_bytes(pdf)
    printed = words_of(place)
    for told in (
        "72,22",
        "Biaya/tarif (nilai 2,00)",
        "Bulan 10-2026 100,00 A",
        "Tambah kursi tunggu ?",
        "1 orang",
    ):
        assert told in printed
    assert fonts_not_embedded(place) == []
    empty = period_of(PeriodKind.MONTH, date(2025, 1, 1))
    words = dict.fromkeys((*earlier_periods(empty), empty), "")
    assert print_satisfaction(db.session(), office.small.tools, period=empty, words=words, **asked) is None
