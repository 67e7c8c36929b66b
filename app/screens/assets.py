"""Addresses of our own style sheets and scripts, which change when the file does so that browsers may keep them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from flask import abort, current_app, url_for

if TYPE_CHECKING:
    from flask import Flask

STYLES = ("tokens", "base", "shell", "parts", "forms", "tables", "pages", "admin", "print")
SCRIPTS = ("shell", "dialogs", "forms", "tables")
ONE_YEAR_IN_SECONDS = 365 * 24 * 3600


def init_assets(app: Flask) -> None:
    """Offer `asset()` to the templates and close the framework's own folder of scripts."""
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = ONE_YEAR_IN_SECONDS
    app.jinja_env.globals.update(asset=asset, office_styles=STYLES, office_scripts=SCRIPTS)
    # Bootstrap 3, jQuery and their known holes would be served to anyone who asks.
    app.view_functions["appbuilder.static"] = lambda **_kwargs: abort(404)


def asset(path: str) -> str:
    """Return the address of a file under `app/static`, with its content's digest."""
    folder = str(current_app.static_folder)
    is_settled = not (current_app.debug or current_app.testing)
    digest = _digest(folder, path) if is_settled else _digest.__wrapped__(folder, path)
    return url_for("static", filename=path, v=digest)


@lru_cache(maxsize=200)
def _digest(folder: str, path: str) -> str:
    return hashlib.sha256((Path(folder) / path).read_bytes()).hexdigest()[:12]
