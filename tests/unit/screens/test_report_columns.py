"""The columns of a printed figure are as wide as what stands in them asks for."""

from app.documents.sheets import Column, Measure, Sheet
from app.screens.supervisor.reports import columns_of


def widths(*rows):
    columns = (Column("Langkah"), Column("Jenis izin"), Column("Selesai", Measure.COUNT))
    sheet = Sheet("langkah", "Langkah", columns, rows)
    return [column.width for column in columns_of(sheet, rows)]


def test_a_list_of_names_has_a_wide_column_so_that_it_does_not_stand_word_by_word():
    assert widths(("2 Periksa", "semua", "4")) == [37, 37, 25]
    assert widths(("2 Periksa", "Izin Instalasi Genset, Izin Insidentil", "4")) == [27, 54, 18]
