"""Every package is asked for with a reason, pinned with all that it brings, and installed as pinned."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REASONS = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def asked_for(file):
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [plain(re.match(r"[\w.-]+", line)[0]) for line in lines if line and not line.startswith("#")]


def pinned(file):
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {
        plain(line.partition("==")[0]): line.partition("==")[2]
        for line in lines
        if line and line[0] not in "#-"
    }


LISTS = [("requirements.in", "requirements.txt"), ("requirements-dev.in", "requirements-dev.txt")]
DIRECT = [(name, txt) for in_file, txt in LISTS for name in asked_for(in_file)]


@pytest.mark.parametrize(("name", "pins"), DIRECT)
def test_a_package_that_we_ask_for_is_pinned(name, pins):
    assert pinned(pins)[name]


@pytest.mark.parametrize("pins", [txt for _, txt in LISTS])
def test_what_is_pinned_is_what_these_tests_run_on(pins):
    installed = {name: version(name) for name in pinned(pins)}

    assert installed == pinned(pins)


def test_each_package_has_its_reason_and_no_reason_stands_for_nothing():
    reasons = [plain(name) for name in re.findall(r"^\| ([\w.-]+) \| .+\.", REASONS, re.MULTILINE)]

    assert sorted(reasons) == sorted(name for name, _ in DIRECT)
