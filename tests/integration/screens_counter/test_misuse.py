"""Misuse of the counter's routes: a clear sentence, an honest status, nothing changed."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

import pytest
from sqlalchemy import update

from app.extensions import db
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord, RequirementRecord
from tests.integration.screens_counter.applications import FIVE, ROHIL_GENSET
from tests.integration.screens_counter.counters import FAKE, scan

INSIDENTIL = FIVE[2]
WITHOUT_COUNTER = ("kadis.rohil", "timteknis.kominfo.rohil", "supervisor.rohil", "admin.rohil", "admin")


def test_another_counter_of_the_same_agency_is_refused(office):
    read = office.at("frontoffice.rohil").get(office.path(ROHIL_GENSET))
    sent = office.send(ROHIL_GENSET, by="frontoffice.rohil")

    assert read.status_code == sent.status_code == HTTPStatus.FORBIDDEN
    assert "Langkah ini dipegang Petugas Back Office" in sent.text
    assert office.cases() == []


@pytest.mark.parametrize("username", WITHOUT_COUNTER)
def test_who_holds_no_counter_is_refused(office, username):
    client = office.at(username)

    answers = [
        client.get("/loket/"),
        client.get(office.path(ROHIL_GENSET)),
        office.send(ROHIL_GENSET, by=username),
        client.post(f"{office.path(ROHIL_GENSET)}/nik", data={"nik": "1407011203900001"}),
    ]

    assert {answer.status_code for answer in answers} == {HTTPStatus.FORBIDDEN}
    assert office.cases() == []


def test_a_permit_type_of_another_agency_is_as_unknown_as_none(office):
    read = office.at("frontoffice.kampar").get(office.path(INSIDENTIL))
    sent = office.send(INSIDENTIL, by="frontoffice.kampar")
    unknown = office.at("frontoffice.kampar").get("/loket/baru/99999")

    assert {read.status_code, sent.status_code, unknown.status_code} == {HTTPStatus.NOT_FOUND}
    assert office.cases() == []


def change_type(office, table, **values):
    with office.app.app_context():
        type_id = office.type_id("rohil", "genset")
        column = table.id if table is PermitTypeRecord else table.permit_type_id
        db.session.execute(update(table).where(column == type_id).values(values))
        db.session.commit()


def test_a_closed_permit_type_takes_nothing_and_is_not_offered(office):
    change_type(office, PermitTypeRecord, is_open=False)

    sent = office.send(ROHIL_GENSET)

    assert sent.status_code == HTTPStatus.CONFLICT
    assert "“Izin Instalasi Genset” sedang tidak menerima permohonan" in sent.text
    assert not office.read(ROHIL_GENSET.counter, "/loket/").says("Izin Instalasi Genset")
    assert office.cases() == []


def test_a_permit_type_without_a_published_procedure_takes_nothing(office):
    change_type(office, ProcedureVersionRecord, state="draft")

    assert office.send(ROHIL_GENSET).status_code == HTTPStatus.CONFLICT
    assert office.cases() == []


def test_a_form_without_the_guard_token_is_refused(office):
    answer = office.at(ROHIL_GENSET.counter).post(
        office.path(ROHIL_GENSET),
        data={**ROHIL_GENSET.fields, "request_key": office.new_key()},
        with_token=False,
    )

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert office.cases() == []


@pytest.mark.parametrize("key", ["pendek", "x" * 65, "kunci dengan spasi!!"])
def test_a_form_without_a_proper_request_key_is_refused(office, key):
    assert office.send(ROHIL_GENSET, key=key).status_code == HTTPStatus.BAD_REQUEST
    assert office.cases() == []


def test_following_links_changes_nothing(office):
    office.send(ROHIL_GENSET)
    (case,) = office.cases()
    before = office.footprint()

    for path in ("/loket/", office.path(ROHIL_GENSET), f"/loket/diterima/{case.id}"):
        assert office.at(ROHIL_GENSET.counter).get(path).status_code == HTTPStatus.OK
    assert office.at(ROHIL_GENSET.counter).get(f"{office.path(ROHIL_GENSET)}/nik").status_code == 405
    assert office.footprint() == before


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("form__capacity_kva", "banyak", "Ini bukan bilangan."),
        ("form__capacity_kva", "0", "paling sedikit 1"),
        ("form__unit_count", "1000", "paling banyak 100"),
        ("form__use", "boros", "Ini bukan salah satu pilihan"),
        ("form__brand", "x" * 121, "120 karakter"),
        ("form__brand", "", "Wajib diisi."),
        ("form__brand", "Perkasa \U0001f600", "tidak dapat dicetak"),
        ("applicant__kind", "raja", "Ini bukan salah satu pilihan"),
        ("applicant__nik", "123", "Ini bukan NIK"),
        ("applicant__nib", "", "Wajib diisi."),
        ("applicant__nib", "12", "Ini bukan NIB"),
        ("applicant__phone", "halo", "Ini bukan nomor"),
        ("applicant__email", "bukan-surel", "Ini bukan alamat"),
    ],
)
def test_a_wrong_answer_is_told_at_its_field(office, field, typed, sentence):
    answer = office.send(ROHIL_GENSET, **{field: typed})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in answer.text
    assert "1 hal belum ada atau keliru" in answer.text
    assert office.cases() == []


def test_a_wrong_date_is_told_at_its_field(office):
    answer = office.send(INSIDENTIL, form__departs_on="5 Desember")

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Ini bukan tanggal" in answer.text


def test_fields_that_no_page_draws_are_left_alone(office):
    office.send(
        ROHIL_GENSET, form__total_kva="999999", form__permit_number="1", agency_id="2", status="completed"
    )

    (case,) = office.cases()
    assert case.facts["form.total_kva"] == {"decimal": "500"}
    assert case.status == "running"


@pytest.mark.parametrize(
    ("content", "status", "sentence"),
    [
        (FAKE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "bukan berkas jenis yang diterima (PDF)"),
        (b"", HTTPStatus.UNPROCESSABLE_ENTITY, "kosong"),
        (b"%PDF-1.7\nrusak", HTTPStatus.UNPROCESSABLE_ENTITY, "tidak dapat dibaca"),
        (b"%PDF-" + b"0" * 300_000, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "lebih besar dari 195 KB"),
    ],
    ids=["fake", "empty", "damaged", "too-large"],
)
def test_a_bad_file_is_told_and_not_kept(office, content, status, sentence):
    change_type(office, RequirementRecord, max_bytes=200_000)

    answer = office.send(ROHIL_GENSET, files={"ktp": scan("ktp.pdf", content)})

    assert answer.status_code == status
    assert sentence in answer.text
    assert "Sudah diunggah:" in answer.text
    assert office.cases() == []


def test_a_request_beyond_all_measure_is_refused_unread(office, monkeypatch):
    monkeypatch.setitem(office.app.config, "MAX_CONTENT_LENGTH", 100_000)

    answer = office.send(ROHIL_GENSET, files={"ktp": scan("ktp.pdf", b"0" * 200_000)})

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "lebih besar dari yang dapat diterima" in answer.text
    assert office.cases() == []


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "C:\\Windows\\system32\\ktp.pdf", "/var/ktp.pdf", "ktp\u202e.pdf"]
)
def test_a_path_in_a_file_name_is_only_a_name(office, name):
    office.send(ROHIL_GENSET, files={"ktp": scan(name)})

    (case,) = office.cases()
    kept = office.papers_of(case.id)["ktp"]
    assert kept.endswith(("ktp.pdf", "passwd.pdf"))
    assert not set(kept) & set("/\\:\u202e")


def test_a_form_with_thousands_of_rows_is_answered(office):
    rows = {f"form-vehicles-{n}-plate": "BM 1" for n in range(300)}
    strange = {f"form-vehicles-{'9' * 5000}-plate": "BM 2", "form-vehicles-x-plate": "BM 3"}

    answer = office.send(replace(INSIDENTIL, fields={**INSIDENTIL.fields, **rows, **strange}))

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert office.cases() == []
