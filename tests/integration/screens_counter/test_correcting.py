"""Taking in what an applicant mended."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from app.extensions import db
from app.records.cases import CaseRecord
from app.services.papers.requirements import list_requirements
from tests.integration.screens_counter.counters import FAKE, scan
from tests.integration.screens_staff.desks import BUDI, FRONT_KAMPAR


@pytest.fixture
def asked(office):
    """A file that went back to its applicant because of his KTP."""
    case_id = office.file(name="PT Rimba Energi Riau")
    office.ask_correction(case_id, note="KTP buram, mohon diganti.")
    return case_id


def answer(office, case_id, *, by=BUDI, key="", **data):
    """Send an answer as the page draws it: the form as it stands, with what is brought."""
    with office.app.app_context():
        form = db.session.get_one(CaseRecord, case_id).form
    kept = {f"form-{name}": plain(value) for name, value in form.items() if value is not None}
    data = {name.replace("__", "-"): value for name, value in data.items()}
    return office.at(by).post(
        f"/loket/perbaikan/{case_id}",
        data={**kept, "request_key": key or office.new_key(), **data},
        content_type="multipart/form-data",
    )


def plain(value):
    return value["decimal"] if isinstance(value, dict) else value


def verdicts(office, case_id):
    with office.app.app_context():
        rows = list_requirements(db.session, db.session.get_one(CaseRecord, case_id))
        return {one.key: (one.name, one.verdict) for one in rows}


def test_the_page_says_what_was_asked(office, asked):
    page = office.read(BUDI, f"/loket/perbaikan/{asked}")

    assert page.says("KTP buram, mohon diganti.")
    assert page.says("Kartu Tanda Penduduk (KTP) pemohon atau penanggung jawab")
    assert page.says("Buram, tidak terbaca.")
    assert page.says("Sekarang di berkas: ktp.pdf")


def test_a_new_document_sends_the_file_back_to_who_asked(office, asked):
    sent = answer(office, asked, document__ktp=scan("ktp-jelas.pdf"))

    assert sent.location == "/loket/"
    assert verdicts(office, asked)["ktp"] == ("ktp-jelas.pdf", None)
    assert len(office.told(asked, "correction_answered")) == 1
    assert not office.read(BUDI, "/loket/").says("PT Rimba Energi Riau")


def test_an_explanation_alone_is_an_answer(office, asked):
    answer(office, asked, note="Fotokopi lama; aslinya dibawa.")

    (told,) = office.told(asked, "correction_answered")
    assert told.body["note"] == "Fotokopi lama; aslinya dibawa."


def test_data_put_right_are_an_answer_and_only_what_changed_is_told(office, asked):
    answer(office, asked, form__brand="Perkasa P-500")

    facts = office.told(asked, "facts_recorded")[-1].body["facts"]
    assert facts == {"form.brand": "Perkasa P-500"}


def test_nothing_mended_and_nothing_explained_is_no_answer(office, asked):
    before = office.footprint()

    sent = answer(office, asked, note="   ")

    assert sent.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Belum ada yang diperbaiki." in sent.text
    assert office.footprint() == before


def test_a_bad_file_is_told_and_the_good_ones_stay(office, asked):
    before = office.footprint()

    refused = answer(office, asked, document__ktp=scan("ktp.pdf", FAKE), document__nib=scan("nib-baru.pdf"))

    assert refused.status_code == HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    assert "bukan berkas jenis yang diterima" in refused.text
    assert "nib-baru.pdf" in refused.text
    assert office.footprint() == before


def test_a_wrong_answer_of_the_form_changes_nothing(office, asked):
    before = office.footprint()

    refused = answer(office, asked, document__ktp=scan(), form__unit_count="sejuta")

    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'href="#form-unit_count"' in refused.text
    assert office.footprint() == before


def test_pressing_twice_answers_once(office, asked):
    key = office.new_key()

    first, second = (answer(office, asked, key=key, document__ktp=scan()) for _ in range(2))

    assert first.location == second.location == "/loket/"
    assert len(office.told(asked, "correction_answered")) == 1


def test_a_stale_tab_reads_that_nothing_is_awaited_any_more(office, asked):
    answer(office, asked, note="Sudah diganti.")
    before = office.footprint()

    late = answer(office, asked, note="Sekali lagi.")

    assert late.status_code == HTTPStatus.CONFLICT
    assert office.footprint() == before


def test_a_file_of_which_nothing_was_asked_has_no_such_page(office):
    case_id = office.file()

    assert office.at(BUDI).get(f"/loket/perbaikan/{case_id}").status_code == HTTPStatus.CONFLICT


def test_another_agency_knows_nothing_of_it(office, asked):
    before = office.footprint()

    read = office.at(FRONT_KAMPAR).get(f"/loket/perbaikan/{asked}")
    sent = answer(office, asked, by=FRONT_KAMPAR, document__ktp=scan())

    assert read.status_code == sent.status_code == HTTPStatus.NOT_FOUND
    assert office.footprint() == before


@pytest.mark.parametrize("username", ["kadis.rohil", "ahlimuda.rohil", "supervisor.rohil", "admin.rohil"])
def test_who_holds_no_counter_takes_no_answer(office, asked, username):
    before = office.footprint()

    assert answer(office, asked, by=username, note="Saya saja.").status_code == HTTPStatus.FORBIDDEN
    assert office.footprint() == before


def test_a_form_without_the_guard_token_is_refused(office, asked):
    before = office.footprint()
    data = {"request_key": office.new_key(), "note": "Sudah."}

    sent = office.at(BUDI).post(f"/loket/perbaikan/{asked}", data=data, with_token=False)

    assert sent.status_code == HTTPStatus.BAD_REQUEST
    assert office.footprint() == before
