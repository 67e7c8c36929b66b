"""The faults of the documents, each resolved in the data with a note that says so."""

import pytest

from app.domain.procedure.procedures import NO_ALLOWANCE, PERMIT_TYPE_OFFICE, EndStatus, Work
from app.domain.working_time.clocks import Allowance, Unit
from tests.seeded import EVERY_PROCEDURE, agency_seed, permit_type_seed, procedure_of


@pytest.mark.parametrize(
    ("key", "step", "days"), [("genset", "recommend", 7), ("karang_taruna", "recommend", 6)]
)
def test_the_days_of_row_3_belong_to_the_technical_team_and_forwarding_takes_no_time(key, step, days):
    procedure = procedure_of("rohil", key)

    assert procedure.get_step("dispatch").allowance == NO_ALLOWANCE
    assert procedure.get_step(step).allowance == Allowance(days, Unit.WORKING_DAYS)
    assert "langkah 4" in procedure.get_step("dispatch").source.note


def test_the_days_of_a_practice_permit_belong_to_the_file_check_of_the_junior_expert():
    procedure = procedure_of("rohil", "penata_anestesi")

    assert procedure.get_step("dispatch").allowance == NO_ALLOWANCE
    assert procedure.get_step("verify").allowance == Allowance(4, Unit.WORKING_DAYS)
    assert "langkah 5" in procedure.get_step("dispatch").source.note


def test_the_exception_for_practice_permits_is_a_property_of_the_permit_type():
    needs = {
        key: permit_type_seed("rohil", key).requires_technical_recommendation
        for key in ("genset", "karang_taruna", "insidentil", "penata_anestesi")
    }

    assert needs == {"genset": True, "karang_taruna": True, "insidentil": True, "penata_anestesi": False}


def test_an_aid_is_no_permit():
    assert permit_type_seed("rohil", "karang_taruna").kind.value == "aid"
    assert permit_type_seed("rohil", "karang_taruna").classification == "500.16.7.4"
    assert permit_type_seed("rohil", "genset").kind.value == "permit"


def test_the_comma_of_the_aid_procedure_is_not_read_literally():
    assert "koma" in procedure_of("rohil", "karang_taruna").get_step("dispatch").source.note


def test_the_head_acts_twice_on_an_incidental_permit_and_signs_by_hand():
    procedure = procedure_of("rohil", "insidentil")

    assert [step.number for step in procedure.steps if step.holder.position == "head"] == [8, 10]
    assert procedure.get_step("sign").work is Work.SIGN_BY_HAND


@pytest.mark.parametrize("key", ["genset", "karang_taruna"])
def test_a_sop_number_that_cannot_be_read_is_kept_as_text_and_flagged(key):
    procedures = agency_seed("rohil").procedures.values()
    identity = next(one.identity for one in procedures if one.permit_type == key)

    assert identity["number"].startswith("500")
    assert any("hasil pindai" in note for note in identity["notes"])
    assert identity["made_on"] == "18 Maret 2024"
    assert len(identity["qualification"]) == 5
    assert len(identity["warnings"]) == 5


def test_only_the_aid_procedure_names_related_sops():
    related = {one.permit_type: one.identity["related"] for one in agency_seed("rohil").procedures.values()}

    assert related["karang_taruna"] == [
        "SOP Penanganan Pengaduan",
        "SOP Penyelenggaraan Pelayanan Perizinan",
        "SOP Survey",
    ]
    assert [key for key, named in related.items() if named] == ["karang_taruna"]


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_a_correction_that_nobody_answers_cancels_the_case_after_ten_working_days(agency, key):
    correction = procedure_of(agency, key).correction

    assert correction.answer_within == Allowance(10, Unit.WORKING_DAYS)
    assert correction.then is EndStatus.CANCELLED


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_the_technical_team_is_the_one_of_the_permit_types_own_office(agency, key):
    team = [step for step in procedure_of(agency, key).steps if step.holder.position == "technical_team"]

    assert team
    assert all(step.holder.office == PERMIT_TYPE_OFFICE for step in team)
