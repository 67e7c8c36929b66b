"""Who may import whom: the contracts of pyproject.toml, and the domain's purity down to the last import."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = sorted((ROOT / "app" / "domain").rglob("*.py"))
# Of the standard library, what reaches outside the values that a function is given.
WORLDLY = {
    *("asyncio", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil"),
    *("smtplib", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib"),
}
CLOCKS_AND_DOORS = {"now", "utcnow", "today", "open", "print", "input"}


def test_the_import_contracts_hold():
    linter = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run(
        [linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def imported_by(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


@pytest.mark.parametrize("path", DOMAIN, ids=lambda path: path.stem)
def test_the_domain_imports_the_standard_library_only(path):
    strangers = [
        name
        for name in imported_by(path)
        if not name.startswith((".", "app.domain"))
        and name.partition(".")[0] not in sys.stdlib_module_names - WORLDLY
    ]

    assert strangers == []


@pytest.mark.parametrize("path", DOMAIN, ids=lambda path: path.stem)
def test_the_domain_reads_no_clock_and_opens_no_door(path):
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }

    assert called & CLOCKS_AND_DOORS == set()


def migrations():
    return sorted((ROOT / "migrations" / "versions").glob("*.py"))


@pytest.mark.parametrize("path", migrations(), ids=lambda path: path.stem)
def test_a_migration_does_not_depend_on_the_program_of_today(path):
    assert not [name for name in imported_by(path) if name.partition(".")[0] in {"app", "config"}]
