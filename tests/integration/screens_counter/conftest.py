"""The counters of both agencies on a Monday morning, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.screens_counter.counters import Counters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.houses import House


@pytest.fixture
def office(house: House) -> Iterator[Counters]:
    """The staffed office."""
    opened = Counters(house.move_into("staffed"))
    opened.open_doors()
    yield opened
    opened.close_doors()
