"""Where an address without a path leads: to the first page of one's menu, or to the public's first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template
from flask_babel import gettext as _
from flask_login import current_user

from app.screens.menu import first_url
from app.screens.public.home import public_home

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug import Response


def init_home(app: Flask) -> None:
    """Take the place of the framework's empty index."""
    app.view_functions["IndexView.index"] = home


def home() -> Response | str:
    """Lead on to where this person's day begins."""
    if not current_user.is_authenticated:
        return public_home()
    url = first_url()
    return redirect(url) if url else render_template("screens/welcome.html", title=_("Welcome"))
