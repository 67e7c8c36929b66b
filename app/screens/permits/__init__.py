"""A permit after it was signed: its page, what may be done with it, and the list of those about to end."""

from __future__ import annotations

from flask_appbuilder import AppBuilder
from flask_babel import lazy_gettext as _

from app.screens.menu import MenuEntry, add_screen
from app.screens.permits.copying import CopyScreen
from app.screens.permits.ending import EndingScreen
from app.screens.permits.page import PermitScreen
from app.screens.permits.revoking import RevocationScreen

PAGES = ("PermitScreen", "CopyScreen", "RevocationScreen")


def register(appbuilder: AppBuilder) -> None:
    """Add the screens, with the list's line in the menu."""
    add_screen(
        appbuilder,
        EndingScreen,
        MenuEntry(
            label=_("Permits about to end"), order=40, covers=PAGES, begins_day=False, of_an_agency=True
        ),
    )
    for screen in (PermitScreen, CopyScreen, RevocationScreen):
        add_screen(appbuilder, screen)
