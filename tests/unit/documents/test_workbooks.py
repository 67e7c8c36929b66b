"""A workbook of real numbers in which no text is a formula."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.documents.sheets import Column, Measure, Sheet
from app.documents.workbooks import plain, write_workbook

COLUMNS = (
    Column("Nama"),
    Column("Jumlah", Measure.COUNT),
    Column("Bagian", Measure.PERCENT),
    Column("Waktu", Measure.LENGTH),
    Column("Bulan", Measure.MONTH),
)
ROWS = (("=1+1", 12, 94.2, timedelta(hours=30), date(2026, 11, 1)), ("Budi", 0, None, None, None))


@pytest.fixture
def tab():
    book = write_workbook(
        [Sheet("Petugas", "Beban", COLUMNS, ROWS), Sheet("Kosong", "Kosong", COLUMNS, ())],
        title="Laporan",
        author="@SUM(A1)",
        about=["-cetak"],
        made_at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    opened = load_workbook(BytesIO(book))
    assert opened.sheetnames == ["Petugas", "Kosong"]
    return opened["Petugas"]


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_begins_like_a_formula_is_quoted(text):
    assert not plain(text).startswith(("=", "+", "-", "@", "\r"))


def test_an_ordinary_text_stays_as_it_is():
    assert plain("Budi Contoh, S.Sos.") == "Budi Contoh, S.Sos."


def test_cells_hold_numbers_with_a_format(tab):
    row = tab[5]

    assert [cell.value for cell in row] == [
        "'=1+1",
        12,
        pytest.approx(0.942),
        timedelta(hours=30),
        datetime(2026, 11, 1),  # noqa: DTZ001 -- a cell has no zone
    ]
    assert [cell.number_format for cell in row] == ["@", "#,##0", "0.0%", "[h]:mm:ss", "mmm yyyy"]


def test_heads_are_frozen_and_columns_wide_enough(tab):
    assert tab.freeze_panes == "B5"
    assert [cell.value for cell in tab[4]] == [column.heading for column in COLUMNS]
    assert all(tab.column_dimensions[letter].width >= 10 for letter in "ABCDE")


def test_no_cell_of_the_whole_tab_is_a_formula(tab):
    assert {cell.data_type for row in tab.iter_rows() for cell in row} & {"f"} == set()
    assert tab["A2"].value == "'-cetak"
