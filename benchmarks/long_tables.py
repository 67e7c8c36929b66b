"""A register of any length: how long it takes, and that memory does not grow with its rows.

Each measurement runs in a process of its own, so that its greatest memory is its own. A few hundred rows are also
printed by the template engine of the letters (xhtml2pdf), in the same run.

    .venv/bin/python -m benchmarks.long_tables [--rows 1000 10000 50000] [--beside 300]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from app.documents.long_tables import LongSheet

ROOT = Path(__file__).resolve().parent.parent
MADE_AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HEADINGS = (
    "No",
    "Nomor berkas",
    "Tanggal",
    "Pemohon",
    "Jenis izin",
    "Nomor izin",
    "Terbit",
    "Status",
    "Keterangan",
)
SHARES = (5, 10, 8, 17, 18, 19, 8, 9, 20)


def register(number: int) -> Iterator[tuple[str | int | date, ...]]:
    """Make up the rows of a register."""
    for place in range(1, number + 1):
        void = f"Nomor 500.16.7.2/{place:05}/X/DPMPTSP/XI/2026 batal: berkas dikembalikan dan dinomori ulang"
        yield (
            place,
            f"2026/{place % 12 + 1:02}/{place:05}",
            date(2026, place % 12 + 1, place % 28 + 1),
            f"PT Sumber Makmur Abadi {place}",
            "Izin Instalasi Genset (IUJPTL)",
            f"500.16.7.2/{place:05}/GENSET/DPMPTSP/XI/2026",
            date(2026, 11, 23),
            "Selesai",
            void if place % 40 == 0 else "",
        )


def make(way: str, number: int) -> None:
    """Make one document, and say what it took of the processor and how much memory it needed at most."""
    begun = process_time()
    with tempfile.TemporaryFile() as out:
        WAYS[way](number, out)
        size = out.tell()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(process_time() - begun, memory, size)


def _sheet(number: int) -> LongSheet:
    from app.documents.long_tables import LongColumn, LongSheet
    from app.documents.sheets import Measure

    measures = {"No": Measure.COUNT, "Tanggal": Measure.DAY, "Terbit": Measure.DAY}
    columns = tuple(
        LongColumn(heading, measures.get(heading, Measure.TEXT), share=share)
        for heading, share in zip(HEADINGS, SHARES, strict=True)
    )
    return LongSheet(name="Register", title="Buku Registrasi", columns=columns, rows=register(number))


def as_pdf(number: int, out: IO[bytes]) -> None:
    """Draw it page by page."""
    from app.documents.bundles import shipped_arms
    from app.documents.facts import Agency
    from app.documents.long_tables import Letterhead, print_long_sheet
    from app.documents.pages import About

    agency = Agency(
        government="Pemerintah", office="DPMPTSP", short_name="DPMPTSP", address="Jalan", place="Kota"
    )
    about = About(
        title="Buku Registrasi", author="DPMPTSP", subject="2026", foot="Buku", made_on=MADE_AT.date()
    )
    print_long_sheet(_sheet(number), about, Letterhead(agency=agency, arms=shipped_arms("rohil")), out)


def as_workbook(number: int, out: IO[bytes]) -> None:
    """Write it row by row."""
    from app.documents.long_tables import write_long_workbook

    write_long_workbook(_sheet(number), out, author="DPMPTSP", made_at=MADE_AT)


def by_xhtml2pdf(number: int, out: IO[bytes]) -> None:
    """Print it as a letter's table is printed."""
    from app.documents.pdf import prepare

    prepare()
    from xhtml2pdf import pisa

    def cells(values: Sequence[object], tag: str) -> str:
        pairs = zip(values, SHARES, strict=True)
        return "".join(
            f'<{tag} width="{share * 100 // sum(SHARES)}%">{value}</{tag}>' for value, share in pairs
        )

    rows = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in register(number))
    style = "@page { size: a4 landscape; margin: 12mm } table { font-family: letter; font-size: 7.5pt }"
    head = f"<thead><tr>{cells(HEADINGS, 'th')}</tr></thead>"
    pisa.CreatePDF(f'<style>{style}</style><table border="1" repeat="1">{head}{rows}</table>', dest=out)


WAYS = {"pdf": as_pdf, "xlsx": as_workbook, "xhtml2pdf": by_xhtml2pdf}


def measured(way: str, number: int) -> tuple[float, float, int]:
    """Make one document in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.long_tables", "--make", way, str(number)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True)  # noqa: S603
    seconds, memory, size = done.stdout.split()
    return float(seconds), float(memory), int(size)


def main() -> None:
    """Print the table of README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    parser.add_argument("--beside", type=int, default=300, help="rows that xhtml2pdf prints too")
    parser.add_argument("--make", nargs=2, metavar=("WAY", "ROWS"), help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.make:
        make(told.make[0], int(told.make[1]))
        return
    print("| | rows | seconds of processor time | greatest memory | file |\n|---|---|---|---|---|")
    wanted = [("xhtml2pdf", told.beside), ("pdf", told.beside)]
    wanted += [(way, number) for way in ("pdf", "xlsx") for number in told.rows]
    for way, number in wanted:
        seconds, memory, size = measured(way, number)
        print(f"| {way} | {number:,} | {seconds:.1f} | {memory:.0f} MB | {size / 1024:,.0f} kB |")


if __name__ == "__main__":
    main()
