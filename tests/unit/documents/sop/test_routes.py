"""The flow chart of any sound procedure: no line through a symbol, none upon another that leads elsewhere."""

from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from app.documents.sop.chart import BAND, SYMBOL_HEIGHT, Chart, columns_for, least_height
from app.documents.sop.facts import YES
from app.documents.sop.lanes import berths
from app.documents.sop.links import Spot, list_ways
from app.documents.sop.pages import spread
from app.documents.sop.routes import letters, routes
from app.services.printed_procedures.rows import sop_rows
from tests.random_procedures import sound_procedures
from tests.seeded import EVERY_PROCEDURE, procedure_of

ROOM, WIDTH = 300.0, 50.0
A_LITTLE = 0.05


def pages_of(procedure, room=ROOM):
    _, rows = sop_rows(procedure, {}, "", {})
    ways = list_ways(rows)
    placed = berths(rows, ways)
    stretches = spread([least_height(row) + 12 for row in rows], room)
    named = letters(ways, stretches)
    columns = columns_for(0.0, WIDTH, placed)
    charts = [Chart(columns, rows, placed, page, BAND) for page in stretches]
    return [(chart, routes(chart, ways, named)) for chart in charts]


def symbols_on(chart):
    for row in chart.page.rows:
        spots = [Spot(row)] + ([Spot(row, is_guard=True)] if chart.rows[row].skips_to is not None else [])
        for spot in spots:
            half = chart.columns.symbol / 2
            middle = chart.middle(spot)
            yield (
                chart.center(row) - half, middle - SYMBOL_HEIGHT / 2,
                chart.center(row) + half, middle + SYMBOL_HEIGHT / 2,
            )  # fmt: skip


def runs_through(stretch, box):
    (x1, y1), (x2, y2) = stretch
    left, top, right, bottom = box
    return (
        min(x1, x2) < right - A_LITTLE and max(x1, x2) > left + A_LITTLE
        and min(y1, y2) < bottom - A_LITTLE and max(y1, y2) > top + A_LITTLE
    )  # fmt: skip


def lie_upon_each_other(one, other):
    for across, along in ((0, 1), (1, 0)):
        levels = {point[across] for point in (*one, *other)}
        if max(levels) - min(levels) < A_LITTLE:
            starts = [min(point[along] for point in stretch) for stretch in (one, other)]
            ends = [max(point[along] for point in stretch) for stretch in (one, other)]
            return min(ends) - max(starts) > A_LITTLE
    return False


def check(procedure):
    for chart, drawn in pages_of(procedure):
        for line in drawn.lines:
            for stretch in pairwise(line.points):
                assert not any(runs_through(stretch, box) for box in symbols_on(chart))
        linked = [line for line in drawn.lines if line.link is not None]
        for one, other in combinations(linked, 2):
            if one.link.target == other.link.target or one.link.source == other.link.source:
                continue
            pairs = ((a, b) for a in pairwise(one.points) for b in pairwise(other.points))
            assert not any(lie_upon_each_other(a, b) for a, b in pairs), (one.link, other.link)


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_the_lines_of_the_five_procedures_keep_apart(agency, key):
    check(procedure_of(agency, key))


@given(sound_procedures())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_lines_of_any_procedure_keep_apart(procedure):
    check(procedure)


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_a_letter_stands_on_two_pages_or_more(agency, key):
    pages = pages_of(procedure_of(agency, key))

    called = [call.letter for _, drawn in pages for call in drawn.calls]

    assert called
    assert all(called.count(letter) >= 2 for letter in called)


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_every_diamond_has_a_yes_and_a_no(agency, key):
    _, rows = sop_rows(procedure_of(agency, key), {}, "", {})

    said = {tuple(one.label for one in row.exits) for row in rows if row.symbol == "diamond"}

    assert said == {(YES, "Tidak")}
