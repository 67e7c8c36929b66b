"""Two agencies, two hours apart, to whose files anything may happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.histories import History, begin_history

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask


@pytest.fixture
def begin(bare_app: Flask) -> Iterator[Callable[[int], History]]:
    """Begin a history by its seed; the test's own thread stands in the application context."""
    with bare_app.app_context():
        yield lambda seed: begin_history(bare_app, seed)
