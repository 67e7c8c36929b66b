"""The staffed office with its supervisor at her desk, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.screens_oversight.overseen import Overseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.houses import House


@pytest.fixture
def office(house: House) -> Iterator[Overseen]:
    """The staffed office."""
    opened = Overseen(house.move_into("staffed"), house=house)
    opened.open_doors()
    yield opened
    opened.close_doors()
