"""Arrows before they have a place: straight where nothing stands between, else beside the target's column."""

from app.documents.sop.facts import Exit, SopRow, Symbol
from app.documents.sop.lanes import LEFT, RIGHT, Berth, berths
from app.documents.sop.links import Lane, list_ways

BUDI, TIA, KADIS = 0, 1, 2


def row(column, *targets, back=(), skips_to=None):
    exits = [Exit(targets=targets, label="Ya")] if targets else []
    exits += [Exit(targets=back, label="Tidak")] if back else []
    return SopRow(number="", text="", column=column, symbol=Symbol.BOX, exits=tuple(exits), skips_to=skips_to)


def lanes_of(rows):
    return {link.lane for way in list_ways(rows) for link in way.links}


def test_an_arrow_to_the_next_row_falls_straight():
    assert lanes_of([row(BUDI, 1), row(TIA)]) == {None}


def test_an_arrow_over_rows_of_others_falls_straight():
    assert lanes_of([row(BUDI, 2), row(TIA), row(KADIS)]) == {None}


def test_an_arrow_past_another_symbol_of_its_column_takes_a_lane():
    assert lanes_of([row(BUDI, 2), row(TIA), row(TIA)]) == {Lane(2, is_up=False)}


def test_an_arrow_back_takes_a_lane():
    assert lanes_of([row(BUDI), row(TIA, back=(0,))]) == {Lane(0, is_up=True)}


def test_a_condition_never_falls_through_the_symbol_below_it():
    assert lanes_of([row(BUDI, skips_to=1), row(BUDI)]) == {Lane(1, is_up=False)}


def test_a_lane_lies_on_the_side_that_its_targets_own_arrow_does_not_take():
    rows = [row(BUDI, 1), row(TIA, 2, back=(0,)), row(BUDI, 3, back=(1,)), row(KADIS)]

    placed = berths(rows, list_ways(rows))

    assert placed == {Lane(0, is_up=True): Berth(BUDI, LEFT, 0), Lane(1, is_up=True): Berth(TIA, RIGHT, 0)}


def test_lanes_that_share_rows_on_one_side_lie_beside_each_other():
    rows = [row(BUDI, 1), row(TIA, 2), row(BUDI, 3, back=(0,)), row(TIA, back=(0, 2))]

    placed = berths(rows, list_ways(rows))

    assert [placed[Lane(target, is_up=True)].place for target in (0, 2)] == [0, 1]
