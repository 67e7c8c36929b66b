"""The signing desk's screens: the stack of a head with its checks and previews, and a stack being signed."""

from __future__ import annotations

from flask_appbuilder import AppBuilder
from flask_babel import lazy_gettext as _

from app.screens.menu import MenuEntry, add_screen
from app.screens.signing.desk import SigningDeskScreen
from app.screens.signing.stack import SigningStackScreen


def register(appbuilder: AppBuilder) -> None:
    """Add the screens; the menu shows the desk to those whose role signs."""
    entry = MenuEntry(label=_("Signing desk"), order=15, covers=("SigningStackScreen",), begins_day=False)
    add_screen(appbuilder, SigningDeskScreen, entry)
    add_screen(appbuilder, SigningStackScreen)
