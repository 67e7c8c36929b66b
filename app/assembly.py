"""Where the parts of Satu Pintu meet: bound here, in this order, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask, request
from flask_appbuilder import AppBuilder
from sqlalchemy import inspect
from werkzeug.middleware.proxy_fix import ProxyFix

from app import toolbox
from app.api import register_apis
from app.cli import office
from app.extensions import csrf, db, migrate
from app.framework import configuration
from app.records import registry  # noqa: F401 -- every table is declared before the first is used
from app.records.engine import WRITES_AT_ONCE, prepare_engine
from app.screens.registry import register_screens
from app.screens.security import OfficeSecurityManager
from app.screens.shell import init_shell
from app.services.demo.accounts import list_demonstration_accounts
from app.services.tools import EXTENSION
from config import BadSettings, Settings

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
ROOT = Path(__file__).resolve().parent.parent


def assemble(settings: Settings | None) -> Flask:
    """Do what `app.create_app` says."""
    settings = settings or Settings.from_environment(os.environ)
    app = Flask("app", template_folder=str(ROOT / "templates"))
    app.config.from_mapping(configuration(settings))
    _bind_extensions(app)
    app.extensions[EXTENSION] = toolbox.make_tools(settings)
    _bind_screens(app)
    _trust_proxies(app, settings.trusted_proxies)
    if settings.is_production:
        _refuse_demonstration(app)
    app.cli.add_command(office)
    return app


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    csrf.init_app(app)
    migrate.init_app(app, directory=str(ROOT / "migrations"))
    with app.app_context():
        prepare_engine(db.engine)
    # After the form guard, which has read the whole body by then: nobody waits for a slow upload.
    app.before_request(_take_turns)


def _take_turns() -> None:
    """Let a request that may write hold SQLite's pen from its start.

    The framework's own screens read first and write later, which SQLite refuses when somebody else wrote in
    between. A service lets go of this and takes its own turn.
    """
    if request.method not in SAFE_METHODS and db.engine.dialect.name == "sqlite":
        db.session.connection(execution_options={WRITES_AT_ONCE: True})


def _bind_screens(app: Flask) -> None:
    # Made here and not in `extensions`: an AppBuilder remembers its views, so that a module-level one
    # would leave the second application of a process nearly empty.
    appbuilder = AppBuilder(security_manager_class=OfficeSecurityManager)
    with app.app_context():
        appbuilder.init_app(app, db.session)
        register_screens(app, appbuilder)
        register_apis(appbuilder)
        init_shell(app)


def _refuse_demonstration(app: Flask) -> None:
    """Keep the public out of an office whose passwords were printed on a screen."""
    with app.app_context():
        is_migrated = inspect(db.engine).has_table("ab_user")
        accounts = list_demonstration_accounts(db.session) if is_migrated else []
        db.session.remove()
        db.engine.dispose()
    if accounts:
        fault = (
            f"DATABASE_URL menunjuk kantor peragaan ({len(accounts)} akun, misalnya '{accounts[0]}'), "
            "padahal SATUPINTU_ENV=production; pakailah basis data yang lain."
        )
        raise BadSettings((fault,))


def _trust_proxies(app: Flask, count: int) -> None:
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
