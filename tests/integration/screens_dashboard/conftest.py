"""The staffed office of Rokan Hilir and Kampar, whose figures lie in their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.boards import fill_board
from tests.integration.screens_staff.desks import Desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.houses import House


@pytest.fixture
def office(house: House) -> Iterator[Desks]:
    """The staffed office, at work since January in Rokan Hilir; nothing is counted in Kampar."""
    opened = Desks(house.move_into("staffed"), house=house)
    opened.open_doors()

    def live() -> None:
        with opened.app.app_context():
            fill_board("rohil")

    opened.fast_forward("at work since January", live)
    yield opened
    opened.close_doors()
