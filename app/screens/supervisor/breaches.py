"""Breaches (pelanggaran SLA): the list with its filters, one breach with its trail, acknowledging and following up."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.refusals import Reason
from app.screens.actor import current_actor, find_current_actor, session
from app.screens.arguments import number_argument, number_sent, word_argument
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.per_request import kept_for_request
from app.screens.permissions import Resource, Verb
from app.screens.request_keys import new_request_key
from app.screens.sentences import sentence_of
from app.screens.supervisor.breach_lines import NotSaved, breach_page, lines_of, may_follow_up
from app.screens.supervisor.cause_words import breach_causes
from app.services.declined import Declined
from app.services.keyset import Bounds, read_bounds
from app.services.oversight.breach_filters import BreachFilter, BreachState
from app.services.oversight.breach_remarks import FollowUp, acknowledge, follow_up
from app.services.oversight.breaches import count_new, get_breach, list_breaches
from app.services.oversight.figures.names import read_names

BREACH_ID = "<int(max=9223372036854775807):breach_id>"
FIRST_DEEMED = 5
OWN_OFFICE = "-"
"""Stands in an address for the agency itself, whose office key is empty."""


class BreachScreen(OfficeBaseView):
    """What came too late; a supervisor follows it up, an auditor reads."""

    route_base = "/breaches"
    class_permission_name = Resource.BREACH
    default_view = "breaches"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def breaches(self) -> Any:
        """Show one page of the list, narrowed as the address says; the deemed ones apart above it."""
        actor, at, chosen = current_actor(), now(), _chosen_filter()
        bounds = read_bounds(request.args.get("after", ""), request.args.get("before", ""))
        page = list_breaches(session(), actor, chosen, bounds, at)
        names = read_names(session(), actor.agency_id)
        return render_template(
            "screens/supervisor/breaches.html",
            title=_("Time limits overrun"),
            page=page,
            lines=lines_of(session(), actor, page.rows, names, at),
            deemed=lines_of(session(), actor, _first_deemed(chosen, bounds), names, at),
            chosen=chosen,
            states=_states(),
            names=names,
            steps=names.list_steps(chosen.permit_type_id),
            own_office=OWN_OFFICE,
            causes=breach_causes(),
            may_follow_up=may_follow_up(actor),
            new_key=new_request_key,
        )

    @expose(f"/{BREACH_ID}")
    @has_access
    @permission_name(Verb.READ)
    def breach(self, breach_id: int) -> Any:
        """Show one breach with all that was written down about it."""
        actor, at = current_actor(), now()
        return breach_page(get_breach(session(), actor, breach_id, at), actor, at)

    @expose(f"/{BREACH_ID}/acknowledge", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def acknowledge(self, breach_id: int) -> Any:
        """Put down that the supervisor has seen a breach."""
        if acknowledge(session(), breach_id, by=current_actor(), at=now()):
            flash(_("Noted: you have seen this breach."), "success")
        else:
            flash(_("Somebody had already noted that he has seen this breach; his name stays."), "info")
        return redirect(safe_next() or url_for("BreachScreen.breaches"))

    @expose(f"/{BREACH_ID}/follow-up", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def follow_up(self, breach_id: int) -> Any:
        """Write down a cause and what was done about it."""
        told = FollowUp(request.form.get("cause", ""), request.form.get("follow_up", ""))
        actor, at = current_actor(), now()
        try:
            follow_up(session(), breach_id, told, seen=number_sent("seen"), by=actor, at=at)
        except Declined as declined:
            if declined.refused.reason is not Reason.CHANGED_MEANWHILE:
                raise
            not_saved = NotSaved(sentence_of(declined.refused), told)
            return breach_page(get_breach(session(), actor, breach_id, at), actor, at, not_saved)
        flash(_("The cause and the follow-up are on file."), "success")
        return redirect(url_for("BreachScreen.breach", breach_id=breach_id, next=safe_next()))


def count_unseen() -> int:
    """Count the open breaches that nobody has acknowledged, for the menu."""
    actor = find_current_actor()
    return 0 if actor is None else kept_for_request("breaches.new", lambda: count_new(session(), actor))


def _first_deemed(chosen: BreachFilter, bounds: Bounds) -> Any:
    """Read the first few breaches of the law's own time, for the beginning of the ordinary list."""
    if chosen.is_deemed or not chosen.is_empty or bounds.place is not None:
        return ()
    deemed = BreachFilter(state=chosen.state, is_deemed=True)
    return list_breaches(session(), current_actor(), deemed, Bounds(), now(), FIRST_DEEMED).rows


def _chosen_filter() -> BreachFilter:
    office = request.args.get("office", "")
    cause = request.args.get("cause", "")
    return BreachFilter(
        state=word_argument("state", BreachState) or BreachState.OPEN,
        is_deemed=request.args.get("about") == "deemed",
        is_unacknowledged=request.args.get("new") == "1",
        permit_type_id=number_argument("permit_type"),
        step_key=request.args.get("step", "")[:60],
        office_key={"": None, OWN_OFFICE: ""}.get(office, office[:40]),
        cause=cause if cause in {code for code, _word in breach_causes()} else "",
    )


def _states() -> list[tuple[BreachState, str]]:
    return [
        (BreachState.OPEN, _("Still open")),
        (BreachState.CLOSED, _("Closed since")),
        (BreachState.ALL, _("All")),
    ]
