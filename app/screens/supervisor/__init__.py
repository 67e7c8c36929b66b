"""The supervisor's screens: the SLA dashboard, limits overrun, files that can still be saved, who carries how much."""

from __future__ import annotations

from flask_appbuilder import AppBuilder


def register(appbuilder: AppBuilder) -> None:
    """Add the screens, with their lines in the menu."""
    del appbuilder
