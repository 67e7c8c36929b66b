"""`flask office print-sop`: all procedures in force by one command, or those of one agency and permit type."""

from __future__ import annotations

import pytest

FIVE = {
    "sop-kampar-genset.pdf",
    "sop-rohil-genset.pdf",
    "sop-rohil-insidentil.pdf",
    "sop-rohil-karang_taruna.pdf",
    "sop-rohil-penata_anestesi.pdf",
}


@pytest.fixture
def office_says(app):
    """Run a command of the office."""
    return lambda *words: app.test_cli_runner().invoke(args=["office", "print-sop", *map(str, words)])


def test_one_command_prints_all_five_and_the_standard_that_is_laid_down(office_says, tmp_path):
    done = office_says("--to", tmp_path / "new")

    assert done.exit_code == 0, done.output
    assert {file.name for file in (tmp_path / "new").iterdir()} == FIVE | {
        "standar-pelayanan-kampar-genset.pdf"
    }


def test_one_procedure_can_be_chosen(office_says, tmp_path):
    office_says("--agency", "rohil", "--permit-type", "genset", "--paper", "f4", "--to", tmp_path)

    assert [file.name for file in tmp_path.iterdir()] == ["sop-rohil-genset.pdf"]


def test_a_key_that_nobody_has_is_said_to_be_unknown(office_says, tmp_path):
    done = office_says("--agency", "pekanbaru", "--to", tmp_path)

    assert done.exit_code == 1
    assert "Tidak ada prosedur yang berlaku" in done.output
