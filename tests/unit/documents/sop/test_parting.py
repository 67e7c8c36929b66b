"""A row that no page holds: parted, and the arrows lead where they led."""

import pytest

from app.documents.pdf import prepare
from app.documents.sop.facts import Exit, SopRow, Symbol
from app.documents.sop.grid import cells_of, grid_for
from app.documents.sop.parting import parted

GRID = grid_for(770, 5)


def row(number, text, *targets):
    exits = tuple(Exit(targets=(target,)) for target in targets)
    return SopRow(number=number, text=text, column=0, symbol=Symbol.BOX, exits=exits)


@pytest.fixture(scope="module", autouse=True)
def _typeface():
    prepare()


def test_arrows_lead_to_the_first_part_of_the_row_they_mean():
    rows = [row("1", "Terima", 1), row("2", "Periksa berkas " * 300, 2, 0), row("3", "Serahkan")]

    told, cells = parted(rows, [cells_of(one, GRID) for one in rows], 200)

    last = len(told) - 1
    assert [one.number for one in told] == ["1", *["2"] * (last - 1), "3"]
    assert [one.is_continued for one in told] == [False, False, *[True] * (last - 2), False]
    assert [way.targets for way in told[1].exits] == [(last,), (0,)]
    assert max(each.height for each in cells) <= 200


def test_rows_that_fit_stay_as_they_are():
    rows = [row("1", "Terima", 1), row("2", "Periksa")]

    told, _ = parted(rows, [cells_of(one, GRID) for one in rows], 200)

    assert told == tuple(rows)
