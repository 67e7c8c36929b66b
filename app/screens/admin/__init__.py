"""The admin's room: the catalogue of an agency, its people and its calendar, as generated screens over their tables."""

from __future__ import annotations

from flask_appbuilder import AppBuilder
from flask_babel import lazy_gettext as _

from app.screens.admin.absences import AbsenceScreen
from app.screens.admin.accounts import OfficerAccountScreen
from app.screens.admin.agencies import AgencyScreen
from app.screens.admin.assignments import AssignmentScreen
from app.screens.admin.calendar.preview import CalendarPreviewScreen
from app.screens.admin.calendar.ramadan import RamadanScreen
from app.screens.admin.calendar.year import CalendarScreen
from app.screens.admin.days_off import DayOffScreen
from app.screens.admin.hours import DayHoursScreen, HoursPeriodScreen
from app.screens.admin.import_days_off import ImportDaysOffScreen
from app.screens.admin.leaves import LeaveScreen
from app.screens.admin.numbers import GivenNumberScreen
from app.screens.admin.officers import OfficerScreen
from app.screens.admin.offices import OfficeScreen
from app.screens.admin.permit_types import PermitTypeScreen
from app.screens.admin.positions import PositionScreen
from app.screens.admin.procedures import ProcedureScreen
from app.screens.admin.requirements import RequirementScreen
from app.screens.admin.series import NumberSeriesScreen
from app.screens.admin.standards import ServiceStandardScreen
from app.screens.admin.templates.listing import TemplateScreen
from app.screens.admin.templates.patterns import NumberPatternScreen
from app.screens.admin.templates.pictures import PictureScreen
from app.screens.admin.templates.versions import TemplateVersionScreen
from app.screens.menu import MenuEntry, MenuGroup, add_screen

SETTINGS = (
    (PermitTypeScreen, _("Permit types")),
    (ProcedureScreen, _("Procedures (SOP)")),
    (RequirementScreen, _("Requirements")),
    (ServiceStandardScreen, _("Service standards")),
    (TemplateScreen, _("Document templates")),
    (NumberPatternScreen, _("Numbers of letters")),
    (AgencyScreen, _("Agencies")),
    (OfficeScreen, _("Technical offices")),
    (PositionScreen, _("Positions")),
    (OfficerScreen, _("Officers")),
    (CalendarScreen, _("Calendar")),
    (DayOffScreen, _("Days off")),
    (HoursPeriodScreen, _("Office hours")),
)
REACHED_FROM_OTHERS = (
    AssignmentScreen,
    CalendarPreviewScreen,
    DayHoursScreen,
    ImportDaysOffScreen,
    LeaveScreen,
    NumberSeriesScreen,
    OfficerAccountScreen,
    PictureScreen,
    RamadanScreen,
    TemplateVersionScreen,
)
COVERS: dict[type, tuple[str, ...]] = {
    CalendarScreen: ("CalendarPreviewScreen", "RamadanScreen"),
    TemplateScreen: ("TemplateVersionScreen", "PictureScreen"),
}


def register(appbuilder: AppBuilder) -> None:
    """Add the room's screens and its lines of the menu."""
    numbers = MenuEntry(
        label=_("Numbers given"),
        group=MenuGroup.OVERSIGHT,
        order=60,
        covers=("NumberSeriesScreen",),
        begins_day=False,
    )
    add_screen(appbuilder, GivenNumberScreen, numbers)
    absences = MenuEntry(
        label=_("Absences"),
        group=MenuGroup.OVERSIGHT,
        order=55,
        covers=("LeaveScreen",),
        begins_day=False,
        of_an_agency=True,
    )
    add_screen(appbuilder, AbsenceScreen, absences)
    for place, (screen, label) in enumerate(SETTINGS, start=1):
        covers = COVERS.get(screen, ())
        entry = MenuEntry(label=label, group=MenuGroup.SETTINGS, order=10 * place, covers=covers)
        add_screen(appbuilder, screen, entry)
    for screen in REACHED_FROM_OTHERS:
        add_screen(appbuilder, screen)
