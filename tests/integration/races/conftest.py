"""A small office for races: two officers at one counter, and a procedure whose steps ask nothing of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_office import SmallOffice, furnish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


@pytest.fixture
def office(bare_app: Flask) -> Iterator[SmallOffice]:
    """The small office over a fresh database; the test's own thread stands in its application context."""
    with bare_app.app_context():
        yield furnish(bare_app)
