"""The office of the journeys, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journeys.office import Office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.houses import House


@pytest.fixture
def office(house: House) -> Iterator[Office]:
    """The staffed office on a Monday morning."""
    opened = Office(house.move_into("staffed"), house=house).open_doors()
    yield opened
    opened.close_doors()
