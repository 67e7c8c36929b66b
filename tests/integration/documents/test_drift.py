"""An official SOP against the running procedure: the rows that differ are named, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.working_time.clocks import Allowance, Unit
from app.services.printed_procedures import print_version
from app.services.printed_procedures.drift import Difference, Drift, differences
from app.services.printed_procedures.sops import list_in_force
from tests.pdf_tools import run
from tests.seeded import EVERY_PROCEDURE, procedure_of

SCANNED = """
No	Uraian Prosedur	Pelaksana	Kelengkapan	Waktu	Output
1	<p>Pemohon melakukan pendaftaran dan menginput data perizinan</p>		Komputer	30 Menit	Notifikasi
2	Petugas Front office memeriksa dokumen syarat perizinan, jika lengkap dan memenuhi syarat, dilanjutkan keproses
berikutnya, jika tidak dikembalikan ke pemohon untuk dilengkapi dan mencetak tanda terima	Komputer	20 Menit
3	Tim teknis memotong rumput	ATK	6 Hari	Rumput
"""


@pytest.fixture
def paper_of(session, tmp_path):
    """Print an SOP and read it back as text."""

    def _read(agency, key):
        (version,) = list_in_force(session, agency_key=agency, permit_type_key=key)
        file = tmp_path / "sop.pdf"
        file.write_bytes(print_version(session, version.id).pdf)
        return run("pdftotext", "-layout", "-f", 2, "-l", 3, file, "-")

    return _read


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_an_sop_that_was_just_printed_has_not_drifted(paper_of, agency, key):
    assert differences(procedure_of(agency, key), paper_of(agency, key)) == ()


def test_a_time_that_was_changed_since_is_named(paper_of):
    running = procedure_of("rohil", "insidentil")
    slower = replace(running.steps[1], allowance=Allowance(45, Unit.MINUTES))
    changed = replace(running, steps=(running.steps[0], slower, *running.steps[2:]))

    found = differences(changed, paper_of("rohil", "insidentil"))

    assert found == (Difference("2", Drift.TIME, paper="15 menit", running="45 menit"),)


def test_a_scan_is_read_row_by_row():
    found = differences(procedure_of("rohil", "insidentil"), SCANNED)

    assert [(one.row, one.drift) for one in found[:3]] == [
        ("2", Drift.TIME), ("3", Drift.WORDING), ("4", Drift.NOT_ON_PAPER),
    ]  # fmt: skip


def test_a_row_that_nobody_works_is_named():
    running = procedure_of("rohil", "insidentil")

    found = differences(replace(running, steps=running.steps[:1]), SCANNED)

    assert [one.row for one in found if one.drift is Drift.NOT_RUNNING] == ["2", "3"]
