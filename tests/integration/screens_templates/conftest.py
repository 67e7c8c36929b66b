"""The staffed office as the admins of its templates see it: Yusuf keeps Rokan Hilir's, Rahmi Kampar's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.screens_admin.desk import Desk

if TYPE_CHECKING:
    from tests.houses import House


@pytest.fixture
def office(house: House):
    """The staffed office; rows are put on file and read back through its session."""
    app = house.move_into("staffed")
    with app.app_context():
        yield app


@pytest.fixture
def yusuf(office) -> Desk:
    """The agency admin of Rokan Hilir at his desk."""
    return Desk(office, "admin.rohil")


@pytest.fixture
def rahmi(office) -> Desk:
    """The agency admin of Kampar at her desk."""
    return Desk(office, "admin.kampar")
