"""Putting an application on file over the counter."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from tests.integration.screens_counter.applications import FIVE, NIK, ROHIL_GENSET, YOUTH_AID


@pytest.mark.parametrize("brought", FIVE, ids=lambda one: f"{one.agency}-{one.permit_type}")
def test_each_of_the_five_services_can_be_filed(office, brought):
    answer = office.send(brought)

    (case,) = office.cases()
    assert answer.location == f"/loket/diterima/{case.id}"
    assert case.number == "2026/11/00001"
    assert case.applicant_name == brought.fields["applicant-name"]
    assert set(office.papers_of(case.id)) == set(brought.papers)


def test_the_clerk_reads_the_number_and_who_has_the_file_next(office):
    answer = office.send(ROHIL_GENSET)

    page = office.read(ROHIL_GENSET.counter, answer.location)

    assert page.says("2026/11/00001")
    assert page.says("Memeriksa kelengkapan berkas dan mencetak tanda terima")
    assert page.says("Petugas Back Office · 15 menit")
    assert page.says("Selesai dalam 7 hari kerja")


def test_sums_and_rows_are_kept_as_numbers(office):
    office.send(YOUTH_AID)

    (case,) = office.cases()
    assert [row["item"] for row in case.form["budget"]] == ["Mesin las", "Helm las"]
    assert case.facts["form.budget_total"] == {"decimal": "3750000"}


def test_a_document_that_nobody_asked_for_is_not_kept(office):
    person = {"applicant__kind": "person", "applicant__name": "Anto Wijaya"}

    office.send(ROHIL_GENSET, **person)

    (case,) = office.cases()
    assert "company_deed" not in office.papers_of(case.id)


def test_pressing_twice_files_once(office):
    key = office.new_key()

    first, second = office.send(ROHIL_GENSET, key=key), office.send(ROHIL_GENSET, key=key)

    assert len(office.cases()) == 1
    assert first.location == second.location
    assert office.read("backoffice.rohil", second.location).says("Tidak ada yang diajukan dua kali")


def test_looking_first_files_nothing(office):
    answer = office.send(ROHIL_GENSET, action="check")

    assert answer.status_code == HTTPStatus.OK
    assert "Semua sudah lengkap." in answer.text
    assert office.cases() == []


def test_a_page_that_was_only_looked_at_can_be_filed_as_it_stands(office):
    looked_at = office.send(ROHIL_GENSET, action="check")

    office.send_again(ROHIL_GENSET, looked_at)

    (case,) = office.cases()
    assert set(office.papers_of(case.id)) == set(ROHIL_GENSET.papers)


def test_a_running_file_of_the_same_nik_is_told_but_bars_nothing(office):
    office.send(ROHIL_GENSET)
    path = f"{office.path(ROHIL_GENSET)}/nik"

    told = office.at(ROHIL_GENSET.counter).post(path, data={"nik": "1407 0112 0390 0001"})
    filed = office.send(ROHIL_GENSET)

    assert "2026/11/00001" in told.text
    assert len(office.cases()) == 2
    assert "2026/11/00001" in office.read(ROHIL_GENSET.counter, filed.location).text


def test_files_of_other_agencies_and_permit_types_are_no_doubles(office):
    office.send(YOUTH_AID)
    office.send(FIVE[4])

    told = office.at(ROHIL_GENSET.counter).post(f"{office.path(ROHIL_GENSET)}/nik", data={"nik": NIK})

    assert told.text.strip() == ""


def test_what_is_asked_only_of_companies_says_so(office):
    page = office.read(ROHIL_GENSET.counter, office.path(ROHIL_GENSET))

    assert page.says("Akta pendirian perusahaan dan perubahannya beserta pengesahannya")
    assert page.says("khusus: Badan usaha")
    assert page.says("7 hari kerja")
    assert page.says("Gratis")


def test_the_page_costs_the_same_however_many_files_there_are(office):
    office.read(ROHIL_GENSET.counter, office.path(ROHIL_GENSET))
    with office.counting() as before:
        office.read(ROHIL_GENSET.counter, office.path(ROHIL_GENSET))
    for _ in range(4):
        office.send(ROHIL_GENSET)

    with office.counting() as after:
        office.read(ROHIL_GENSET.counter, office.path(ROHIL_GENSET))

    assert len(after) == len(before)
