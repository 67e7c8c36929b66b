"""What is replaced of the libraries: still what we looked at, and nobody sees a difference."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.documents.replacements import AT_RULES, ORIGINALS, Kept

FRESH = """
import hashlib, inspect
from pydoc import locate
from app.documents.replacements import ORIGINALS
for name in ORIGINALS:
    print(name, hashlib.sha256(inspect.getsource(locate(name)).encode()).hexdigest())
"""


@pytest.fixture(scope="module")
def sources():
    """Read the libraries' own sources in a process that has replaced nothing."""
    said = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True).stdout
    return dict(line.split() for line in said.splitlines())


def test_what_is_replaced_is_still_what_it_was_written_for(sources):
    assert sources == ORIGINALS


def test_pages_and_frames_are_read_for_each_document():
    sheet = "@page { size: a4; @frame footer { left: 2cm } }\n@page cover { size: a5 }\nbody { color: red }\np { margin: 0 }"

    rules = sheet[AT_RULES.match(sheet).end() :]

    assert rules == "body { color: red }\np { margin: 0 }"


def test_the_oldest_answer_makes_room():
    kept = Kept()

    for number in range(100):
        kept.keep(number, number)

    assert list(kept) == list(range(36, 100))
