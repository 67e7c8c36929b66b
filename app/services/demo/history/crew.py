"""Playing the lanes of a history: here, one after another, or by processes of their own beside one another."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from traceback import format_exc
from types import MappingProxyType
from typing import Any

from app.services.demo.history.encoding import Encoded, encode
from app.services.demo.history.lanes import Lane

BATCH = 250
PROCESSES = 2
SELDOM = 50_000
WORTH_A_PROCESS = 4000
"""Cases below which starting processes costs more than it brings."""


class CrewError(RuntimeError):
    """A process that played a lane failed; the message is its own."""


@dataclass(frozen=True)
class Batch:
    """Some cases done: how many, and their rows."""

    cases: int
    rows: Encoded


@dataclass(frozen=True)
class Last:
    """The last numbers given by the counters of a lane that is done."""

    numbers: dict[tuple[int, str, int], int]


def play(lanes: Sequence[Lane], cases: int, *, worth: int = WORTH_A_PROCESS) -> Iterator[Batch | Last]:
    """Play all lanes; the rows are the same either way, and come in the same order each time."""
    if cases < worth or (os.cpu_count() or 1) < 2 or len(lanes) < 2:  # noqa: PLR2004 -- two
        for lane in lanes:
            yield from _played(lane)
        return
    yield from _play_beside(lanes)


def _played(lane: Lane) -> Iterator[Batch | Last]:
    done = lane.play()
    while cases := list(islice(done, BATCH)):
        yield Batch(len(cases), encode(cases, lane.stage.dialect))
    yield Last(lane.numbers)


def _play_beside(lanes: Sequence[Lane]) -> Iterator[Batch | Last]:
    """Share the lanes among two processes, and take from each in turn; one that waits for us makes nothing more."""
    context = get_context("spawn")
    shares = [list(lanes[place::PROCESSES]) for place in range(PROCESSES)]
    pipes = [context.Pipe(duplex=False) for _ in shares]
    workers = [
        context.Process(target=_work, args=(share, outlet), daemon=True)
        for share, (_, outlet) in zip(shares, pipes, strict=True)
    ]
    try:
        for worker in workers:
            worker.start()
        for _, outlet in pipes:
            outlet.close()
        yield from _in_turn([inlet for inlet, _ in pipes])
    finally:
        for worker in workers:
            if worker.pid is not None:
                worker.terminate()
                worker.join()


def _read_only(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


# The stage holds mappings that nobody may change, for which pickle knows no way by itself.
ForkingPickler.register(MappingProxyType, lambda proxy: (_read_only, (dict(proxy),)))


def _in_turn(inlets: Sequence[Connection]) -> Iterator[Batch | Last]:
    working = list(inlets)
    while working:
        for inlet in tuple(working):
            try:
                told = inlet.recv()
            except EOFError:
                working.remove(inlet)
                continue
            if isinstance(told, str):
                raise CrewError(told)
            yield told


def _work(lanes: Sequence[Lane], outlet: Connection) -> None:
    # Nearly everything made here is gone in a moment without the collector, which would look through it in vain.
    gc.freeze()
    gc.set_threshold(SELDOM)
    try:
        for lane in lanes:
            for done in _played(lane):
                outlet.send(done)
    except BrokenPipeError:
        return
    except Exception:  # noqa: BLE001 -- whatever it is, the process that stores must hear it and stop
        outlet.send(format_exc())
    finally:
        outlet.close()
