"""Two agencies, two hours apart, to whose files anything may happen."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.histories import History, begin_history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from tests.houses import House


class Begin(Protocol):
    """Begin a history by its seed, and let so many things happen."""

    def __call__(self, seed: int, moves: int = 0) -> History: ...


@pytest.fixture
def begin(house: House, bare_app: Flask) -> Iterator[Begin]:
    """Begin histories; the test's own thread stands in the application context."""

    def beginning(seed: int, moves: int = 0) -> History:
        def live() -> History:
            history = begin_history(bare_app, seed)
            history.go_on(moves)
            return history

        lived = house.fast_forward(f"history {seed} of {moves} moves", live)
        return replace(lived, chance=copy(lived.chance))

    with bare_app.app_context():
        yield beginning
