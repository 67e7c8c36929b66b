"""The staffed office, whose kept files are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.screens_staff.desks import Desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.houses import House


@pytest.fixture
def office(house: House) -> Iterator[Desks]:
    """The staffed office."""
    opened = Desks(house.move_into("staffed"), house=house)
    opened.open_doors()
    yield opened
    opened.close_doors()
