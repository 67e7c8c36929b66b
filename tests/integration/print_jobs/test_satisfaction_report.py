"""The report of the satisfaction survey says what was answered: nine elements, the index by the regulation, a trend."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.documents import DocumentKind, render
from app.documents.facts import SkmPlan
from app.domain.ikm import Element, Grade
from app.extensions import db
from app.records.catalogue import PermitTypeRecord
from app.records.duties import SatisfactionRecord
from app.services.issued_reports import ReportReason, ReportRefused
from app.services.oversight.figures.periods import Period, PeriodKind, period_of
from app.services.oversight.satisfaction import Measured, earlier_periods, satisfaction_facts
from app.services.oversight.survey_answers import read_survey
from app.services.transactions import transaction
from tests.pdf_tools import fonts_not_embedded, words_of

NOVEMBER = period_of(PeriodKind.MONTH, date(2026, 11, 23))
OCTOBER = NOVEMBER.previous
SEMESTER = period_of(PeriodKind.SEMESTER, date(2026, 11, 23))
QUARTER = period_of(PeriodKind.QUARTER, date(2026, 11, 23))
YEAR = period_of(PeriodKind.YEAR, date(2026, 11, 23))


@pytest.fixture
def answered(office):
    def answer(
        on: date, grade: int, suggestion: str = "", told: object = None, of: int | None = None, **others: int
    ) -> None:
        with transaction(db.session) as writing:
            answers = dict.fromkeys([element.value for element in Element], grade) | others
            said = {"hour_band": "08-12", "answers": answers, "suggestion": suggestion}
            writing.add(
                SatisfactionRecord(
                    agency_id=office.small.budi.agency_id,
                    permit_type_id=of or office.small.permit_type_id,
                    answered_on=on,
                    respondent=told or {},
                    **said,
                )
            )

    return answer


@pytest.fixture
def facts_of(office):
    def facts(permit_type_id: int | None = None, period: Period = NOVEMBER, **more: object):
        measured = Measured(office.small.budi.agency_id, period, permit_type_id)
        words = {one: f"Bulan {one.first:%m-%Y}" for one in (*earlier_periods(period), period)}
        return satisfaction_facts(db.session(), measured, words=words, at=office.now, **more)

    return facts


def test_the_index_is_a_ninth_of_each_mean_times_25_and_the_period_is_the_agencys_own(office, answered):
    answered(date(2026, 11, 1), 4, fee=3)
    answered(date(2026, 11, 30), 3, fee=2)
    answered(date(2026, 12, 1), 1)

    survey = read_survey(db.session(), office.small.budi.agency_id, NOVEMBER)

    # Eight elements of 3.5 and one of 2.5: 30.5 / 9 * 25.
    assert (survey.index.value, survey.index.grade) == (Decimal("84.72"), Grade.B)
    assert (survey.respondents, survey.index.means[Element.FEE]) == (2, Decimal("2.50"))
    assert read_survey(db.session(), office.small.budi.agency_id, OCTOBER) is None


def test_the_report_prints_elements_trend_and_suggestions(answered, facts_of, tmp_path):
    answered(date(2026, 10, 5), 4)
    answered(date(2026, 11, 5), 3, "Tambah kursi tunggu \U0001f642", fee=2)

    pdf = render(DocumentKind.SKM_REPORT, facts_of().named(), agency_key="rohil").pdf

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


def test_a_period_that_nobody_answered_in_has_no_report(facts_of):
    with pytest.raises(ReportRefused) as refused:
        facts_of()

    assert refused.value.reason is ReportReason.NO_ANSWERS


def test_respondents_are_counted_by_what_they_told_and_small_groups_together(answered, facts_of):
    for place in range(4):
        answered(date(2026, 11, 2 + place), 3, told={"sex": "male", "education": "bachelor"})
    answered(date(2026, 11, 9), 3, told={"sex": "female", "education": "doctor"})
    answered(date(2026, 11, 10), 3)

    groups = {group.title: group.rows for group in facts_of(period=SEMESTER).groups}

    assert list(groups) == ["Layanan", "Jenis kelamin", "Usia", "Pendidikan", "Pekerjaan", "Jam pengisian"]
    # One woman and one who did not say are two together, so all are counted as one.
    assert groups["Jenis kelamin"] == (("Tidak dirinci", 6, "100,0 %"),)
    assert groups["Usia"] == (("Tidak diisi", 6, "100,0 %"),)


def test_three_of_a_group_stand_by_themselves(answered, facts_of):
    for sex in ("male", "male", "male", "female", "female", "female"):
        answered(date(2026, 11, 2), 3, told={"sex": sex})

    groups = {group.title: group.rows for group in facts_of(period=SEMESTER).groups}

    assert groups["Jenis kelamin"] == (("Laki-laki", 3, "50,0 %"), ("Perempuan", 3, "50,0 %"))


def test_a_share_is_rounded_once(answered, facts_of):
    for sex in ["male"] * 5 + ["female"] * 6:
        answered(date(2026, 11, 2), 3, told={"sex": sex})

    groups = {group.title: group.rows for group in facts_of(period=SEMESTER).groups}

    # 6 of 11 is 54.545…, which is 54.55 to two places and 54.5 to one.
    assert [share for _label, _number, share in groups["Jenis kelamin"]] == ["45,5 %", "54,5 %"]


@pytest.mark.parametrize("period", [NOVEMBER, QUARTER])
def test_who_answered_is_told_by_whole_semesters_only(answered, facts_of, period):
    for day in range(1, 6):
        answered(date(2026, 11, day), 3, told={"sex": "male"})

    assert facts_of(period=period).groups == ()
    assert facts_of(period=SEMESTER).groups != ()


def test_a_year_and_its_semesters_together_tell_of_no_small_group(answered, facts_of):
    for day, sex in ((1, "male"), (2, "male"), (3, "male"), (4, "female"), (5, "female"), (6, "female")):
        answered(date(2026, 3, day), 3, told={"sex": sex})
    for day, sex in ((1, "male"), (2, "male"), (3, "male"), (4, "female")):
        answered(date(2026, 11, day), 3, told={"sex": sex})

    first, year = (
        {group.title: group.rows for group in facts_of(period=one).groups}
        for one in (SEMESTER.previous, YEAR)
    )

    assert first["Jenis kelamin"] == (("Laki-laki", 3, "50,0 %"), ("Perempuan", 3, "50,0 %"))
    # Four women in the year less three of the first semester would be the one of the second.
    assert year["Jenis kelamin"] == (("Tidak dirinci", 10, "100,0 %"),)
    assert year["Usia"] == (("Tidak diisi", 10, "100,0 %"),)


def test_a_service_that_fewer_than_three_have_judged_is_not_reported_by_itself(office, answered, facts_of):
    service = office.small.permit_type_id
    answered(date(2026, 11, 2), 3)
    answered(date(2026, 11, 3), 3)

    with pytest.raises(ReportRefused) as refused:
        facts_of(service, SEMESTER)
    answered(date(2026, 11, 4), 3)

    assert refused.value.reason is ReportReason.TOO_FEW_ANSWERS
    assert facts_of(service, SEMESTER).respondents == 3
    assert facts_of(service, SEMESTER).groups == ()


def test_a_service_is_not_reported_by_itself_where_all_others_less_it_would_tell_of_too_few(
    office, answered, facts_of
):
    service = office.small.permit_type_id
    other = PermitTypeRecord(
        agency_id=office.small.budi.agency_id,
        key="lain",
        name="Izin lain",
        number_pattern="{urut:03}/{tahun}",
    )
    with transaction(db.session) as writing:
        writing.add(other)
        writing.flush()
        few = other.id
    for day in range(1, 6):
        answered(date(2026, 11, day), 3)
    answered(date(2026, 11, 6), 1, of=few)

    with pytest.raises(ReportRefused) as refused:
        facts_of(service, SEMESTER)

    assert refused.value.reason is ReportReason.TOO_FEW_ANSWERS
    assert facts_of(period=SEMESTER).respondents == 6


def test_a_service_is_reported_by_itself_for_whole_semesters_only(office, answered, facts_of):
    for day in range(1, 6):
        answered(date(2026, 11, day), 3)

    with pytest.raises(ReportRefused) as refused:
        facts_of(office.small.permit_type_id, QUARTER)

    assert refused.value.reason is ReportReason.PERIOD_TOO_SHORT


def test_of_the_plans_those_for_the_three_lowest_elements_stand_in_the_report(answered, facts_of):
    answered(date(2026, 11, 5), 4, fee=1, time=2, conduct=3)
    plan = {
        element: SkmPlan(element=element.value, action="Dibenahi", due="2027", holder="Sekretaris")
        for element in (Element.TIME, Element.PRODUCT, Element.FEE)
    }

    facts = facts_of(plans=plan)

    assert [one.split(" (")[0] for one in facts.lowest] == [
        "Biaya/tarif",
        "Waktu penyelesaian",
        "Perilaku pelaksana",
    ]
    assert [one.element for one in facts.plans] == ["fee", "time"]
