"""The officers' workload: who carries how much, and the tasks behind it, to be given to others many at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.access import Permission, Post
from app.screens.actor import current_actor, session
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.request_keys import new_request_key
from app.screens.supervisor.figure_words import period_words
from app.screens.supervisor.workload_lines import officer_line, task_line, untaken_line
from app.services.calendars import get_calendar
from app.services.keyset import read_bounds
from app.services.oversight.figures.periods import (
    Period,
    PeriodKind,
    find_period,
    list_periods,
    period_of,
)
from app.services.oversight.load_tasks import (
    LoadPage,
    get_officer_name,
    list_tasks_of_officer,
    list_untaken_tasks,
)
from app.services.oversight.loads import read_loads
from app.services.register.open_work import OWN_OFFICE

OFFICER_ID = "<int(max=9223372036854775807):officer_id>"
LONGEST_KEY = 40


class WorkloadScreen(OfficeBaseView):
    """How the work lies on the officers; a supervisor moves it, an auditor reads."""

    route_base = "/workload"
    class_permission_name = Resource.WORKLOAD
    default_view = "workload"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def workload(self) -> Any:
        """Show every officer with what he has in hand and what he did, and what nobody has taken."""
        actor, at = current_actor(), now()
        today = get_calendar(session(), actor.agency_id).date_of(at)
        period = _chosen_period(today)
        office = request.args.get("office", "")[:LONGEST_KEY]
        loads = read_loads(session(), actor, at, period, _office_key(office))
        periods = list_periods(today)
        return render_template(
            "screens/supervisor/workload.html",
            title=_("Officers' workload"),
            loads=loads,
            officers=[officer_line(one, loads) for one in loads.officers],
            untaken=[untaken_line(one, loads) for one in loads.untaken],
            period=period,
            periods=[(one.key, period_words(one)) for kind in PeriodKind for one in periods[kind]],
            office=office,
            own_office=OWN_OFFICE,
        )

    @expose(f"/officers/{OFFICER_ID}")
    @has_access
    @permission_name(Verb.READ)
    def officer(self, officer_id: int) -> Any:
        """Show what one officer has in hand."""
        actor, at = current_actor(), now()
        name = get_officer_name(session(), actor, officer_id)
        found = list_tasks_of_officer(session(), actor, officer_id, _bounds(), at)
        away = _("away today") if officer_id in found.staff.away else ""
        return _tasks_page(found, _("In hand: %(name)s", name=name), away, is_taken=True)

    @expose("/untaken")
    @has_access
    @permission_name(Verb.READ)
    def untaken(self) -> Any:
        """Show what lies at a post and nobody has taken."""
        actor, at = current_actor(), now()
        post = Post(
            request.args.get("position", "")[:LONGEST_KEY], request.args.get("office", "")[:LONGEST_KEY]
        )
        found = list_untaken_tasks(session(), actor, post, _bounds(), at)
        return _tasks_page(found, _("Not taken: %(post)s", post=found.staff.label(post)), "", is_taken=False)


def _tasks_page(found: LoadPage, title: str, note: str, *, is_taken: bool) -> Any:
    may = current_actor().officer.permissions
    return render_template(
        "screens/supervisor/workload_tasks.html",
        title=title,
        note=note,
        page=found.page,
        lines=[task_line(one, found.staff) for one in found.tasks],
        candidates=found.candidates,
        is_taken=is_taken,
        may_reassign=Permission.CASE_REASSIGN in may,
        may_remind=Permission.CASE_REMIND in may,
        request_key=new_request_key(),
        back=url_for("WorkloadScreen.workload"),
    )


def _chosen_period(today: date) -> Period:
    return find_period(request.args.get("period", "")) or period_of(PeriodKind.MONTH, today)


def _office_key(office: str) -> str | None:
    return {"": None, OWN_OFFICE: ""}.get(office, office)


def _bounds() -> Any:
    return read_bounds(request.args.get("after", ""), request.args.get("before", ""))
