"""The page, the PDF and the workbook say the same figures."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from app.extensions import db
from app.records.rollups import OfficerRollupRecord
from app.records.staff import OfficerRecord
from tests import pdf_tools
from tests.boards import agency_id_of
from tests.integration.screens_dashboard.boards_read import DASHBOARD, board_of, table, workbook
from tests.integration.screens_staff.desks import SITI

KEYS = ("steps", "months", "officers", "offices", "reasons", "ages", "split")
TABS = ("Langkah", "Bulan", "Petugas", "OPD", "Alasan", "Umur", "Waktu")


def body(tab) -> list[list[object]]:
    """Give the rows below the heading, which is where the tab is frozen."""
    first = int("".join(filter(str.isdigit, tab.freeze_panes)))
    return [list(row) for row in tab.iter_rows(min_row=first, values_only=True)]


def rename_somebody(name: str) -> None:
    done = select(OfficerRollupRecord.officer_id).where(
        OfficerRollupRecord.agency_id == agency_id_of("rohil")
    )
    db.session.get(OfficerRecord, db.session.scalars(done).first()).name = name
    db.session.commit()


@pytest.fixture
def printed(office, tmp_path):
    answer = office.at(SITI).get(f"{DASHBOARD}report.pdf")
    assert answer.status_code == 200
    file = tmp_path / "laporan.pdf"
    file.write_bytes(answer.data)
    return file


def test_the_pdf_has_every_cell_of_the_page(office, printed):
    page, words = office.read(SITI, DASHBOARD), pdf_tools.words_of(printed)

    shown = {cell for key in KEYS for row in table(page, key)[1:] for cell in row}

    missing = [cell for cell in shown if any(word not in words for word in cell.split())]
    assert missing == []


def test_the_pdf_says_what_it_is_of_and_carries_its_pictures(printed):
    words = pdf_tools.words_of(printed)

    assert "PEMERINTAH KABUPATEN ROKAN HILIR" in words
    assert "LAPORAN SLA" in words
    assert "Triwulan IV 2026" in words
    assert "Dihitung : 23 Nov 2026 08.58" in words
    assert "Halaman 1 dari" in words
    assert pdf_tools.run("pdfimages", "-list", printed).count(" image ") >= len(KEYS)


def test_the_workbook_has_as_many_rows_as_the_page_in_each_table(office):
    page, book = office.read(SITI, DASHBOARD), workbook(office.at(SITI))

    counts = {tab: len(body(book[tab])) for tab in TABS}

    assert counts == {tab: len(table(page, key)) - 1 for tab, key in zip(TABS, KEYS, strict=True)}


def test_the_workbook_holds_real_numbers_and_days(office):
    book = workbook(office.at(SITI))
    with office.app.app_context():
        board = board_of("rohil")

    months = body(book["Bulan"])
    reasons = body(book["Alasan"])
    summary = dict(row[:2] for row in body(book["Ringkasan"]))

    assert [(row[0], row[1], row[4]) for row in months] == [
        (datetime(one.month.year, one.month.month, 1), one.filed, one.rate.kept)  # noqa: DTZ001 -- a cell has no zone
        for one in board.months
    ]
    assert [row[2] for row in reasons] == [one.number for one in board.reasons]
    assert summary["Berkas berjalan"] == board.cards.running
    assert summary["Terlambat sekarang"] == board.cards.late


def test_the_workbook_keeps_times_as_lengths_that_can_be_added(office):
    tab = workbook(office.at(SITI))["Langkah"]
    with office.app.app_context():
        board = board_of("rohil")

    first = int("".join(filter(str.isdigit, tab.freeze_panes)))
    cells = [tab.cell(first + place, 6) for place in range(len(board.steps))]

    assert {cell.number_format for cell in cells} == {"[h]:mm:ss"}
    for cell, step in zip(cells, board.steps, strict=True):
        assert cell.value.total_seconds() == pytest.approx(step.p90, abs=1)


def test_no_name_becomes_a_formula(office):
    with office.app.app_context():
        rename_somebody('=HYPERLINK("http://contoh.test","klik")')

    names = [row[0] for row in workbook(office.at(SITI))["Petugas"].iter_rows()]

    found = [cell for cell in names if "HYPERLINK" in str(cell.value)]
    assert [(cell.value[0], cell.data_type) for cell in found] == [("'", "s")]


def test_a_sign_that_the_typeface_lacks_stops_no_report(office):
    with office.app.app_context():
        rename_somebody("Budi 😀")

    assert office.at(SITI).get(f"{DASHBOARD}report.pdf").status_code == 200
    assert "Budi 😀" in office.read(SITI, DASHBOARD).text
