from decimal import Decimal

import pytest

from app.domain.form.forms import FieldFault, read_form
from tests.seeded import EVERY_PROCEDURE, permit_type_seed

GENSET = {
    "location": "Jalan Pelabuhan Baru Nomor 17",
    "brand": "Contoh Diesel CD-150",
    "capacity_kva": "150",
    "unit_count": "2",
    "use": "standby",
    "purpose": "Gudang",
}


def form_of(agency, key):
    return permit_type_seed(agency, key).form


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_an_empty_form_names_every_duty_at_once(agency, key):
    duties = [field.key for field in form_of(agency, key) if field.required]

    findings = read_form(form_of(agency, key), {}).findings

    assert [finding.key for finding in findings] == duties
    assert all(finding.fault is FieldFault.MISSING for finding in findings)


def test_the_capacity_of_all_gensets_is_worked_out():
    answers = read_form(form_of("rohil", "genset"), GENSET)

    assert not answers.findings
    assert answers.values["total_kva"] == Decimal(300)
    assert "hours_per_day" not in answers.values


def test_a_genset_in_steady_use_tells_its_hours_a_day():
    answers = read_form(form_of("rohil", "genset"), {**GENSET, "use": "prime"})

    assert [(finding.key, finding.fault) for finding in answers.findings] == [
        ("hours_per_day", FieldFault.MISSING)
    ]


def test_the_seats_of_all_vehicles_are_added_up():
    raw = {
        "vehicles": [{"plate": "BM 1 XX", "vehicle_kind": "Bus", "seats": seats} for seats in ("40", "12")]
    }

    answers = read_form(form_of("rohil", "insidentil"), raw)

    assert answers.values["total_seats"] == Decimal(52)


def test_the_budget_of_an_aid_is_multiplied_and_added_up():
    raw = {
        "budget": [
            {"item": "Mesin jahit", "quantity": "2", "price": "1500000"},
            {"item": "Benang", "quantity": "10", "price": "20000"},
        ]
    }

    answers = read_form(form_of("rohil", "karang_taruna"), raw)

    assert answers.values["budget_total"] == Decimal(3_200_000)


def test_a_renewed_practice_permit_asks_for_the_old_number_and_the_credits():
    raw = {"application_kind": "renewal"}

    findings = read_form(form_of("rohil", "penata_anestesi"), raw).findings

    assert {"previous_permit", "skp_credits"} <= {finding.key for finding in findings}
