"""The inbox (kotak tugas): an officer's open tasks, most urgent first, and the next one at a press."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.access import Permission
from app.domain.working_time.standings import Standing
from app.screens.actor import current_actor, find_current_actor, session
from app.screens.arguments import number_argument, word_argument
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.per_request import kept_for_request
from app.screens.permissions import Resource, Verb
from app.screens.request_keys import new_request_key, request_key
from app.screens.staff.inbox_lines import capped, counter_chips, inbox_line
from app.services.inbox import (
    Inbox,
    InboxFilter,
    Whose,
    count_open,
    read_inbox,
    take_next,
)
from app.services.keyset import read_bounds
from app.services.permit_type_names import list_permit_types

HIGHEST_STEP = 20
WAITING = "inbox.waiting"


class InboxScreen(OfficeBaseView):
    """The signed-in officer's tasks; what others hold is not shown here."""

    route_base = "/inbox"
    class_permission_name = Resource.INBOX
    default_view = "inbox"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def inbox(self) -> str:
        """Show one page of the inbox, narrowed as the address says."""
        actor, at = current_actor(), now()
        chosen = _chosen_filter()
        bounds = read_bounds(request.args.get("after", ""), request.args.get("before", ""))
        inbox = _keep(read_inbox(session(), actor, chosen, bounds, at))
        return render_template(
            "screens/staff/inbox.html",
            title=_("Task inbox"),
            page=inbox.page,
            lines=[inbox_line(row, actor) for row in inbox.page.rows],
            chosen=chosen,
            chips=counter_chips(inbox.counters, chosen.standing),
            has_more=inbox.counters.total > len(inbox.page.rows),
            total=capped(inbox.counters.total),
            actor=actor,
            today=at,
            left_today=inbox.left_today,
            permit_types=list_permit_types(session(), actor.agency_id),
            steps=range(1, HIGHEST_STEP + 1),
            whose=Whose,
            request_key=new_request_key(),
            may_sign=Permission.CASE_SIGN in actor.officer.permissions,
        )

    @expose("/next", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def take_next(self) -> Any:
        """Take the most urgent file that nobody has, and open it."""
        case_id = take_next(session(), current_actor(), now(), request_key())
        if case_id is None:
            flash(_("No file waits for somebody to take it. Look at the ones that you hold already."), "info")
            return redirect(safe_next() or url_for("InboxScreen.inbox"))
        return redirect(url_for("CaseScreen.case", case_id=case_id))


def count_waiting() -> int:
    """Count what the signed-in officer can act on, for the menu; nothing for who is no officer."""
    actor = find_current_actor()
    if actor is None:
        return 0
    return kept_for_request(WAITING, lambda: count_open(session(), actor))


def _keep(inbox: Inbox) -> Inbox:
    """Let the menu of this page take its number from the counters, which are read already."""
    kept_for_request(WAITING, lambda: inbox.counters.open)
    return inbox


def _chosen_filter() -> InboxFilter:
    return InboxFilter(
        search=request.args.get("search", "").strip(),
        standing=word_argument("standing", Standing),
        permit_type_id=number_argument("permit_type"),
        step_number=number_argument("step"),
        whose=word_argument("whose", Whose),
    )
