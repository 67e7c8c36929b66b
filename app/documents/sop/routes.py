"""The lines of the flow chart on one page: from corner to run, along the run, and into the target from above.

Pure geometry. What leads to another page ends in a call: a place in a band, with the letter both pages share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from string import ascii_uppercase

from app.documents.sop.chart import ARRIVAL, DEPARTURE, SYMBOL_HEIGHT, Chart
from app.documents.sop.corners import DOWN, NEARLY, corners
from app.documents.sop.links import YES, Lane, Link, Spot, Way
from app.documents.sop.pages import Stretch

BESIDE = 5.5
"""How far above a corner its word stands."""

Point = tuple[float, float]
Key = tuple[int, Lane | None]
"""What shares a connector: all arrows to one row by one way."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line through its points; an arrow where it ends at a symbol, broken where it is never taken.

    `link` is what it draws; None between a condition and its row's own symbol, and in a band.
    """

    points: tuple[Point, ...]
    is_arrow: bool = False
    is_void: bool = False
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """Ya or Tidak beside a corner; `is_before` where it ends at x instead of beginning there."""

    x: float
    y: float
    text: str
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """Where a line leaves the page, or comes onto it, at the top or at the bottom."""

    x: float
    is_top: bool
    letter: str


@dataclass(frozen=True, slots=True)
class Routes:
    """All that is drawn on a page besides the symbols."""

    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    calls: tuple[Call, ...]


def letters(ways: Iterable[Way], pages: Sequence[Stretch]) -> Mapping[Key, str]:
    """Give a letter to each arrow that crosses to another page, one for all that end alike."""
    at = {row: number for number, page in enumerate(pages) for row in page.rows}
    crossing = (link for way in ways for link in way.links if at[link.source.row] != at[link.target])
    keys = dict.fromkeys((link.target, link.lane) for link in crossing)
    return {key: _letter(number) for number, key in enumerate(keys)}


def _letter(number: int) -> str:
    rounds, place = divmod(number, len(ascii_uppercase))
    return (ascii_uppercase[rounds - 1] if rounds else "") + ascii_uppercase[place]


def routes(chart: Chart, ways: Sequence[Way], named: Mapping[Key, str]) -> Routes:
    """Lay all lines of a page."""
    lines: list[Line] = []
    words: list[Word] = []
    calls: list[Call] = []
    own = [way for way in ways if way.source.row in chart.page.rows]
    for spot, group in groupby(own, key=lambda way: way.source):
        leaving = tuple(group)
        for link, corner in corners(chart, spot, leaving).items():
            lines.append(_leaving(chart, link, corner))
            calls += [_call(chart, link, named)] if link.target not in chart.page.rows else []
        words += _words(chart, spot, leaving)
    for row in chart.page.rows:
        if chart.rows[row].skips_to is not None:
            lines.append(_inner(chart, row))
            words.append(_under(chart, Spot(row, is_guard=True), YES))
    coming = {(link.target, link.lane): link for link in _coming(chart, ways)}
    for link in coming.values():
        points = (_edge(chart, link), *_into(chart, link))
        lines.append(Line(points, is_arrow=True, is_void=link.is_void, link=link))
        calls.append(_call(chart, link, named))
    return Routes(tuple(lines), tuple(words), tuple(dict.fromkeys(calls)))


def _coming(chart: Chart, ways: Sequence[Way]) -> Iterator[Link]:
    """List what comes from other pages; an arrow that is taken hides one beside it that never is."""
    links = [link for way in ways for link in way.links]
    foreign = (
        link for link in links if link.target in chart.page.rows and link.source.row not in chart.page.rows
    )
    yield from sorted(foreign, key=lambda link: not link.is_void)


def _leaving(chart: Chart, link: Link, corner: int) -> Line:
    x, run = chart.center(link.source.row), chart.run(link)
    if corner == DOWN:
        turn = chart.lower(link.source) + DEPARTURE
        start: tuple[Point, ...] = ((x, chart.lower(link.source)), (x, turn), (run, turn))
    else:
        middle = chart.middle(link.source)
        start = ((x + corner * chart.columns.symbol / 2, middle), (run, middle))
    is_here = link.target in chart.page.rows
    end = _into(chart, link) if is_here else (_edge(chart, link),)
    return Line((*start, *end), is_arrow=is_here, is_void=link.is_void, link=link)


def _into(chart: Chart, link: Link) -> tuple[Point, ...]:
    x, door = chart.center(link.target), chart.door(link.target)
    top = chart.upper(door)
    if link.lane is None:
        return ((x, top),)
    return ((chart.run(link), top - ARRIVAL), (x, top - ARRIVAL), (x, top))


def _edge(chart: Chart, link: Link) -> Point:
    return chart.run(link), chart.top if _is_by_top(chart, link) else chart.bottom


def _call(chart: Chart, link: Link, named: Mapping[Key, str]) -> Call:
    return Call(chart.run(link), _is_by_top(chart, link), named[link.target, link.lane])


def _is_by_top(chart: Chart, link: Link) -> bool:
    """Whether the line crosses the page's top: it leads to an earlier page, or comes from one."""
    is_here = link.target in chart.page.rows
    other = link.source.row if is_here else link.target
    return other < chart.page.first


def _inner(chart: Chart, row: int) -> Line:
    x = chart.center(row)
    ends = ((x, chart.lower(Spot(row, is_guard=True))), (x, chart.upper(Spot(row))))
    return Line(ends, is_arrow=True, is_void=chart.rows[row].is_void)


def _words(chart: Chart, spot: Spot, ways: Sequence[Way]) -> Iterator[Word]:
    chosen = corners(chart, spot, ways)
    for way in ways:
        for corner in sorted({chosen[link] for link in way.links} if way.label else set()):
            yield (
                _under(chart, spot, way.label) if corner == DOWN else _beside(chart, spot, way.label, corner)
            )


def _under(chart: Chart, spot: Spot, text: str) -> Word:
    return Word(chart.center(spot.row) + 1.5, chart.lower(spot) + 5.5, text)


def _beside(chart: Chart, spot: Spot, text: str, corner: int) -> Word:
    """Write close above a corner, where the diamond's slope leaves room within the lanes of its column."""
    slope = chart.columns.symbol / 2 * (1 - BESIDE / (SYMBOL_HEIGHT / 2))
    x = chart.center(spot.row) + corner * (slope + 0.6)
    return Word(x, chart.middle(spot) - BESIDE, text, is_before=corner < 0)


def junctions(lines: Sequence[Line]) -> frozenset[Point]:
    """Find where lines join: where one bends upon another that goes straight on."""
    bends = {point for line in lines for point in line.points[1:-1]}
    stretches = {pair for line in lines for pair in pairwise(line.points)}
    return frozenset(point for point in bends if any(_is_within(point, *pair) for pair in stretches))


def _is_within(point: Point, start: Point, end: Point) -> bool:
    """Whether a point lies on a level or upright stretch without being one of its ends."""
    across, along = (0, 1) if abs(start[0] - end[0]) < NEARLY else (1, 0)
    low, high = sorted((start[along], end[along]))
    is_on_it = abs(point[across] - start[across]) < NEARLY
    return is_on_it and low + NEARLY < point[along] < high - NEARLY
