"""The office's commands can be found and explain themselves, and `make help` lists what can be done."""

import subprocess
from pathlib import Path

import click
import pytest

from app.cli import office

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = {
    "demo",
    "export-case",
    "prepare",
    "print-jobs",
    "print-sop",
    "proof-key",
    "recount",
    "reprint",
    "run-scheduler",
    "seed",
    "sweep",
    "sync-roles",
    "trial-certificate",
    "verify-files",
    "verify-ledger",
}


def test_the_office_has_these_commands():
    assert set(office.commands) == COMMANDS


@pytest.mark.parametrize("command", [office, *office.commands.values()], ids=lambda command: command.name)
def test_a_command_explains_itself(command):
    assert len(command.help or "") > 30


@pytest.mark.parametrize(
    "option",
    [one for each in office.commands.values() for one in each.params if isinstance(one, click.Option)],
)
def test_an_option_explains_itself(option):
    assert option.help


@pytest.mark.parametrize("target", ["run", "test", "sure", "help"])
def test_make_help_lists_the_target(target):
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert f"\n{target} " in f"\n{listed}"
