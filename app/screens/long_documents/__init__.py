"""Long documents: asked for here, made elsewhere, watched and fetched here."""

from __future__ import annotations

from flask_appbuilder import AppBuilder
from flask_babel import lazy_gettext as _

from app.screens.long_documents.screen import LongDocumentScreen
from app.screens.menu import MenuEntry, add_screen


def register(appbuilder: AppBuilder) -> None:
    """Add the screen, with its line in the menu below the register."""
    entry = MenuEntry(label=_("Long documents"), order=25, begins_day=False)
    add_screen(appbuilder, LongDocumentScreen, entry)
