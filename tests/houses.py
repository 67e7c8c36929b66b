"""The whole program over a test database: one application per worker and kind, a fresh database per test."""

from __future__ import annotations

import shutil
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from flask import has_app_context
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

Lived = TypeVar("Lived")
READING = ("SELECT", "PRAGMA", "SHOW")
SEEDS = Path(__file__).resolve().parent.parent / "seeds"


class House:
    """One application, moved into a fresh database before each test."""

    def __init__(self, databases: Databases, folder: Path, worker: str) -> None:
        self.databases, self.folder, self.name = databases, folder, f"test_{worker}"
        self.files = folder / f"files_{worker}"
        # Keys of its own: what one worker's test makes or takes away would change what another's papers bear.
        self.keys = folder / f"signing_{worker}"
        self._content, self._is_changed = "", False
        self._lived: dict[str, tuple[Any, str]] = {}
        databases.create(self.name)
        self.app = self._application()

    def move_into(self, content: str) -> Flask:
        """Give the application a database with this content.

        `bare` is migrated, `office` seeded with its roles, `staffed` an office with the demonstration's officers,
        of whom the heads can sign with the passphrase `PASSWORD`.
        """
        self._ensure_template(content)
        self._content = content
        self._enter(f"template_{content}")
        if (self.folder / f"keys_of_{content}").exists():
            shutil.rmtree(self.keys, ignore_errors=True)
            shutil.copytree(self.folder / f"keys_of_{content}", self.keys)
        with self.app.app_context():
            self.app.appbuilder.sm.limiter.reset()
        return self.app

    def fast_forward(self, story: str, live: Callable[[], Lived]) -> Lived:
        """Bring an office in which nothing was changed yet to where a story leads, and give what the story gave.

        It is lived once by each worker; whoever asks for it later gets a copy of the database and the files that it
        left behind. What it gives must hold for every copy, as ids do. In an office that was changed it is lived anew.
        """
        if self._is_changed:
            return live()
        story = f"{self._content}, {story}"
        if story not in self._lived:
            self._lived[story] = live(), self._keep()
        given, database = self._lived[story]
        self._enter(database)
        self._content = story
        return given

    def leave(self) -> None:
        """Close every connection to the database."""
        if has_app_context():
            db.session.remove()
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def _enter(self, database: str) -> None:
        self.leave()
        self.databases.create(self.name, template=database)
        shutil.rmtree(self.files, ignore_errors=True)
        if (self.folder / database).exists():
            shutil.copytree(self.folder / database, self.files)
        self._is_changed = False

    def _keep(self) -> str:
        """Keep database and files as they are now, and name what was kept."""
        database = f"{self.name}_{len(self._lived)}"
        self.leave()
        self.databases.create(database, template=self.name)
        if self.files.exists():
            shutil.copytree(self.files, self.folder / database)
        return database

    def _notice(self, _connection, _cursor, statement: str, *_more) -> None:
        self._is_changed = self._is_changed or not statement.startswith(READING)

    def _application(self) -> Flask:
        app = create_app(
            Settings(
                environment=Environment.TEST,
                database_url=self.databases.url(self.name),
                secret_key="a key for the tests, kept by nobody",
                base_url="http://localhost",
                files_url=f"file:{self.files}",
                signing_key_folder=self.keys,
                login_rate_limit="1000 per minute",
            )
        )
        app.testing = True
        app.test_client_class = OfficeClient
        # A slow hash protects people; the cast needs none.
        app.config["FAB_PASSWORD_HASH_METHOD"] = "pbkdf2:sha256:1"
        with app.app_context():
            event.listen(db.engine, "before_cursor_execute", self._notice)
            if db.engine.dialect.name == "sqlite":
                event.listen(db.engine, "connect", _wait_for_turns_but_not_for_the_disk)
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
        shutil.rmtree(self.keys, ignore_errors=True)
        with self.app.app_context():
            make(self.app)
        self.leave()
        if self.keys.exists():
            shutil.copytree(self.keys, self.folder / f"keys_of_{content}")
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


def _wait_for_turns_but_not_for_the_disk(connection, _pool_entry) -> None:
    connection.execute("PRAGMA synchronous=OFF")
    # Sixty-four who write at once take longer than the program's five seconds where others keep the machine busy.
    connection.execute("PRAGMA busy_timeout=60000")
