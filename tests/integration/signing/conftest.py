"""The office of the signing desk, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.signing.stacks import SigningOffice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.houses import House


@pytest.fixture
def office(house: House) -> Iterator[SigningOffice]:
    """The staffed office on a Monday morning."""
    opened = SigningOffice(house.move_into("staffed"), house=house)
    opened.open_doors()
    yield opened
    opened.close_doors()
