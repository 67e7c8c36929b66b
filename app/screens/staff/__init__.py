"""The officers' screens: the inbox, the page of a case with its actions and documents, the register."""

from __future__ import annotations

from flask import current_app
from flask_appbuilder import AppBuilder
from flask_babel import lazy_gettext as _

from app.screens.menu import MenuEntry, add_screen
from app.screens.refusing import init_refusals
from app.screens.staff.acting import ActingScreen
from app.screens.staff.case import CaseScreen
from app.screens.staff.clocks import ClocksScreen
from app.screens.staff.exporting import ExportScreen
from app.screens.staff.holding import HoldingScreen
from app.screens.staff.inbox import InboxScreen, count_waiting
from app.screens.staff.judging import JudgingScreen
from app.screens.staff.letters import LetterScreen
from app.screens.staff.levers import CaseLeverScreen
from app.screens.staff.notices import NoticeScreen, count_notices
from app.screens.staff.papers import PaperScreen
from app.screens.staff.printing import PrintingScreen
from app.screens.staff.register import RegisterScreen

CASE_PAGES = (
    "CaseScreen",
    "ActingScreen",
    "HoldingScreen",
    "CaseLeverScreen",
    "JudgingScreen",
    "PrintingScreen",
    "LetterScreen",
    "ClocksScreen",
)


def register(appbuilder: AppBuilder) -> None:
    """Add the screens, with their lines in the menu."""
    init_refusals(current_app)
    add_screen(
        appbuilder,
        InboxScreen,
        MenuEntry(label=_("Task inbox"), order=10, badge=count_waiting, covers=CASE_PAGES),
    )
    add_screen(appbuilder, RegisterScreen, MenuEntry(label=_("All files"), order=20))
    add_screen(
        appbuilder,
        NoticeScreen,
        MenuEntry(label=_("Notices"), order=90, badge=count_notices, begins_day=False),
    )
    for screen in (
        CaseScreen,
        ClocksScreen,
        ActingScreen,
        ExportScreen,
        HoldingScreen,
        CaseLeverScreen,
        JudgingScreen,
        PaperScreen,
        PrintingScreen,
        LetterScreen,
    ):
        add_screen(appbuilder, screen)
