"""The office with a register to be printed, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.print_jobs.full_office import FullOffice
from tests.small_office import furnish

if TYPE_CHECKING:
    from flask import Flask


@pytest.fixture
def office(bare_app: Flask, bare_session: object) -> FullOffice:
    """The small office, with no file yet."""
    return FullOffice(furnish(bare_app))
