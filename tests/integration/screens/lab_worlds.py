"""Two small offices over the same tables: ours with all its cures, and one on the bare framework."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

from flask import Flask
from flask_appbuilder import AppBuilder, Model
from flask_wtf import CSRFProtect
from sqlalchemy import event

from app import create_app
from app.extensions import db
from app.records import registry as records_registry  # noqa: F401 - every table of the office
from app.records.agencies import AgencyRecord
from app.records.posts import enrol
from app.screens import registry as screen_registry
from app.screens.permissions import OfficeRole
from config import Environment, Settings
from tests.clients import PASSWORD, OfficeClient
from tests.integration.screens.lab_screens import bare_api, bare_screens, office_api, office_screens
from tests.integration.screens.lab_tables import Lab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.databases import Databases

SECRET = "a key for the laboratory, kept by nobody"
QUICK_HASH = "pbkdf2:sha256:1"
RIGHTS = ("can_read", "can_write", "approve", "stamp")
CAST = {
    "budi": (1, "Clerk"),
    "tuti": (2, "Clerk"),
    "siti": (1, OfficeRole.AGENCY_ADMIN),
    "admin": (None, OfficeRole.ADMIN),
}


class World:
    """One of the two offices, with a fresh database whenever a test moves in."""

    def __init__(self, make: Callable[[str], Flask], databases: Databases, name: str) -> None:
        self._databases, self._name, self._is_furnished = databases, name, False
        databases.create(name)
        self.app = app = make(databases.url(name))
        app.testing = True
        app.test_client_class = OfficeClient
        app.config["FAB_PASSWORD_HASH_METHOD"] = QUICK_HASH

    def move_in(self) -> World:
        """Empty the database and let the cast move in; the first time takes longest."""
        if not self._is_furnished:
            self._furnish()
            self.leave()
            self._databases.create(f"{self._name}_cast", template=self._name)
            self._is_furnished = True
        self.leave()
        self._databases.create(self._name, template=f"{self._name}_cast")
        if self.app.config["RATELIMIT_ENABLED"]:
            with self.app.app_context():
                self.app.appbuilder.sm.limiter.reset()
        return self

    def _furnish(self) -> None:
        with self.app.app_context():
            for metadata in (Lab.metadata, Model.metadata):
                metadata.create_all(db.engine)
            self._make_cast()
            db.session.commit()

    def leave(self) -> None:
        """Close every connection to the database."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    def client(self, who: str = "budi") -> OfficeClient:
        """Return a browser in which this member of the cast is signed in."""
        return self.app.test_client().login(who)

    def token(self, who: str = "budi") -> dict[str, str]:
        """Return the header by which a machine of this member of the cast identifies itself."""
        asked = {"username": who, "password": PASSWORD, "provider": "db"}
        answer = self.app.test_client().post("/api/v1/security/login", json=asked)
        return {"Authorization": f"Bearer {answer.json['access_token']}"}

    @contextmanager
    def session(self) -> Iterator:
        """Look into the database, or put something there."""
        with self.app.app_context():
            yield db.session
            db.session.commit()
            db.session.remove()

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """Collect the SQL that is sent meanwhile."""
        sent: list[str] = []

        def note(_connection, _cursor, statement, *_rest):
            sent.append(statement)

        with self.app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        yield sent
        event.remove(engine, "before_cursor_execute", note)

    def _make_cast(self) -> None:
        security = self.app.appbuilder.sm
        for name in (OfficeRole.ADMIN, OfficeRole.AGENCY_ADMIN, OfficeRole.PUBLIC, "Clerk"):
            security.add_role(str(name))
        self.app.appbuilder.add_permissions(update_perms=True)
        agencies = [_agency(key) for key in ("rohil", "kampar")]
        db.session.add_all(agencies)
        db.session.commit()
        for name, (agency_id, role) in CAST.items():
            user = security.add_user(
                name, name.title(), "", f"{name}@x.id", security.find_role(str(role)), PASSWORD
            )
            if agency_id:
                enrol(db.session, user_id=user.id, agency_id=agency_id, name=name)
        for view in ("lab", "user", "role"):
            for right in RIGHTS:
                self._grant(right, view)
        security.add_permission_role(
            security.find_role(str(OfficeRole.ADMIN)),
            security.add_permission_view_menu("can_read", "every_agency"),
        )

    def _grant(self, right: str, view: str) -> None:
        security = self.app.appbuilder.sm
        permission = security.add_permission_view_menu(right, view)
        holders = ["Admin", "Agency admin"] + (
            ["Clerk"] if view not in {"user", "role", "UserDBModelView"} else []
        )
        for holder in holders:
            security.add_permission_role(security.find_role(holder), permission)


def _agency(key: str) -> AgencyRecord:
    names = dict.fromkeys(("name", "short_name", "government", "regency", "place"), key.title())
    return AgencyRecord(key=key, **names)


def office_app(url: str) -> Flask:
    """Our office without its rooms, with the two screens of the laboratory."""
    settings = Settings(
        environment=Environment.TEST,
        database_url=url,
        secret_key=SECRET,
        base_url="http://localhost",
        login_rate_limit="1000 per minute",
    )
    with patch.object(screen_registry, "ROOMS", ()):
        app = create_app(settings)
    with app.app_context():
        for screen in (*office_screens(), office_api()):
            app.appbuilder.add_view_no_menu(screen)
    return app


def bare_app(url: str) -> Flask:
    """The framework as it comes, with the form guard that ours has too."""
    app = Flask("bare", template_folder=None, static_folder=None)
    app.config.update(
        SECRET_KEY=SECRET,
        SQLALCHEMY_DATABASE_URI=url,
        FAB_CREATE_DB=False,
        FAB_UPDATE_PERMS=False,
        BABEL_DEFAULT_LOCALE="en",
        FAB_ROLES={name: [[".*", ".*"]] for name in ("Admin", "Agency admin", "Clerk")},
        # A fault of its own is an answer of 500 here, so that each test fails by what it asserts.
        PROPAGATE_EXCEPTIONS=False,
    )
    db.init_app(app)
    CSRFProtect(app)
    with app.app_context():
        appbuilder = AppBuilder(app, db.session)
        for screen in (*bare_screens(), bare_api()):
            appbuilder.add_view_no_menu(screen)
    return app
