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
    opened = Desks(house.move_into("staffed"))
    opened.open_doors()
    with opened.app.app_context():
        fill_board("rohil")
    yield opened
    opened.close_doors()
