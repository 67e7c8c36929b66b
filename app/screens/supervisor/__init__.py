"""The supervisor's screens: the SLA dashboard, limits overrun, files that can still be saved, who carries how much."""

from __future__ import annotations

from flask_appbuilder import AppBuilder
from flask_babel import lazy_gettext as _

from app.screens.menu import MenuEntry, MenuGroup, add_screen
from app.screens.supervisor.breaches import BreachScreen, count_unseen
from app.screens.supervisor.dashboard import DashboardScreen
from app.screens.supervisor.done import DoneWorkScreen
from app.screens.supervisor.levers import LeverScreen
from app.screens.supervisor.report_screen import ReportScreen
from app.screens.supervisor.rescue import RescueScreen
from app.screens.supervisor.several import SeveralTasksScreen
from app.screens.supervisor.workload import WorkloadScreen


def register(appbuilder: AppBuilder) -> None:
    """Add the screens, with their lines in the menu."""
    dashboard = MenuEntry(
        label=_("SLA dashboard"), group=MenuGroup.OVERSIGHT, order=10, covers=("DoneWorkScreen",)
    )
    rescue = MenuEntry(label=_("Still to be saved"), group=MenuGroup.OVERSIGHT, order=20)
    breaches = MenuEntry(
        label=_("Time limits overrun"), group=MenuGroup.OVERSIGHT, order=30, badge=count_unseen
    )
    workload = MenuEntry(label=_("Officers' workload"), group=MenuGroup.OVERSIGHT, order=40)
    reports = MenuEntry(label=_("Reports"), group=MenuGroup.OVERSIGHT, order=50)
    add_screen(appbuilder, DashboardScreen, dashboard)
    add_screen(appbuilder, DoneWorkScreen)
    add_screen(appbuilder, RescueScreen, rescue)
    add_screen(appbuilder, BreachScreen, breaches)
    add_screen(appbuilder, WorkloadScreen, workload)
    add_screen(appbuilder, ReportScreen, reports)
    add_screen(appbuilder, LeverScreen)
    add_screen(appbuilder, SeveralTasksScreen)
