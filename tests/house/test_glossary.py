"""The glossary pairs each word of the code once."""

from collections import Counter
from pathlib import Path

GLOSSARY = Path(__file__).parents[2] / "docs/glossary.md"


def rows() -> list[list[str]]:
    """The rows of all its tables, heads left out."""
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] not in {"in the code", "---"}]


def test_every_row_pairs_two_words():
    assert all(len(row) == 2 and all(row) for row in rows())


def test_a_word_of_the_code_stands_once():
    counted = Counter(row[0] for row in rows())

    assert [word for word, times in counted.items() if times > 1] == []


def test_a_word_of_the_office_stands_once():
    counted = Counter(row[1] for row in rows())

    assert [word for word, times in counted.items() if times > 1] == []
