"""The calendar's page: the year in force, its hours, what the draft changes, who put it in force; and its versions."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.working_time.calendar import WorkingCalendar
from app.screens.actor import session
from app.screens.admin.calendar.sentences import (
    change_words,
    hours_words,
    month_words,
    period_words,
    reason_words,
    refusal_words,
)
from app.screens.admin.calendar.whose import agencies_to_choose, chosen_agency
from app.screens.admin.today import today
from app.screens.admin.weekdays import WEEKDAYS, weekday_name
from app.screens.arguments import number_argument
from app.screens.base import OfficeBaseView
from app.screens.permissions import Resource, Verb
from app.services.calendars import draft_calendar, get_calendar
from app.services.calendars.changes import changes_between
from app.services.calendars.draft import insist_on_soundness
from app.services.calendars.in_force import find_version_in_force
from app.services.calendars.refusals import CalendarRefused
from app.services.calendars.versions import list_versions
from app.services.calendars.years import months_of

EARLIEST, LATEST = 2000, 2100


class CalendarScreen(OfficeBaseView):
    """The year that clocks run on; who may write finds the way to the preview of what he has changed."""

    route_base = "/calendar"
    class_permission_name = Resource.CALENDAR
    default_view = "year"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def year(self) -> Any:
        """Show one year, the hours of its periods and the changes that wait."""
        agency_id = chosen_agency()
        year = _chosen_year()
        in_force = get_calendar(session(), agency_id)
        draft, fault = _read_draft(agency_id)
        return self.render_template(
            "screens/admin/calendar/year.html",
            title=_("Calendar"),
            agency_id=agency_id,
            agencies=agencies_to_choose(),
            year=year,
            years=(year - 1 if year > EARLIEST else None, year + 1 if year < LATEST else None),
            months=months_of(in_force, draft, year),
            periods=_periods_of(in_force, year),
            version=find_version_in_force(session(), agency_id),
            changes=[change_words(one) for one in changes_between(in_force, draft)] if draft else [],
            fault=fault,
            incomplete=_incomplete_years(draft or in_force),
            may_write=self.may(Verb.WRITE),
            weekdays=WEEKDAYS,
            weekday_name=weekday_name,
            words={
                "hours": hours_words,
                "period": period_words,
                "reason": reason_words,
                "month": month_words,
            },
        )

    @expose("/versions")
    @has_access
    @permission_name(Verb.READ)
    def versions(self) -> Any:
        """Show every version that was put in force, the latest first, with what it moved."""
        agency_id = chosen_agency()
        return self.render_template(
            "screens/admin/calendar/versions.html",
            title=_("Versions of the calendar"),
            agency_id=agency_id,
            agencies=agencies_to_choose(),
            versions=list_versions(session(), agency_id),
        )


def _chosen_year() -> int:
    named = number_argument("year")
    return named if named and EARLIEST <= named <= LATEST else today().year


def _read_draft(agency_id: int) -> tuple[WorkingCalendar | None, str]:
    """Read the rows; where a row contradicts itself there is no draft to compare, only the sentence about it."""
    try:
        draft = draft_calendar(session(), agency_id)
    except CalendarRefused as refused:
        return None, refusal_words(refused)
    try:
        insist_on_soundness(draft)
    except CalendarRefused as refused:
        return draft, refusal_words(refused)
    return draft, ""


def _periods_of(calendar: WorkingCalendar, year: int) -> list[Any]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [
        period
        for period in reversed(calendar.periods)
        if period.from_on <= last and (period.until_on is None or first <= period.until_on)
    ]


def _incomplete_years(calendar: WorkingCalendar) -> tuple[int, ...]:
    """List this year and the next where they lack collective leave: due times in them may still move."""
    return calendar.years_without_collective_leave(range(today().year, today().year + 2))
