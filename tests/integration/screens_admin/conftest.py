"""The staffed office as its admins see it: Yusuf keeps Rokan Hilir's catalogue, Rahmi Kampar's, the admin both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.screens_admin.desk import Desk

if TYPE_CHECKING:
    from tests.houses import House


@pytest.fixture
def office(house: House):
    """The staffed office; rows are put on file and read back through `office.session`."""
    app = house.move_into("staffed")
    with app.app_context():
        yield app


@pytest.fixture
def yusuf(office) -> Desk:
    """The agency admin of Rokan Hilir at his desk."""
    return Desk(office, "admin.rohil")


@pytest.fixture
def admin(office) -> Desk:
    """The installation's admin at his desk."""
    return Desk(office, "admin")
