"""The rooms of the office's screens, in the order in which they are furnished.

A room is a package with `register(appbuilder)`, which adds its screens by `app.screens.menu.add_screen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.screens import admin, counter, long_documents, permits, public, signing, staff, supervisor

if TYPE_CHECKING:
    from flask import Flask
    from flask_appbuilder import AppBuilder

ROOMS = (staff, long_documents, signing, counter, permits, supervisor, admin, public)


def register_screens(app: Flask, appbuilder: AppBuilder) -> None:
    """Furnish every room."""
    del app
    for room in ROOMS:
        room.register(appbuilder)
