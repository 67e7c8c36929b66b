"""An official SOP as a table beside the running steps: what differs is named, and nothing else."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from app.services.printed_procedures.comparing import RunningRow, compare_rows
from app.services.printed_procedures.drift import Difference, Drift, printed_times, rows_of
from app.services.printed_procedures.official import OfficialSopUnreadable, Unreadable, read_official
from app.services.printed_procedures.official_tables import Column

RUNNING = (
    RunningRow("1", "Mengajukan permohonan", "", "Pemohon", "30 menit", "Notifikasi"),
    RunningRow("2", "Memeriksa kelengkapan berkas", "", "Petugas Back Office", "15 menit", "Tanda terima"),
    RunningRow(
        "3", "Memberikan rekomendasi teknis", "", "Tim Teknis Dinas Kominfo", "7 hari kerja", "Rekomendasi"
    ),
    RunningRow("4", "Menandatangani izin", "", "Kepala Dinas", "10 menit", "Izin"),
)
AGREES = """No;Uraian Prosedur;Pelaksana;Kelengkapan;Waktu;Output
1;Pemohon mengajukan permohonan;Pemohon;Komputer;30 Menit;Notifikasi
2;Memeriksa kelengkapan berkas;Back Office;Komputer;15 Menit;Tanda Terima
3;Tim Teknis memberikan rekomendasi teknis;Tim Teknis OPD;Komputer;7 Hari;Rekomendasi
4;Menandatangani izin;Kadis;Komputer;10 Menit;Izin
"""


MERGES = "a: &a0 {x: 1}\n" + "".join(
    f"b{n}: &a{n + 1} {{<<: [{', '.join([f'*a{n}'] * 10)}]}}\n" for n in range(9)
)
"""Each entry takes in the one before ten times over."""


def a_book_of(*lines):
    book, kept = Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(kept)
    return kept.getvalue()


def compared(text):
    return compare_rows(RUNNING, read_official("sop.csv", text.encode()))


def test_a_paper_that_says_the_same_in_its_own_words_has_not_drifted():
    assert compared(AGREES) == ()


@pytest.mark.parametrize(
    ("paper", "said", "found"),
    [
        ("15 Menit", "45 Menit", Difference("2", Drift.TIME, "45 menit", "15 menit")),
        ("Back Office", "Kadis", Difference("2", Drift.HOLDER, "Kadis", "Petugas Back Office")),
        ("Tanda Terima", "Berita acara", Difference("2", Drift.OUTPUT, "Berita acara", "Tanda terima")),
        (
            "Memeriksa kelengkapan berkas",
            "Memotong rumput",
            Difference("2", Drift.WORDING, "Memotong rumput", "Memeriksa kelengkapan berkas"),
        ),
    ],
)
def test_what_a_row_says_otherwise_is_named(paper, said, found):
    assert compared(AGREES.replace(paper, said)) == (found,)


def test_steps_in_another_order_are_the_same_steps():
    lines = AGREES.splitlines()
    swapped = [*lines[:2], "2" + lines[3][1:], "3" + lines[2][1:], lines[4]]

    assert compared("\n".join(swapped)) == (Difference("3", Drift.ORDER, "2", "3"),)


def test_rows_below_one_that_is_missing_are_in_order():
    lines = AGREES.splitlines()
    shorter = [*lines[:2], "2" + lines[3][1:], "3" + lines[4][1:]]

    assert compared("\n".join(shorter)) == (
        Difference("2", Drift.NOT_ON_PAPER, running="Memeriksa kelengkapan berkas"),
    )


def test_a_row_too_many_and_a_step_too_few_are_named():
    lines = AGREES.splitlines()

    assert compared("\n".join(lines[:-1])) == (
        Difference("4", Drift.NOT_ON_PAPER, running="Menandatangani izin"),
    )
    assert compared("\n".join([*lines, "5;Menyiram tanaman;Kadis;Air;5 Menit;Bunga"])) == (
        Difference("5", Drift.NOT_RUNNING, paper="Menyiram tanaman"),
    )


def test_a_sheet_with_a_column_for_each_holder_is_read_by_its_marks():
    book, kept = Workbook(), io.BytesIO()
    for line in (
        ("Prosedur Izin Instalasi Genset",),
        ("No", "Uraian Prosedur", "Pelaksana", None, "Mutu Baku", None, None, "Keterangan"),
        (None, None, "Pemohon", "Back Office", "Kelengkapan", "Waktu", "Output", None),
        (1, "Mengajukan permohonan", "●", None, "Komputer", "30 Menit", "Notifikasi", None),
        (2, "Memeriksa berkas", None, "●", "Komputer", "15 Menit", "Tanda terima", None),
    ):
        book.active.append(line)
    book.save(kept)

    table = read_official("sop.xlsx", kept.getvalue())

    assert [(row.number, row.holder, row.time) for row in table.rows] == [
        ("1", "Pemohon", "30 Menit"),
        ("2", "Back Office", "15 Menit"),
    ]
    assert table.told == frozenset(Column) - {Column.NUMBER}


def test_symbols_that_are_drawings_leave_the_holder_unread():
    table = read_official(
        "sop.csv", AGREES.replace(";Pemohon;", ";;").replace(";Back Office;", ";;").encode()
    )
    unmarked = read_official("sop.yaml", b"- {no: 1, uraian: Mengajukan permohonan, waktu: 30 menit}")

    assert Column.HOLDER in table.told
    assert unmarked.told == {Column.ACTIVITY, Column.TIME}


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("sop.docx", b"PK", Unreadable.FORMAT),
        ("sop.xlsx", b"not a workbook", Unreadable.BROKEN),
        ("sop.pdf", b"%PDF-1.7 broken", Unreadable.BROKEN),
        ("sop.yaml", b"[" * 5000, Unreadable.BROKEN),
        ("sop.csv", b"nama,umur\nBudi,30", Unreadable.NO_ROWS),
        ("sop.csv", b"x" * 300_000, Unreadable.SIZE),
        ("sop.csv", AGREES.replace("Komputer", "x" * 150_000, 1).encode(), Unreadable.BROKEN),
        ("sop.yaml", b"- {no: 1, uraian: Menandatangani, waktu: 0x" + b"f" * 9000 + b"}", Unreadable.BROKEN),
        ("sop.yaml", MERGES.encode(), Unreadable.BROKEN),
        ("sop.xlsx", a_book_of(["Uraian", "Waktu"], ["x" * 20_000] * 20), Unreadable.SIZE),
    ],
)
def test_a_file_that_is_no_sop_says_why(name, content, why):
    with pytest.raises(OfficialSopUnreadable) as refused:
        read_official(name, content)

    assert refused.value.why is why


@pytest.mark.parametrize("sign", ["<", "1", "1 "])
def test_text_that_only_seems_to_begin_something_is_read_at_once(sign):
    assert rows_of(sign * (200_000 // len(sign))).keys() <= {"1"}
    assert printed_times(sign * (200_000 // len(sign))) == []


def test_a_table_of_another_systems_line_ends_is_read():
    assert compared(AGREES.replace("\n", "\r")) == ()
