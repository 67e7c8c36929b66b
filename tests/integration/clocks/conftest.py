"""The staffed office whose clocks are asked to explain themselves, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.clocks.timed_office import TimedOffice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.houses import House


@pytest.fixture
def office(house: House) -> Iterator[TimedOffice]:
    """The staffed office."""
    opened = TimedOffice(house.move_into("staffed"), house=house)
    opened.open_doors()
    yield opened
    opened.close_doors()
