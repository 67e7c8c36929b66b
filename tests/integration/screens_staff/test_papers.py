"""Documents beside the checklist: given out by their row after the access check, judged one by one."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from tests.integration.screens_staff.desks import BUDI, FRONT_KAMPAR, PDF, SITI, TIA


def test_a_document_is_shown_in_place_and_kept_nowhere_on_the_way(office):
    case_id = office.file()
    paper = office.papers(case_id)[0]

    answer = office.at(BUDI).get(f"/papers/{paper}", buffered=True)

    assert (answer.data, answer.mimetype) == (PDF, "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_document_is_handed_over_to_be_kept_when_asked(office):
    case_id = office.file()
    paper = office.papers(case_id)[0]

    answer = office.at(BUDI).get(f"/papers/{paper}?download=1", buffered=True)

    assert answer.headers["Content-Disposition"] == "attachment; filename=application_letter.pdf"


def test_a_document_is_unknown_to_whom_its_file_is_not_his(office):
    case_id = office.file()
    paper = office.papers(case_id)[0]

    answers = [office.at(username).get(f"/papers/{paper}") for username in (TIA, FRONT_KAMPAR)]

    assert [answer.status_code for answer in answers] == [HTTPStatus.NOT_FOUND] * 2
    assert all("Dokumen itu tidak dikenal di sini." in answer.text for answer in answers)


@pytest.mark.parametrize("paper", ["0", "987654", "99999999999999999999", "../../etc/passwd", "ktp.pdf"])
def test_no_number_and_no_name_leads_to_a_document_that_is_not_on_file(office, paper):
    assert office.at(BUDI).get(f"/papers/{paper}").status_code == HTTPStatus.NOT_FOUND


def test_the_page_lays_the_first_document_without_a_verdict_beside_the_checklist(office):
    case_id = office.file()
    papers = office.papers(case_id)
    office.at(BUDI).post(f"/cases/{case_id}/papers/{papers[0]}/judge", data={"verdict": "fitting"})

    page = office.read(BUDI, f"/cases/{case_id}")
    other = office.read(BUDI, f"/cases/{case_id}?doc={papers[4]}")

    assert page.tree.xpath("//iframe/@src")[0].startswith(f"/papers/{papers[1]}#")
    assert other.tree.xpath("//iframe/@src")[0].startswith(f"/papers/{papers[4]}#")


def test_a_verdict_is_kept_with_its_note(office):
    case_id = office.file()
    ktp = office.papers(case_id)[2]
    judged = {"verdict": "defective", "note": "buram, unggah ulang"}

    answer = office.at(BUDI).post(f"/cases/{case_id}/papers/{ktp}/judge", data=judged)

    assert answer.status_code == HTTPStatus.FOUND
    assert office.read(BUDI, f"/cases/{case_id}").says("buram, unggah ulang")


@pytest.mark.parametrize(
    ("judged", "sentence"),
    [
        ({"verdict": "defective", "note": "  "}, "Catatan belum diisi."),
        ({"verdict": "hebat"}, "Langkah ini tidak mengenal keputusan itu."),
        ({}, "Langkah ini tidak mengenal keputusan itu."),
    ],
)
def test_a_verdict_that_says_nothing_is_not_recorded(office, judged, sentence):
    case_id = office.file()
    ktp = office.papers(case_id)[2]

    answer = office.at(BUDI).post(f"/cases/{case_id}/papers/{ktp}/judge", data=judged)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in answer.text
    assert office.told(case_id, "paper_judged") == []


def test_only_who_holds_the_step_judges(office):
    case_id = office.file()
    ktp = office.papers(case_id)[2]

    answers = [
        office.at(username).post(f"/cases/{case_id}/papers/{ktp}/judge", data={"verdict": "fitting"})
        for username in (TIA, SITI, FRONT_KAMPAR)
    ]

    expected = [HTTPStatus.FORBIDDEN, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND]
    assert [answer.status_code for answer in answers] == expected
    assert office.told(case_id, "paper_judged") == []


def test_another_files_document_is_not_judged_through_this_one(office):
    case_id, other = office.file(), office.file()
    ktp = office.papers(other)[2]

    answer = office.at(BUDI).post(f"/cases/{case_id}/papers/{ktp}/judge", data={"verdict": "fitting"})

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert office.told(other, "paper_judged") == []
