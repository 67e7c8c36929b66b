"""All files of the agency (buku registrasi): newest first, for those whose role shows them every case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import current_app, render_template, request
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session
from app.screens.arguments import day_argument, number_argument, word_argument
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.staff.register_marks import marks_of
from app.screens.words import NOTHING, status_word
from app.services.casework.loading import RUNNING
from app.services.keyset import read_bounds
from app.services.permit_type_names import list_permit_types
from app.services.register import Kept, OpenStand, OpenWork, RegisterFilter, RegisterRow, list_register
from app.services.register.filters import STATUSES


@dataclass(frozen=True)
class RegisterLine:
    """A row as it is printed."""

    row: RegisterRow
    status: str
    style: str
    step: str


class RegisterScreen(OfficeBaseView):
    """The register; what a supervisor, the counter and the head look things up in."""

    route_base = "/register"
    class_permission_name = Resource.REGISTER
    default_view = "register"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def register(self) -> Any:
        """Show one page of the register, narrowed as the address says."""
        actor = current_actor()
        chosen = _chosen_filter()
        bounds = read_bounds(request.args.get("after", ""), request.args.get("before", ""))
        page = list_register(session(), actor, chosen, bounds, now())
        return render_template(
            "screens/staff/register.html",
            title=_("All files"),
            page=page,
            lines=[_line(row) for row in page.rows],
            chosen=chosen,
            marks=marks_of(session(), actor.agency_id, chosen),
            permit_types=list_permit_types(session(), actor.agency_id),
            statuses=[(status, status_word(status)) for status in STATUSES],
            may_print=current_app.extensions["appbuilder"].sm.has_access(
                f"can_{Verb.WRITE}", Resource.PRINT_JOB
            ),
        )


def _chosen_filter() -> RegisterFilter:
    status = request.args.get("status", "")
    return RegisterFilter(
        search=request.args.get("search", "").strip(),
        permit_type_id=number_argument("permit_type"),
        status=status if status in STATUSES else "",
        from_on=day_argument("from"),
        until_on=day_argument("until"),
        office_key=request.args.get("office", "").strip(),
        ended_from_on=day_argument("ended_from"),
        ended_until_on=day_argument("ended_until"),
        kept=word_argument("kept", Kept),
        open_work=OpenWork(
            stand=word_argument("stand", OpenStand),
            step_key=request.args.get("step", "").strip(),
            desk=request.args.get("desk", "").strip(),
            officer_id=number_argument("officer"),
            age=number_argument("age"),
        ),
    )


def _line(row: RegisterRow) -> RegisterLine:
    return RegisterLine(
        row=row,
        status=_("Waits for the applicant") if row.is_waiting else status_word(row.status),
        style=_style(row),
        step=", ".join(step.label or step.text for step in row.steps) or NOTHING,
    )


def _style(row: RegisterRow) -> str:
    if row.is_waiting:
        return "info"
    return {RUNNING: "plain", "completed": "ok", "rejected": "late"}.get(row.status, "soon")
