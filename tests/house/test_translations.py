"""Every sentence that a person may read has its Indonesian, and no two rooms quarrel over one."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest

from app.screens.catalogues import list_fragments, list_quarrels, read_catalogue

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "translations.py"


@pytest.fixture(scope="module")
def translations():
    spec = importlib.util.spec_from_file_location("translations_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = path
    return module


def test_every_sentence_has_its_indonesian(translations):
    missing = [f"{place}: {sentence}" for place, sentence in translations.list_missing()]

    assert missing == []


def test_no_two_fragments_translate_one_sentence_differently():
    assert list_quarrels("id") == []
    assert list_quarrels("en") == []


def test_every_fragment_is_read():
    assert {path.stem for path in list_fragments("id")} >= {"framework", "shell"}


def test_a_translation_keeps_the_places_that_its_sentence_leaves_open():
    places = re.compile(r"%\(\w+\)[sd]")
    faulty = []
    for message in read_catalogue("id"):
        source = message.id if isinstance(message.id, str) else message.id[-1]
        translation = message.string if isinstance(message.string, str) else message.string[0]
        if source and set(places.findall(source)) != set(places.findall(translation)):
            faulty.append(source)

    assert faulty == []
