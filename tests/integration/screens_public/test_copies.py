"""A copy is sent to be compared: the same file, a changed one, another permit, no permit at all."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest

from app.services.demo.pages import example_page
from app.services.tools import EXTENSION
from tests.integration.screens_public.papers import filed_case, issued_permit, signed
from tests.journeys.pages import Page


def send(visitor, permit, content: bytes, name: str = "izin.pdf", **options) -> Page:
    answer = visitor.post(
        permit.address,
        data={"berkas": (BytesIO(content), name)},
        content_type="multipart/form-data",
        **options,
    )
    return Page(visitor, answer)


def test_the_very_file_is_recognised_and_its_trial_signature_named(visitor, permit):
    page = send(visitor, permit, permit.pdf)

    assert page.answer.status_code == 200
    assert page.says("Berkas ini sama persis dengan yang disimpan kantor")
    assert page.says("Tanda tangan elektronik Harun Contoh sah dan utuh.")
    assert page.says("sertifikat uji coba")


def test_a_file_changed_by_one_byte_is_not_the_permit(visitor, permit):
    place = permit.pdf.index(b"stream") + 40
    changed = permit.pdf[:place] + bytes([permit.pdf[place] ^ 1]) + permit.pdf[place + 1 :]

    page = send(visitor, permit, changed)

    assert page.says("Berkas ini bukan izin pada halaman ini")
    assert not page.says("sama persis")


def test_a_file_with_something_appended_is_not_the_permit(visitor, permit):
    page = send(visitor, permit, permit.pdf + b"\n% tambahan\n")

    assert page.says("Berkas ini bukan izin pada halaman ini")
    assert not page.says("sah dan utuh")


def test_another_document_of_the_office_is_another_document(office, visitor, permit):
    other = signed(office, example_page("Izin Lain", "Budi"))

    page = send(visitor, permit, other)

    assert page.says("Berkas ini dokumen lain dari kantor ini.")


def test_an_unsigned_pdf_is_not_the_permit(visitor, permit):
    page = send(visitor, permit, example_page("Izin Instalasi Genset", "Anto Wijaya"))

    assert page.says("tidak memuat tanda tangan elektronik")


def test_a_scan_of_a_page_signed_by_hand_is_compared_byte_for_byte(office, visitor):
    permit = issued_permit(office, filed_case(), signature="by_hand")

    page = send(visitor, permit, permit.pdf)

    assert page.says("sama persis")
    assert page.says("ditandatangani di atas kertas")


def test_the_right_file_of_a_revoked_permit_points_to_its_status(office, visitor):
    permit = issued_permit(office, filed_case(), state="revoked")

    page = send(visitor, permit, permit.pdf)

    assert page.says("perhatikan status izin di atas")


@pytest.mark.parametrize(
    ("content", "status", "sentence"),
    [
        (b"", 422, "Belum ada berkas yang dipilih"),
        (b"<html>bukan</html>", 415, "Ini bukan berkas PDF."),
        (b"%PDF-1.7 rusak sama sekali", 200, "Berkas ini bukan izin pada halaman ini"),
        (b"%PDF-1.7\n" + b"<<" * 20_000, 200, "Berkas ini bukan izin pada halaman ini"),
    ],
    ids=["empty", "no pdf", "broken", "hostile"],
)
def test_what_is_no_permit_at_all_gets_a_plain_answer(visitor, permit, content, status, sentence):
    page = send(visitor, permit, content)

    assert page.answer.status_code == status
    assert page.says(sentence)


def test_a_file_beyond_the_offices_limit_is_not_read_to_its_end(office, visitor, permit, monkeypatch):
    smaller = replace(office.extensions[EXTENSION], max_upload_bytes=100_000)
    monkeypatch.setitem(office.extensions, EXTENSION, smaller)

    page = send(visitor, permit, b"%PDF-" + b"0" * 200_000)

    assert page.answer.status_code == 413
    assert page.says("Berkas lebih besar dari 98 KB, jadi tidak diperiksa.")


def test_a_press_without_a_file_is_answered(visitor, permit):
    assert visitor.post(permit.address).status_code == 422


def test_a_path_in_a_file_name_is_no_matter(visitor, permit):
    assert send(visitor, permit, permit.pdf, name="../../etc/passwd").says("sama persis")


def test_a_copy_sent_from_another_site_is_not_looked_at(visitor, permit):
    page = send(visitor, permit, permit.pdf, with_token=False)

    assert page.answer.status_code == 400
    assert not page.says("sama persis")


def test_a_copy_sent_to_a_code_that_opens_nothing_is_a_404(visitor, permit):
    answer = visitor.post(f"/v/{'z' * 32}", data={"berkas": (BytesIO(permit.pdf), "izin.pdf")})

    assert answer.status_code == 404


def test_comparing_is_rationed(visitor, permit):
    statuses = [visitor.post(permit.address).status_code for _ in range(12)]

    assert statuses[9:] == [422, 429, 429]


def test_nothing_that_was_sent_is_kept(office, visitor, permit):
    from app.records.papers import FileRecord
    from tests.integration.screens_admin.desk import rows

    before = len(rows(FileRecord))

    send(visitor, permit, example_page("Rahasia", "Anto"))

    assert len(rows(FileRecord)) == before
