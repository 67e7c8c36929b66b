"""A register comes whole: every row once, in the order in which it came in, on paper and as a workbook."""

from __future__ import annotations

import io
import re
from datetime import date

from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from app.extensions import db
from app.services.print_jobs import JobForm, JobKind
from app.services.templates.pictures import add_picture
from tests.integration.print_jobs.full_office import ASKED_AT
from tests.pdf_tools import fonts_not_embedded, run, text_of

MANY = 1_200


def test_a_long_register_on_paper_has_its_heads_on_every_page_and_its_last_row(office, tmp_path):
    office.fill(MANY)
    office.void_number("500.16.7.2/0001/X/DPMPTSP/XI/2026", "returned")
    job_id = office.ask(from_on=date(2026, 1, 1))

    assert office.work() == 1

    printed = office.save(job_id, tmp_path)
    pages = text_of(printed).split("\f")[:-1]
    assert len(pages) == int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", printed))[1]) > 20
    assert all("Nomor berkas" in page and "Keterangan" in page for page in pages)
    assert all(f"Halaman {n} dari {len(pages)}" in page for n, page in enumerate(pages, start=1))
    assert "BUKU REGISTRASI PERMOHONAN" in pages[0]
    assert "1 Januari 2026 sampai dengan 24 November 2026" in pages[0]
    assert "CV Pemohon 01200" in pages[-1]
    assert f"Jumlah: {MANY:,} permohonan; 1 nomor batal.".replace(",", ".") in pages[-1]
    assert "batal: berkas" in pages[0]
    assert len(set(re.findall(r"2026/11/\d{5}", " ".join(pages)))) == MANY
    assert fonts_not_embedded(printed) == []
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", printed)
    assert "1407011203900001" not in "".join(pages)


def test_a_long_register_as_a_workbook_has_the_same_rows_with_real_days_and_figures(office):
    office.fill(MANY)
    job_id = office.ask(JobForm.XLSX)

    office.work()

    page = load_workbook(office.fetch(job_id), read_only=True)["Buku Registrasi"]
    rows = list(page.iter_rows(values_only=True))
    heading = next(place for place, row in enumerate(rows) if row and row[0] == "No")
    table = rows[heading + 1 : heading + 1 + MANY]
    assert [row[0] for row in table] == list(range(1, MANY + 1))
    assert table[-1][3] == "CV Pemohon 01200"
    assert table[0][2].date() == date(2026, 11, 23)
    assert "permohonan" in rows[heading + 2 + MANY][0]


def test_the_register_of_numbers_shows_void_ones_with_their_reason(office):
    office.fill(1)
    office.void_number("500.16.7.2/0001/X/DPMPTSP/XI/2026", "rejected")
    job_id = office.ask(JobForm.XLSX, kind=JobKind.NUMBER_REGISTER)

    office.work()

    rows = list(load_workbook(office.fetch(job_id)).active.iter_rows(values_only=True))
    (line,) = [row for row in rows if row[3] == "500.16.7.2/0001/X/DPMPTSP/XI/2026"]
    assert line[8:] == ("Batal", line[9], "permohonan ditolak")


def test_the_register_is_narrowed_and_ends_when_it_was_asked_for(office):
    office.fill(30)
    asked = office.ask(JobForm.XLSX, status="completed", from_on=ASKED_AT.date())
    whole = office.ask(JobForm.XLSX, permit_type_id=office.small.permit_type_id)
    permits = office.ask(kind=JobKind.PERMIT_REGISTER)

    office.work()

    assert (office.job(asked).rows_done, office.job(whole).rows_done) == (0, 30)
    assert office.job(permits).state == "done"


def test_the_same_register_asked_at_the_same_time_is_the_same_file(office):
    office.fill(3)
    job_id = office.ask()
    office.work()
    first = office.fetch(job_id).getvalue()

    office.begin_again(job_id)
    office.work()

    assert office.fetch(job_id).getvalue() == first


def test_a_register_shows_the_arms_that_the_agency_handed_in(office, tmp_path):
    picture = io.BytesIO()
    Image.new("RGB", (40, 48), "red").save(picture, "PNG")
    add_picture(
        db.session,
        office.small.tools,
        agency_id=office.small.budi.agency_id,
        name="arms",
        filename="lambang.png",
        stream=io.BytesIO(picture.getvalue()),
        by=1,
        at=ASKED_AT,
    )
    office.fill(1)
    job_id = office.ask()

    office.work()

    (shown,) = PdfReader(office.save(job_id, tmp_path)).pages[0].images
    assert shown.image.size == (40, 48)
