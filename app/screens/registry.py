"""The rooms of the office's screens, in the order in which they are furnished.

A room is a package with `register(appbuilder)`, which adds its screens by `app.screens.menu.add_screen`.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask
    from flask_appbuilder import AppBuilder

ROOMS = ("staff", "counter", "supervisor", "admin", "portal", "public")


def register_screens(app: Flask, appbuilder: AppBuilder) -> None:
    """Furnish every room that stands."""
    del app
    for room in ROOMS:
        name = f"app.screens.{room}"
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            import_module(name).register(appbuilder)
