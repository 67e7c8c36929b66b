"""The counter (loket): applications put on file, corrections taken in, documents handed over."""

from __future__ import annotations

from flask_appbuilder import AppBuilder
from flask_babel import lazy_gettext as _

from app.screens.counter.correcting import CorrectingScreen
from app.screens.counter.filed import FiledScreen
from app.screens.counter.filing import FilingScreen
from app.screens.counter.handing_over import HandoverScreen
from app.screens.counter.home import CounterScreen
from app.screens.counter.renewing import RenewingScreen
from app.screens.menu import MenuEntry, add_screen


def register(appbuilder: AppBuilder) -> None:
    """Add the screens, with the counter's line in the menu."""
    add_screen(appbuilder, CounterScreen, MenuEntry(label=_("Counter & handover"), order=30))
    for screen in (FilingScreen, RenewingScreen, FiledScreen, CorrectingScreen, HandoverScreen):
        add_screen(appbuilder, screen)
