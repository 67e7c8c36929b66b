"""The small office whose files run for working days, over a fresh database of each kind."""

from __future__ import annotations

import pytest

from tests.calendar_office import slow_office


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        yield slow_office(bare_app)


@pytest.fixture
def agency(office) -> int:
    return office.budi.agency_id
