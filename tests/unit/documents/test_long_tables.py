"""Tables of any length on paper: texts stay in their column, a row higher than a page goes on, bytes are the same."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from app.documents.bundles import shipped_arms
from app.documents.facts import Agency
from app.documents.long_tables import Letterhead, LongColumn, LongSheet, Paper, print_long_sheet
from app.documents.long_tables.geometry import MARGIN
from app.documents.long_tables.values import worded
from app.documents.long_tables.wrapping import wrapped
from app.documents.pages import About
from tests.pdf_tools import run

AGENCY = Agency(
    government="Pemerintah", office="DPMPTSP", short_name="DPMPTSP", address="Jalan", place="Kota"
)
ABOUT = About(title="Buku", author="DPMPTSP", subject="2026", foot="Buku", made_on=date(2026, 11, 23))
COLUMNS = (LongColumn("Nomor", share=1), LongColumn("Uraian", share=3))


def printed(*rows, paper=Paper.A4) -> tuple[bytes, int]:
    sheet = LongSheet(
        name="Buku", title="Buku", columns=COLUMNS, rows=iter(rows), closing=lambda: ("Jumlah: semua.",)
    )
    out = io.BytesIO()
    pages = print_long_sheet(
        sheet, ABOUT, Letterhead(agency=AGENCY, arms=shipped_arms("rohil")), out, paper=paper
    )
    return out.getvalue(), pages


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("satu dua", ("satu dua",)),
        ("satu dua tiga empat", ("satu dua", "tiga empat")),
        ("500.16/0001/XI/2026", ("500.16/", "0001/XI/", "2026")),
        ("tanpaspasisekali", ("tanpaspasi", "sekali")),
        ("satu\n\ndua", ("satu", "dua")),
    ],
)
def test_a_text_is_broken_at_its_spaces_then_at_its_own_signs_then_anywhere(text, lines):
    assert wrapped(text, 10, lambda words: float(len(words))) == lines


def test_a_row_higher_than_a_page_goes_on_overleaf_and_loses_nothing():
    words = " ".join(f"kata{number}" for number in range(4_000))

    pdf, pages = printed(("1", "sebelum"), ("2", words), ("3", "sesudah"))

    read = PdfReader(io.BytesIO(pdf))
    text = " ".join(page.extract_text() for page in read.pages).split()
    assert (len(read.pages), pages > 3) == (pages, True)
    assert [word for word in text if word.startswith("kata")] == words.split()
    assert {"sebelum", "sesudah", "semua."} <= set(text)


def test_an_empty_register_is_a_page_that_says_so_and_the_same_rows_are_the_same_bytes():
    assert printed()[1] == 1
    assert printed(("1", "a")) == printed(("1", "a"))


def test_the_paper_lies_and_the_file_says_what_it_is():
    read = PdfReader(io.BytesIO(printed(paper=Paper.F4)[0]))

    width, height = (float(side) * 25.4 / 72 for side in read.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (330, 215)
    assert (read.metadata.title, read.metadata.author) == ("Buku", "DPMPTSP")
    assert f"{read.metadata.creation_date:%Y-%m-%d}" == "2026-11-23"
    assert read.trailer["/Root"]["/Lang"] == "id-ID"


def test_days_and_figures_are_written_as_a_register_has_them():
    assert [worded(value) for value in (date(2026, 11, 3), 12_345, None, "=1")] == [
        "03-11-2026",
        "12.345",
        "",
        "=1",
    ]


@pytest.mark.parametrize("rows", [1, 600])
def test_the_number_of_the_page_ends_at_the_margin_however_many_pages_there_are(rows, tmp_path):
    pdf, pages = printed(*[(str(number), "uraian") for number in range(rows)])

    (tmp_path / "buku.pdf").write_bytes(pdf)
    boxes = run("pdftotext", "-bbox", "-f", pages, tmp_path / "buku.pdf", "-").splitlines()
    place = next(place for place, line in enumerate(boxes) if "Halaman" in line)
    words = [re.search(r'xMax="([\d.]+)".*>(.*)</word>', line) for line in boxes[place : place + 4]]
    assert [word[2] for word in words] == ["Halaman", str(pages), "dari", str(pages)]
    assert float(words[-1][1]) == pytest.approx(297 * 72 / 25.4 - MARGIN, abs=0.1)
