"""No file grows past what one reader holds in mind, unless a reason is written here."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 300
# The migrations are left out: one is written once, read from top to bottom, and as long as its tables.
ROOMS = ("app", "templates", "tests", "benchmarks")
KINDS = {".py", ".html", ".css", ".js"}
# path from the root → why it may be longer
ALLOWED: dict[str, str] = {}


def source_files():
    files = [ROOT / "config.py", ROOT / "config_values.py"]
    for room in ROOMS:
        files += (path for path in (ROOT / room).rglob("*") if path.suffix in KINDS)
    return sorted(str(path.relative_to(ROOT)) for path in files)


@pytest.mark.parametrize("path", source_files())
def test_a_file_is_short_enough_to_be_read(path):
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())

    assert lines <= MOST_LINES or path in ALLOWED


def test_no_exception_is_kept_that_nobody_needs():
    assert set(ALLOWED) <= set(source_files())
