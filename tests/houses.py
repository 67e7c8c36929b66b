"""The whole program over a test database: one application per worker and kind, a fresh database per test."""

from __future__ import annotations

import shutil
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import TYPE_CHECKING

from flask_migrate import upgrade
from sqlalchemy import event

from app import create_app
from app.extensions import db
from config import Environment, Settings
from tests.clients import PASSWORD, OfficeClient

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from tests.databases import Databases

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


class House:
    """One application, moved into a fresh database before each test."""

    def __init__(self, databases: Databases, folder: Path, worker: str) -> None:
        self.databases, self.folder, self.name = databases, folder, f"test_{worker}"
        self.files = folder / f"files_{worker}"
        databases.create(self.name)
        self.app = self._application()

    def move_into(self, content: str) -> Flask:
        """Give the application a database with this content.

        `bare` is migrated, `office` seeded with its roles, `staffed` an office with the demonstration's officers,
        of whom the heads can sign with the passphrase `PASSWORD`.
        """
        self._ensure_template(content)
        self.leave()
        self.databases.create(self.name, template=f"template_{content}")
        shutil.rmtree(self.files, ignore_errors=True)
        with self.app.app_context():
            self.app.appbuilder.sm.limiter.reset()
        return self.app

    def leave(self) -> None:
        """Close every connection to the database."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def _application(self) -> Flask:
        app = create_app(
            Settings(
                environment=Environment.TEST,
                database_url=self.databases.url(self.name),
                secret_key="a key for the tests, kept by nobody",
                base_url="http://localhost",
                files_url=f"file:{self.files}",
                signing_key_folder=self.folder / "signing",
                login_rate_limit="1000 per minute",
            )
        )
        app.testing = True
        app.test_client_class = OfficeClient
        # A slow hash protects people; the cast needs none.
        app.config["FAB_PASSWORD_HASH_METHOD"] = "pbkdf2:sha256:1"
        with app.app_context():
            if db.engine.dialect.name == "sqlite":
                event.listen(db.engine, "connect", _write_without_waiting_for_the_disk)
        return app

    def _ensure_template(self, content: str) -> None:
        with (self.folder / "lock").open("w") as lock:
            flock(lock, LOCK_EX)
            if not self.databases.has(f"template_{content}"):
                self._build(content)

    def _build(self, content: str) -> None:
        make, template = CONTENTS[content]
        if template and not self.databases.has(f"template_{template}"):
            self._build(template)
        self.leave()
        self.databases.create(self.name, template=template and f"template_{template}")
        with self.app.app_context():
            make(self.app)
        self.leave()
        self.databases.create(f"template_{content}", template=self.name)


def _migrate(_app: Flask) -> None:
    upgrade()


def _furnish(app: Flask) -> None:
    from app.services.catalogue import load_seeds
    from app.services.staffing import sync_roles

    load_seeds(db.session, SEEDS)
    sync_roles(app.appbuilder)


def _staff(app: Flask) -> None:
    from app.services.staffing import load_demonstration
    from tests.certificates import certify_heads

    load_demonstration(db.session, app.appbuilder, SEEDS, PASSWORD)
    certify_heads(db.session, app.config["SETTINGS"].signing_key_folder, PASSWORD)


CONTENTS: dict[str, tuple[Callable[[Flask], None], str | None]] = {
    "bare": (_migrate, None),
    "office": (_furnish, "bare"),
    "staffed": (_staff, "office"),
}


def _write_without_waiting_for_the_disk(connection, _pool_entry) -> None:
    connection.execute("PRAGMA synchronous=OFF")
