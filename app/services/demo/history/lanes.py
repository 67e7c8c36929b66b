"""Cases lived side by side in the order of time, so that numbers are given in the order in which they are asked for.

A lane holds all cases whose numbers come from the same counters; lanes need nothing of one another, and may be
played by different processes. Only the files that are under way are in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush

from app.domain.case.access import Post
from app.services.demo.history.book import Book, CaseRows
from app.services.demo.history.crews import find_attending
from app.services.demo.history.lives import Life
from app.services.demo.history.stage import Arrival, Stage
from app.services.demo.history.works import chance_of

Entry = tuple[datetime, int, Life, Iterator[datetime]]


@dataclass
class Lane:
    """Some of a history's arrivals, in their order; `numbers` ends with the last number given by each counter."""

    stage: Stage
    arrivals: Sequence[Arrival]
    numbers: dict[tuple[int, str, int], int] = field(default_factory=dict)

    def play(self) -> Iterator[CaseRows]:
        """Live all cases until their end or the end of the history, and give the rows of each as it is done."""
        self.numbers.clear()
        under_way: list[Entry] = []
        coming = iter(self.arrivals)
        arrival = next(coming, None)
        while under_way or arrival is not None:
            if arrival is not None and (not under_way or arrival.at <= under_way[0][0]):
                life = self._begin(arrival)
                heappush(under_way, self._entry(life, life.moments()))
                arrival = next(coming, None)
                continue
            _, _, life, moments = heappop(under_way)
            at = next(moments, None)
            if at is None or at >= life.play.agency.until_at:
                yield life.close()
            else:
                heappush(under_way, (at, life.book.arrival.index, life, moments))

    def _entry(self, life: Life, moments: Iterator[datetime]) -> Entry:
        return (next(moments), life.book.arrival.index, life, moments)

    def _begin(self, arrival: Arrival) -> Life:
        play = self.stage.plays[arrival.play]
        rng = chance_of(self.stage.seed, "filing", arrival.index)
        holder = play.blank.procedure.first.holder
        counter, _ = find_attending(play.agency, Post(holder.position, holder.office), arrival.at, rng)
        book = Book(play, arrival, self.stage.ids, rng, counter, self.stage.seed)
        return Life(book, counter, self.stage.seed, self._next_number)

    def _next_number(self, agency_id: int, series: str, year: int) -> int:
        key = (agency_id, series, year)
        self.numbers[key] = self.numbers.get(key, self.stage.numbers.get(key, 0)) + 1
        return self.numbers[key]


def lanes_of(stage: Stage, arrivals: Sequence[Arrival]) -> list[Lane]:
    """Divide arrivals among lanes, the fullest first."""
    by_counter: dict[tuple[int, str], list[Arrival]] = {}
    for arrival in arrivals:
        play = stage.plays[arrival.play]
        by_counter.setdefault((play.agency.id, play.series), []).append(arrival)
    return [
        Lane(stage, found) for _, found in sorted(by_counter.items(), key=lambda one: (-len(one[1]), one[0]))
    ]
