"""What the public meets: a permit that Kadis signed, a file on its way, and a visitor with nothing but a QR."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.records.cases import CaseRecord
from app.screens.clock import CLOCK
from tests.integration.screens_public import papers

if TYPE_CHECKING:
    from tests.clients import OfficeClient
    from tests.houses import House


@pytest.fixture
def office(house: House):
    """The staffed office on a Monday in November 2026."""
    app = house.move_into("staffed")
    app.config[CLOCK] = lambda: papers.NOW
    with app.app_context():
        yield app
    app.config.pop(CLOCK)


@pytest.fixture
def visitor(office) -> OfficeClient:
    """Somebody who is not signed in."""
    return office.test_client()


@pytest.fixture
def case(office) -> CaseRecord:
    """Anto's file for a genset, put on file this morning."""
    return papers.filed_case()


@pytest.fixture
def permit(office, case) -> papers.Issued:
    """Anto's permit, signed electronically with the head's trial certificate."""
    return papers.issued_permit(office, case)
