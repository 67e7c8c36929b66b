"""The SLA dashboard of one agency, read from cells added up beforehand.

The number of statements and of rows read depends on the agency's own make-up (permit types, steps, officers, months),
never on how many files it has seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.working_time.calendar import WorkingCalendar
from app.records.agencies import AgencyRecord
from app.services.calendars import get_calendar
from app.services.oversight.figures import breaches, loads, months, open_work, steps
from app.services.oversight.figures.choices import Chosen
from app.services.oversight.figures.names import Names, read_names
from app.services.oversight.figures.values import Cards, Choices, Dashboard, Rate

A_FORTNIGHT = 14
USUAL_DAY = 7.5 * 3600
"""A working day, in seconds, of an office without hours on record."""


class UnknownChoice(LookupError):
    """The agency has no such permit type, step or office."""


def read_dashboard(session: Session, chosen: Chosen, today: date) -> Dashboard:
    """Read everything the dashboard shows; `UnknownChoice` for what the agency does not have."""
    names = read_names(session, chosen.agency_id)
    choices = _choices(names, chosen)
    day_seconds = day_length(get_calendar(session, chosen.agency_id), today)
    step_cells, open_cells = steps.read_cells(session, chosen), open_work.read_open(session, chosen)
    by_month = months.read_months(session, chosen)
    lines, has_more = breaches.first_breaches(session, chosen, names)
    rates = (months.rate_of(by_month, chosen.period), months.rate_of(by_month, chosen.period.previous))
    return Dashboard(
        chosen=chosen,
        choices=choices,
        target=_target(session, chosen.agency_id),
        day_seconds=day_seconds,
        counted_at=open_work.counted_at(open_cells),
        cards=_cards(session, chosen, rates, open_cells),
        steps=steps.step_figures(step_cells, names, day_seconds),
        months=months.year_line(by_month, chosen.period),
        ages=open_work.ages_of(open_cells),
        officers=loads.officer_figures(session, chosen, names, open_cells),
        offices=loads.office_figures(step_cells, open_cells, names),
        split=steps.split_of(step_cells, names),
        reasons=loads.reason_figures(session, chosen),
        breaches=lines,
        has_more_breaches=has_more,
    )


def _choices(names: Names, chosen: Chosen) -> Choices:
    listed = names.list_steps(chosen.permit_type_id)
    if chosen.permit_type_id is not None and chosen.permit_type_id not in names.permit_types:
        raise UnknownChoice(chosen.permit_type_id)
    if chosen.step_key and chosen.step_key not in dict(names.list_steps(None)):
        raise UnknownChoice(chosen.step_key)
    if chosen.office_key and chosen.office_key not in names.offices:
        raise UnknownChoice(chosen.office_key)
    return Choices(tuple(names.permit_types.items()), listed, tuple(names.offices.items()))


def _cards(session: Session, chosen: Chosen, rates: tuple[Rate, Rate], cells: Sequence[Any]) -> Cards:
    opened, forecasts = loads.open_totals(cells), open_work.count_forecasts(session, chosen)
    return Cards(
        on_time=rates[0],
        before=rates[1],
        # Files, not tasks: a file that lies with two offices at once is one. One step has only its tasks.
        running=opened["running"] if chosen.step_key else months.count_running(session, chosen),
        with_applicant=opened["with_applicant"],
        late=opened["late"],
        late_at_offices=opened["late_at_offices"],
        predicted=opened["predicted"] if forecasts else None,
        forecast_steps=forecasts,
    )


def _target(session: Session, agency_id: int) -> int:
    query = select(AgencyRecord.on_time_target).where(AgencyRecord.id == agency_id)
    return session.execute(query).scalar_one()


def day_length(calendar: WorkingCalendar, today: date) -> int:
    """Give the length of a working day in seconds: the mean of those of the coming fortnight."""
    days = [calendar.windows_on(today + timedelta(days=ahead)) for ahead in range(A_FORTNIGHT)]
    lengths = [sum((each.closes_at - each.opens_at).total_seconds() for each in day) for day in days if day]
    return round(sum(lengths) / len(lengths)) if lengths else round(USUAL_DAY)
