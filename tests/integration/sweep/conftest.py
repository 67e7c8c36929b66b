"""The staffed office of the screens' tests, swept by hand at moments that the test names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.sweep.swept_office import SweptOffice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.houses import House


@pytest.fixture
def office(house: House) -> Iterator[SweptOffice]:
    """The staffed office; the test's own thread stands in its application context."""
    opened = SweptOffice(house.move_into("staffed"), house=house)
    with opened.app.app_context():
        yield opened
