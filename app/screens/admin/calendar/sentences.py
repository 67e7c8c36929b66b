"""What a calendar's draft says differently, what stands in its way, and what its days are called, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import singledispatch
from http import HTTPStatus

from babel import dates
from flask_babel import get_locale
from flask_babel import gettext as _

from app.domain.working_time.days_off import SkipReason
from app.domain.working_time.hours import DayHours, HoursPeriod
from app.screens.admin.breaks import breaks_words
from app.screens.admin.days_off import kind_name
from app.screens.admin.weekdays import weekday_name
from app.screens.formats import day, long_day
from app.services.calendars import changes as c
from app.services.calendars.draft import breaks_as_plain
from app.services.calendars.refusals import CalendarReason, CalendarRefused


def refusal_words(refused: CalendarRefused) -> str:
    """Say why a calendar was not put in force, and what to do."""
    return _REFUSALS[refused.reason](refused.details)


def refusal_status(refused: CalendarRefused) -> HTTPStatus:
    """Tell the status of the page that says so."""
    is_overtaken = refused.reason is CalendarReason.CHANGED_SINCE_PREVIEW
    return HTTPStatus.CONFLICT if is_overtaken else HTTPStatus.UNPROCESSABLE_ENTITY


def hours_words(hours: DayHours | None) -> str:
    """Write the hours of a day with its breaks: `07.30–16.00, istirahat 12.00–13.00`."""
    if hours is None:
        return _("closed")
    open_from = f"{hours.opens:%H.%M}–{hours.closes:%H.%M}"
    breaks = breaks_words(breaks_as_plain(hours.breaks))
    return _("%(hours)s, break %(breaks)s", hours=open_from, breaks=breaks) if breaks else open_from


def period_words(period: HoursPeriod) -> str:
    """Write from when to when a period holds."""
    if period.until_on is None:
        return _("from %(first)s until further notice", first=day(period.from_on))
    return _("%(first)s to %(last)s", first=day(period.from_on), last=day(period.until_on))


def month_words(first_on: date) -> str:
    """Name the month of a day."""
    return str(dates.format_date(first_on, "MMMM", locale=get_locale()))


def reason_words(reason: SkipReason | None) -> str:
    """Call a day by what it is."""
    return _DAYS[reason]()


@singledispatch
def change_words(change: object) -> str:
    """Write one change of the draft in a sentence."""
    raise NotImplementedError(type(change))


@change_words.register
def _added(change: c.DayOffAdded) -> str:
    return _("Day off added: %(day)s, %(name)s (%(kind)s)", **_day_words(change))


@change_words.register
def _removed(change: c.DayOffRemoved) -> str:
    return _("Day off struck out, a working day again: %(day)s, %(name)s (%(kind)s)", **_day_words(change))


def _day_words(change: c.DayOffAdded | c.DayOffRemoved) -> dict[str, str]:
    off = change.day
    return {"day": long_day(off.on), "name": off.name, "kind": kind_name(off.kind).lower()}


@change_words.register
def _reworded(change: c.DayOffReworded) -> str:
    if change.was.name != change.day.name:
        return _(
            "Day off renamed: %(day)s, %(was)s → %(name)s",
            day=long_day(change.day.on),
            was=change.was.name,
            name=change.day.name,
        )
    return _(
        "Decree of a day off: %(day)s, %(was)s → %(decree)s",
        day=long_day(change.day.on),
        was=change.was.decree or "–",
        decree=change.day.decree or "–",
    )


@change_words.register
def _period_added(change: c.PeriodAdded) -> str:
    return _("New period: %(name)s, %(when)s", name=change.period.label, when=period_words(change.period))


@change_words.register
def _period_removed(change: c.PeriodRemoved) -> str:
    return _(
        "Period struck out: %(name)s, %(when)s", name=change.period.label, when=period_words(change.period)
    )


@change_words.register
def _period_moved(change: c.PeriodMoved) -> str:
    return _(
        "Period changed: %(was)s (%(was_when)s) → %(name)s (%(when)s)",
        was=change.was.label,
        was_when=period_words(change.was),
        name=change.period.label,
        when=period_words(change.period),
    )


@change_words.register
def _hours_changed(change: c.HoursChanged) -> str:
    return _(
        "%(period)s, %(weekday)s: %(was)s → %(hours)s",
        period=change.period.label,
        weekday=weekday_name(change.weekday),
        was=hours_words(change.was),
        hours=hours_words(change.hours),
    )


_DAYS: Mapping[SkipReason | None, Callable[[], str]] = {
    None: lambda: _("Working day"),
    SkipReason.NATIONAL_HOLIDAY: lambda: _("National holiday"),
    SkipReason.COLLECTIVE_LEAVE: lambda: _("Collective leave"),
    SkipReason.LOCAL: lambda: _("Local day off"),
    SkipReason.WEEKEND: lambda: _("Closed by the office hours"),
    SkipReason.NO_HOURS: lambda: _("No hours on record"),
}

_REFUSALS: Mapping[CalendarReason, Callable[[Mapping[str, object]], str]] = {
    CalendarReason.CHANGED_SINCE_PREVIEW: lambda _details: _(
        "The calendar has changed since this preview was made, so nothing was put in force. Read the new preview below, then put it in force again."
    ),
    CalendarReason.NOTHING_CHANGED: lambda _details: _(
        "The calendar says nothing that is not in force already, so there is nothing to put in force."
    ),
    CalendarReason.REASON_MISSING: lambda _details: _(
        "Write why the calendar changes, for example the number of the decree. Every moved due time will name this reason."
    ),
    CalendarReason.NO_HOURS: lambda _details: _(
        "The calendar has no office hours at all, so no due time could be counted. Add a period with the hours of its weekdays first."
    ),
    CalendarReason.HOURS_END: lambda d: _(
        "The office hours end on %(day)s, and due times after that day could not be counted. Leave the last day of the regular period empty, or add a period without one.",
        day=day(d["until"]),  # type: ignore[arg-type]  # the code's own parameter
    ),
    CalendarReason.EMPTY_PERIOD: lambda d: _(
        "The period “%(period)s” has no hours on any weekday, so the office would be closed throughout. Add the hours of its weekdays, or delete the period.",
        **d,
    ),
    CalendarReason.PERIOD_BACKWARDS: lambda d: _(
        "The period “%(period)s” ends before it begins. Put its first or last day right.", **d
    ),
    CalendarReason.PERIODS_OVERLAP: lambda d: _(
        "The periods “%(first)s” and “%(second)s” overlap, so that nobody could say which hours hold. Change the first or last day of one of them; regular hours need no last day.",
        **d,
    ),
    CalendarReason.HOURS_OUT_OF_ORDER: lambda d: _(
        "In the period “%(period)s” the hours of %(weekday)s contradict themselves: the office must open before it closes, and breaks lie in between without overlapping. Put them right first.",
        period=d["period"],
        weekday=weekday_name(int(str(d["weekday"]))),
    ),
    CalendarReason.PERIOD_THERE: lambda d: _(
        "The period “%(period)s” already begins on this day. Change that one instead.", **d
    ),
}
