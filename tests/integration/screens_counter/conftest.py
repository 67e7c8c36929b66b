"""The counters of both agencies on a Monday morning, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.screens_counter.counters import Counters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tests.houses import House


@pytest.fixture
def office(house: House) -> Iterator[Counters]:
    """The staffed office."""
    opened = Counters(house.move_into("staffed"), house=house)
    opened.open_doors()
    yield opened
    opened.close_doors()


@pytest.fixture
def ready(office: Counters) -> int:
    """A file whose document lies at the counter a week later."""

    def live() -> tuple[int, datetime]:
        case_id = office.file(name="PT Rimba Energi Riau")
        office.make_ready(case_id)
        return case_id, office.now

    case_id, office.now = office.fast_forward("a document lies at the counter", live)
    return case_id
