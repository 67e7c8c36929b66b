"""Handing a document over, with the nine questions of the survey."""

from __future__ import annotations

from http import HTTPStatus

from sqlalchemy import select

from app.domain.ikm import Element
from app.extensions import db
from app.records.duties import SatisfactionRecord
from tests import pdf_tools
from tests.integration.screens_staff.desks import BUDI, FRONT_KAMPAR

ALL_GOOD = {f"handover-{element.value}": "4" for element in Element}
RECEIVED = {"handover-receiver": "Anto Wijaya", "handover-proof": "Tanda terima dan KTP"}
ANSWERED = {**RECEIVED, **ALL_GOOD, "handover-satisfaction": "answered", "handover-suggestion": "Sudah baik."}
SURVEY_OF_KAMPAR = 11
SKIPPED = {**RECEIVED, "handover-satisfaction": "skipped", "handover-skip_reason": "Terburu-buru"}


def hand_over(office, case_id, data, *, by=BUDI, key=""):
    return office.at(by).post(
        f"/loket/serah/{case_id}", data={**data, "request_key": key or office.new_key()}
    )


def surveys(office):
    with office.app.app_context():
        return list(db.session.scalars(select(SatisfactionRecord)))


def test_the_page_asks_nine_questions_and_offers_the_papers(office, ready):
    page = office.read(BUDI, f"/loket/serah/{ready}")

    assert page.says("Sembilan pertanyaan")
    assert page.says("Sangat sopan dan ramah")
    assert page.link("Tanda terima").startswith("/papers/")
    assert page.link("Izin").startswith("/papers/")


def test_the_nine_answers_are_kept_without_name_and_the_file_ends(office, ready):
    handed = hand_over(office, ready, ANSWERED)

    (survey,) = surveys(office)
    assert handed.location == f"/loket/serah/{ready}/bukti"
    assert survey.answers == {element.value: 4 for element in Element}
    assert survey.respondent == {}
    assert [case.status for case in office.cases()] == ["completed"]
    assert office.read(BUDI, "/loket/").says("Tidak ada dokumen yang menunggu diambil.")


def test_a_respondent_says_of_himself_what_he_likes_and_it_is_kept_in_bands(office, ready):
    told = {"handover-respondent_sex": "female", "handover-respondent_education": "bachelor"}
    asked = office.read(BUDI, f"/loket/serah/{ready}")

    hand_over(office, ready, {**ANSWERED, **told, "handover-respondent_age": "not_told"})

    (survey,) = surveys(office)
    assert asked.says("Tidak diisi")
    assert survey.respondent == {"sex": "female", "education": "bachelor"}
    assert "bachelor" not in str([one.body for one in office.told(ready, "satisfaction_answered")])


def test_the_slip_of_the_handover_is_printed_filed_and_fetched_at_the_counter(office, ready, tmp_path):
    before = office.at(BUDI).get(f"/loket/serah/{ready}/bukti")
    shown = office.read(BUDI, hand_over(office, ready, {**ANSWERED, "handover-receiver": "Rani"}).location)

    answer = office.at(BUDI).get(shown.link("Unduh"))
    slip = tmp_path / "bukti.pdf"
    slip.write_bytes(answer.data)
    answer.close()
    words = pdf_tools.words_of(slip)
    assert before.location == "/loket/"
    assert all(part in words for part in ("BUKTI SERAH TERIMA", "Nama : Rani", "Tanda terima dan KTP"))
    assert "atas nama pemohon" in words
    assert [one.body["subject"] for one in office.told(ready, "paper_added")][-1] == "handover_slip"
    assert office.read(BUDI, f"/cases/{ready}").says("Bukti serah terima")
    assert office.at(FRONT_KAMPAR).get(f"/loket/serah/{ready}/bukti").status_code == HTTPStatus.NOT_FOUND


def test_a_skipped_survey_needs_its_reason_and_leaves_no_answers(office, ready):
    without = hand_over(office, ready, {**SKIPPED, "handover-skip_reason": ""})
    handed = hand_over(office, ready, SKIPPED)

    assert without.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'href="#handover-skip_reason"' in without.text
    assert handed.location == f"/loket/serah/{ready}/bukti"
    assert surveys(office) == []
    assert office.told(ready, "satisfaction_answered")[0].body["why"] == "Terburu-buru"


def test_a_question_left_open_is_told_and_the_others_stay_answered(office, ready):
    before = office.footprint()

    refused = hand_over(office, ready, {**ANSWERED, "handover-time": ""})

    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'href="#handover-time-0"' in refused.text
    assert refused.text.count("checked") == len(Element)
    assert office.footprint() == before
    assert surveys(office) == []


def test_a_grade_outside_the_scale_is_refused(office, ready):
    for grade in ("0", "5", "baik", "4; DROP TABLE"):
        refused = hand_over(office, ready, {**ANSWERED, "handover-fee": grade})

        assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert surveys(office) == []


def test_pressing_twice_hands_over_once(office, ready):
    key = office.new_key()

    first, second = (hand_over(office, ready, ANSWERED, key=key) for _ in range(2))

    assert first.location == second.location == f"/loket/serah/{ready}/bukti"
    assert len(surveys(office)) == 1


def test_a_stale_tab_hands_nothing_over(office, ready):
    hand_over(office, ready, ANSWERED)
    before = office.footprint()

    late = hand_over(office, ready, ANSWERED)

    assert late.status_code == HTTPStatus.CONFLICT
    assert office.footprint() == before
    assert len(surveys(office)) == 1


def test_a_file_that_is_not_so_far_cannot_be_handed_over(office):
    case_id = office.file()
    before = office.footprint()

    answers = [office.at(BUDI).get(f"/loket/serah/{case_id}"), hand_over(office, case_id, ANSWERED)]

    assert {answer.status_code for answer in answers} == {HTTPStatus.CONFLICT}
    assert office.footprint() == before


def test_another_counter_of_the_same_agency_is_refused(office, ready):
    before = office.footprint()

    answers = [
        office.at("frontoffice.rohil").get(f"/loket/serah/{ready}"),
        hand_over(office, ready, ANSWERED, by="frontoffice.rohil"),
    ]

    assert {answer.status_code for answer in answers} == {HTTPStatus.FORBIDDEN}
    assert office.footprint() == before


def test_strangers_are_refused(office, ready):
    before = office.footprint()

    other_agency = hand_over(office, ready, ANSWERED, by=FRONT_KAMPAR)
    no_counter = hand_over(office, ready, ANSWERED, by="kadis.rohil")
    no_token = office.at(BUDI).post(
        f"/loket/serah/{ready}", data={**ANSWERED, "request_key": office.new_key()}, with_token=False
    )

    assert other_agency.status_code == HTTPStatus.NOT_FOUND
    assert no_counter.status_code == HTTPStatus.FORBIDDEN
    assert no_token.status_code == HTTPStatus.BAD_REQUEST
    assert office.footprint() == before


def test_where_the_survey_has_a_step_of_its_own_it_is_not_asked_again(office):
    case_id = office.file(agency="kampar", by=FRONT_KAMPAR)
    office.make_ready(case_id, "kampar", SURVEY_OF_KAMPAR)

    answered = hand_over(office, case_id, ANSWERED, by=FRONT_KAMPAR)
    page = office.read(FRONT_KAMPAR, f"/loket/serah/{case_id}")
    handed = hand_over(office, case_id, RECEIVED, by=FRONT_KAMPAR)

    assert answered.location == "/loket/"
    assert handed.location == f"/loket/serah/{case_id}/bukti"
    assert not page.says("Sembilan pertanyaan")
    assert len(surveys(office)) == 1
    assert [case.status for case in office.cases()] == ["completed"]
