"""The laboratory: `office` is ours, `bare` the framework's, `either` runs a test on both.

A test of a cure takes `either`: it must pass in our office, and fail on the bare framework for as long as
the fault is there. The day the framework mends it, the strict expectation says so.
"""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING

import pytest

from tests import scratch
from tests.databases import PostgresDatabases, SqliteDatabases
from tests.integration.screens.lab_worlds import World, bare_app, office_app

if TYPE_CHECKING:
    from collections.abc import Iterator

MAKERS = {"office": office_app, "bare": bare_app}


@pytest.fixture(scope="session")
def worlds() -> Iterator[dict[tuple[str, str], World]]:
    """The laboratory's offices that this worker has built so far."""
    built: dict[tuple[str, str], World] = {}
    yield built
    for each in built.values():
        each.leave()


def _move_into(worlds: dict[tuple[str, str], World], kind: str, database: str) -> World:
    if (kind, database) not in worlds:
        folder = scratch.folder() / database
        folder.mkdir(parents=True, exist_ok=True)
        databases = SqliteDatabases(folder) if database == "sqlite" else PostgresDatabases()
        name = f"lab_{kind}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
        worlds[kind, database] = World(MAKERS[kind], databases, name)
    return worlds[kind, database].move_in()


@pytest.fixture
def office(worlds) -> World:
    """Our office on SQLite."""
    return _move_into(worlds, "office", "sqlite")


@pytest.fixture
def office_on_postgresql(worlds) -> World:
    """Our office on PostgreSQL."""
    return _move_into(worlds, "office", "postgresql")


FAULTY = pytest.mark.xfail(strict=True, raises=AssertionError, reason="the fault of the bare framework")


@pytest.fixture(params=["office", "bare"])
def either(request, worlds) -> Iterator[World]:
    """Our office, and the bare framework, where the same test must fail."""
    yield from _either(request, worlds, "sqlite")


@pytest.fixture(params=["office", "bare"])
def either_on_postgresql(request, worlds) -> Iterator[World]:
    """The same on PostgreSQL."""
    yield from _either(request, worlds, "postgresql")


def _either(request, worlds, database: str) -> Iterator[World]:
    if request.param == "office":
        yield _move_into(worlds, "office", database)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        world = _move_into(worlds, "bare", database)
        # Marked only now, so that a world that cannot be furnished is an error and no expected failure.
        request.applymarker(FAULTY)
        yield world
