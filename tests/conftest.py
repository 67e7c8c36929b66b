"""What every test may ask for: the database on both kinds, the application over it, a session, a client.

A test that asks for any of them runs twice, on SQLite and on PostgreSQL. The rest need no database.
"""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import postgres, scratch
from tests.databases import PostgresDatabases, SqliteDatabases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from sqlalchemy.orm import Session, scoped_session

    from tests.clients import OfficeClient
    from tests.houses import House

KINDS = ("sqlite", "postgresql")
LOOPBACK = {"127.0.0.1", "::1", "localhost"}

# How long an example takes says how busy the machine is, and nothing about what is examined.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    """Give the run one name that its workers inherit."""
    if not hasattr(config, "workerinput"):
        scratch.begin_run()


def pytest_collection() -> None:
    """Settle the names of constraints before a test imports any table, and after the measuring has begun."""
    import app.extensions  # noqa: F401


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no worker is still at it when the others have nothing left to do."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave neither a server nor a file behind, whatever the tests did."""
    if not hasattr(config, "workerinput"):
        postgres.stop_server()
        scratch.end_run()


@pytest.fixture(autouse=True, scope="session")
def _no_other_host() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def connect_here_only(self, address):
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            message = f"a test tried to reach {address[0]}"
            raise AssertionError(message)
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here_only)
        yield


@pytest.fixture(scope="session")
def houses() -> Iterator[dict[str, House]]:
    """The applications that this worker has built so far, by kind of database."""
    built: dict[str, House] = {}
    yield built
    for each in built.values():
        each.leave()


@pytest.fixture(params=KINDS)
def house(request: pytest.FixtureRequest, houses: dict[str, House]) -> House:
    """The application over one kind of database, not yet moved into any."""
    from tests.houses import House

    kind = request.param
    if kind not in houses:
        folder = scratch.folder() / kind
        folder.mkdir(parents=True, exist_ok=True)
        databases = SqliteDatabases(folder) if kind == "sqlite" else PostgresDatabases()
        houses[kind] = House(databases, folder, os.environ.get("PYTEST_XDIST_WORKER", "alone"))
    return houses[kind]


@pytest.fixture
def app(house: House) -> Flask:
    """The office over a fresh database: migrated, seeded, roles in order."""
    return house.move_into("office")


@pytest.fixture
def bare_app(house: House) -> Flask:
    """The same program over fresh tables with nothing in them."""
    return house.move_into("bare")


@pytest.fixture
def session(app: Flask) -> Iterator[scoped_session[Session]]:
    """The database session of the seeded office, inside its application context."""
    yield from _session_of(app)


@pytest.fixture
def bare_session(bare_app: Flask) -> Iterator[scoped_session[Session]]:
    """A database session over empty tables, inside an application context."""
    yield from _session_of(bare_app)


def _session_of(app: Flask) -> Iterator[scoped_session[Session]]:
    from app.extensions import db

    with app.app_context():
        yield db.session


@pytest.fixture
def client(app: Flask) -> OfficeClient:
    """A browser in front of the seeded office; `client.login("username")` logs in."""
    return app.test_client()
