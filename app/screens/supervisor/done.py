"""The work behind the dashboard's figures: tasks done in a period, and corrections asked for, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import abort, render_template, request
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session
from app.screens.arguments import day_argument, number_argument, word_argument
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.formats import day
from app.screens.permissions import Resource, Verb
from app.screens.reason_words import reason_word
from app.screens.supervisor.figure_words import route_words, time_words
from app.screens.supervisor.links import BETWEEN_TYPES
from app.screens.words import NOTHING
from app.services.calendars import get_calendar
from app.services.keyset import read_bounds
from app.services.oversight.dashboard import day_length
from app.services.oversight.done_work import DoneFilter, DoneRow, list_done
from app.services.oversight.figures.names import Names, name_of, read_names
from app.services.register.filters import Kept
from app.services.register.open_work import OWN_OFFICE

NO_REASON = "-"
MOST_TYPES, LONG_NUMBER = 100, 10
ROUTES = ("forward", "return", "correct", "reject")


@dataclass(frozen=True)
class DoneLine:
    """A row as it is printed."""

    row: DoneRow
    permit_type: str
    step: str
    officer: str
    used: str
    why: str


class DoneWorkScreen(OfficeBaseView):
    """One opens it from a figure; it has no line in the menu."""

    route_base = "/dashboard/work"
    class_permission_name = Resource.DASHBOARD
    default_view = "done"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def done(self) -> Any:
        """Show one page of what was done, narrowed as the address says."""
        actor, chosen = current_actor(), _chosen()
        bounds = read_bounds(request.args.get("after", ""), request.args.get("before", ""))
        page = list_done(session(), actor, chosen, bounds)
        names = read_names(session(), actor.agency_id)
        calendar = get_calendar(session(), actor.agency_id)
        day_seconds = day_length(calendar, calendar.date_of(now()))
        return render_template(
            "screens/supervisor/done.html",
            title=_("Corrections asked for") if chosen.route == "correct" else _("Work done"),
            page=page,
            lines=[_line(row, names, day_seconds) for row in page.rows],
            chips=_chips(chosen, names),
        )


def _chosen() -> DoneFilter:
    route, reason = request.args.get("route", ""), request.args.get("reason", "")
    if route and route not in ROUTES:
        abort(HTTPStatus.NOT_FOUND)
    return DoneFilter(
        from_on=day_argument("from"),
        until_on=day_argument("until"),
        permit_type_id=number_argument("permit_type"),
        permit_type_ids=_types(),
        step_key=request.args.get("step", ""),
        desk=request.args.get("desk", ""),
        officer_id=number_argument("officer"),
        kept=word_argument("kept", Kept),
        route=route,
        reason="" if reason == NO_REASON else reason or None,
    )


def _types() -> tuple[int, ...]:
    """Read the permit types of a figure that is of several; what is no number is none of them."""
    named = request.args.get("types", "").split(BETWEEN_TYPES)[:MOST_TYPES]
    return tuple(int(one) for one in named if one.isascii() and one.isdecimal() and len(one) < LONG_NUMBER)


def _line(row: DoneRow, names: Names, day_seconds: int) -> DoneLine:
    step = names.steps.get((row.permit_type_id or 0, row.step_key))
    why = [route_words(row.route)] if row.route not in {"", "forward"} else []
    return DoneLine(
        row=row,
        permit_type=names.permit_types.get(row.permit_type_id or 0, ""),
        step=f"{row.step_number} {name_of(step) if step else row.step_key}",
        officer=names.officers.get(row.officer_id or 0, NOTHING),
        used=time_words(row.used_seconds, day_seconds),
        why=": ".join([*why, *([reason_word(row.reason)] if row.reason else [])]),
    )


def _chips(chosen: DoneFilter, names: Names) -> list[str]:
    """Word what the list is narrowed by."""
    first, last = (day(on) if on else "…" for on in (chosen.from_on, chosen.until_on))
    desks = {**names.offices, OWN_OFFICE: _("the agency itself"), "": ""}
    steps = dict(names.list_steps(None))
    words = [
        _("done %(first)s – %(last)s", first=first, last=last) if chosen.from_on or chosen.until_on else "",
        names.permit_types.get(chosen.permit_type_id or 0, ""),
        ", ".join(names.permit_types.get(one, NOTHING) for one in chosen.permit_type_ids),
        steps.get(chosen.step_key, chosen.step_key),
        desks.get(chosen.desk, NOTHING),
        names.officers.get(chosen.officer_id or 0, NOTHING) if chosen.officer_id is not None else "",
        {None: "", Kept.YES: _("on time"), Kept.NO: _("too late")}.get(chosen.kept, _("with a limit")),
        route_words(chosen.route) if chosen.route else "",
        reason_word(chosen.reason) if chosen.reason else "",
    ]
    return [word for word in words if word]
