"""Office hours: dated periods, and the hours of each weekday in one of them."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField
from wtforms.validators import InputRequired

from app.domain.working_time.hours import DayHours
from app.records.calendars import DayHoursRecord, HoursPeriodRecord
from app.screens.admin.breaks import BreaksField, breaks_words
from app.screens.admin.calendar.banner import agency_with_changes
from app.screens.admin.catalogue_screen import CatalogueScreen
from app.screens.admin.choices import options
from app.screens.admin.fields import ClockField, clock
from app.screens.admin.validators import NotBefore
from app.screens.admin.weekdays import WEEKDAYS, weekday_name
from app.screens.base import FormFault, OfficeInterface
from app.screens.permissions import Resource
from app.services.calendars.draft import breaks_from
from app.services.office_hours import has_days, list_day_hours


class HoursPeriodScreen(CatalogueScreen):
    """Periods with hours of their own; on a day that several cover, the one that begins last holds."""

    datamodel = OfficeInterface(HoursPeriodRecord)
    route_base = "/hours"
    class_permission_name = Resource.OFFICE_HOURS
    base_order = ("from_on", "desc")
    show_template = "screens/admin/hours_period.html"
    list_template = "screens/admin/hours.html"
    extra_args = {"agency_with_changes": agency_with_changes}

    list_title = _("Office hours")
    show_title = _("Office hours")
    add_title = _("New period")
    edit_title = _("Change period")
    label_columns = {
        "agency": _("Agency"),
        "label": _("Name"),
        "from_on": _("First day"),
        "until_on": _("Last day"),
        "decree": _("Decree"),
    }
    description_columns = {
        "decree": _("What the hours rest on, for example Perpres 21/2023 or a circular of the regent."),
        "label": _("For example Ramadan 1448 H."),
        "until_on": _("Empty: until further notice."),
    }
    constraint_sentences = {
        "uq_hours_periods_agency_id_label_from_on": _(
            "A period of this name already begins on this day. Change one of them, then save again."
        )
    }
    list_columns = ["label", "from_on", "until_on", "agency"]
    show_columns = ["agency", "label", "from_on", "until_on", "decree"]
    search_columns = ["agency", "label"]
    add_columns = ["agency", "label", "from_on", "until_on", "decree"]
    edit_columns = ["label", "from_on", "until_on", "decree"]
    validators_columns = {"until_on": [NotBefore("from_on")]}

    def pre_delete(self, item: Any) -> None:
        """Keep a period whose weekdays still have hours."""
        if has_days(self.datamodel.session, item.id):
            raise FormFault(gettext("This period still has hours. Delete the hours of its weekdays first."))

    def _show(self, pk: Any) -> dict[str, Any]:
        return {
            **super()._show(pk),
            "days": list_day_hours(self.datamodel.session, int(pk)),
            "breaks_words": breaks_words,
            "weekday_name": weekday_name,
            "may_change": self.may("edit"),
        }


class DayHoursScreen(CatalogueScreen):
    """The hours of one weekday in a period; a weekday without a row is closed."""

    datamodel = OfficeInterface(DayHoursRecord)
    route_base = "/day-hours"
    class_permission_name = Resource.OFFICE_HOURS
    base_order = ("weekday", "asc")
    list_template = "screens/admin/hours.html"
    extra_args = {"agency_with_changes": agency_with_changes}

    list_title = _("Hours of the weekdays")
    show_title = _("Hours of a weekday")
    add_title = _("New hours of a weekday")
    edit_title = _("Change the hours of a weekday")
    label_columns = {
        "period": _("Period"),
        "weekday": _("Weekday"),
        "opens": _("Opens"),
        "closes": _("Closes"),
        "breaks": _("Breaks"),
    }
    constraint_sentences = {
        "uq_day_hours_period_id_weekday": _(
            "This weekday already has hours in this period. Change those instead."
        )
    }
    formatters_columns = {
        "weekday": weekday_name, "opens": clock, "closes": clock, "breaks": breaks_words,
    }  # fmt: skip
    list_columns = ["weekday", "opens", "closes", "breaks", "period"]
    show_columns = ["period", "weekday", "opens", "closes", "breaks"]
    search_columns = ["period"]
    add_columns = ["period", "weekday", "opens", "closes", "breaks"]
    edit_columns = ["opens", "closes", "breaks"]
    add_form_extra_fields = {
        "weekday": SelectField(label_columns["weekday"], coerce=int, choices=options(enumerate(WEEKDAYS))),
        "opens": ClockField(
            label_columns["opens"], validators=[InputRequired()], description=_("For example 07.30.")
        ),
        "closes": ClockField(label_columns["closes"], validators=[InputRequired()]),
        "breaks": BreaksField(
            label_columns["breaks"],
            description=_("One break a line, for example 12.00-13.00. Empty where there is none."),
        ),
    }
    edit_form_extra_fields = add_form_extra_fields

    def pre_add(self, item: Any) -> None:
        """Put the hours into the period's agency."""
        item.agency_id = item.period.agency_id
        _insist_on_order(item)

    def pre_update(self, item: Any) -> None:
        """Keep opening, break and closing in their order."""
        _insist_on_order(item)


def _insist_on_order(item: DayHoursRecord) -> None:
    if item.opens >= item.closes:
        raise FormFault(gettext("The office must open before it closes."), field="closes")
    try:
        DayHours(item.opens, item.closes, breaks_from(item.breaks))
    except ValueError:
        raise FormFault(
            gettext(
                "The breaks must lie within the office hours, one after the other, and begin before they end."
            ),
            field="breaks",
        ) from None
