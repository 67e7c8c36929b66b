"""What is only to be read: procedures with their sources, numbers with their voids; in Indonesian, and in English."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.extensions import db
from app.records.cases import ApplicantRecord, CaseRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.records.permits import GivenNumberRecord, NumberCounterRecord
from app.screens.catalogues import read_catalogue
from tests.integration.records.plans import plans_of, scans
from tests.integration.screens_admin.desk import Desk, keep, row
from tests.integration.screens_admin.screens import ALL, PLACES, READ_ONLY

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def void_number(office) -> GivenNumberRecord:
    """A number given to a file that was rejected afterwards."""
    permit_type = row(PermitTypeRecord, key="genset")
    version = row(ProcedureVersionRecord, permit_type_id=permit_type.id)
    agency = permit_type.agency_id
    applicant = ApplicantRecord(agency_id=agency, kind="person", name="Anto Wijaya")
    keep(applicant)
    case = CaseRecord(
        agency_id=agency, number="2026/11/00001", permit_type_id=permit_type.id, procedure_version_id=version.id,
        applicant_id=applicant.id, applicant_name="Anto Wijaya", applicant_key="anto wijaya", filed_by=1, filed_at=AT,
        tracking_token="t" * 43,
    )  # fmt: skip
    keep(case)
    number = GivenNumberRecord(
        agency_id=agency, series="genset", year=2026, sequence=1, text="500.16.7.2/0001/GENSET", case_id=case.id,
        given_at=AT, given_by=1, voided_at=AT, void_reason="rejected",
    )  # fmt: skip
    keep(number)
    return number


def procedure_of(key: str) -> int:
    return row(ProcedureVersionRecord, permit_type_id=row(PermitTypeRecord, key=key).id).id


def test_a_procedure_shows_its_steps_with_the_documents_wording_and_what_was_inferred(yusuf):
    page = yusuf.open(f"/procedures/show/{procedure_of('genset')}")

    assert page.says("Mengajukan permohonan dan mengunggah persyaratan")
    assert page.says("Sumber · baris 4")
    assert page.says("disimpulkan")
    assert page.says("7 hari kerja")
    assert page.says("500.16.7.9 / Dmptsp - PEP / 2024 / 09")


def test_the_exception_of_the_practice_permit_is_told_as_a_condition(yusuf):
    page = yusuf.open(f"/procedures/show/{procedure_of('penata_anestesi')}")

    assert page.says("tidak memerlukan rekomendasi teknis")


@pytest.mark.parametrize("key", ["genset", "karang_taruna", "insidentil", "penata_anestesi"])
def test_every_procedure_is_drawn(yusuf, key):
    page = yusuf.open(f"/procedures/show/{procedure_of(key)}")

    assert len(page.tree.xpath("//table[@class='sop']/tbody/tr")) in {10, 11}


@pytest.mark.parametrize("verb", ["edit", "delete"])
def test_a_procedure_is_changed_by_nobody(admin, verb):
    answer = admin.post(f"/procedures/{verb}/{procedure_of('genset')}")

    assert answer.status_code == 404


@pytest.mark.parametrize("place", [*READ_ONLY, "given-numbers"])
def test_nothing_is_added_where_there_is_only_to_read(admin, place):
    answer = admin.post(f"/{place}/add")

    assert answer.status_code == 404


def test_a_void_number_is_listed_with_its_reason(yusuf, void_number):
    listed, shown = yusuf.open("/given-numbers/list/"), yusuf.open(f"/given-numbers/show/{void_number.id}")

    assert listed.says("500.16.7.2/0001/GENSET")
    assert shown.says("berkas ditolak")


@pytest.mark.parametrize(
    ("question", "bounds"), [("text=500.16.7.2/0001", "text>? AND text<?"), ("sequence=1", "sequence=?")]
)
def test_a_number_is_found_by_an_index_however_many_were_given(yusuf, void_number, question, bounds):
    keep(NumberCounterRecord(agency_id=void_number.agency_id, series="genset", year=2026, last=1))
    address, found = f"/given-numbers/list/?_flt_0_{question}", []

    plans = plans_of(db.session(), lambda: found.append(yusuf.open(address)))

    assert found[0].says("500.16.7.2/0001/GENSET")
    assert not any(scans(plan) for plan in plans)
    if db.engine.dialect.name == "sqlite":  # which alone tells by what an index is bounded
        assert any(bounds in plan for plan in plans)


def test_the_numbers_of_another_agency_are_unknown(office, void_number):
    answer = Desk(office, "admin.kampar").get(f"/given-numbers/show/{void_number.id}")

    assert answer.status_code == 404


def test_a_supervisor_looks_at_the_numbers_and_a_front_officer_does_not(office):
    statuses = [
        Desk(office, who).get("/given-numbers/list/").status_code
        for who in ("supervisor.rohil", "frontoffice.rohil")
    ]

    assert statuses == [200, 403]


def english_words() -> list[str]:
    """The sources of the admin's sentences that read otherwise in Indonesian."""
    catalogue = read_catalogue("id")
    return [
        message.id
        for message in catalogue
        if isinstance(message.id, str)
        and len(message.id) > 8
        and "%" not in message.id
        and message.id != message.string
    ]


def pages_of(desk) -> list[str]:
    lists = [f"/{place}/list/" for place in PLACES]
    forms = [f"/{place}/add" for place in ALL if place not in READ_ONLY]
    return [desk.open(address).text for address in [*lists, *forms, "/days-off/take-in"]]


def test_no_page_speaks_english_by_accident(admin):
    words = english_words()

    spoken = {word for text in pages_of(admin) for word in words if f" {word} " in f" {text} "}

    assert spoken == set()


def test_the_switch_speaks_english(admin):
    admin.get("/lang/en")

    page = admin.open("/permit-types/list/")

    assert page.says("Permit types")
    assert page.says("Takes new applications")
