"""The levers on the page of a case: more time, another officer, taking over, a reminder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import NO_ALLOWANCE
from app.domain.working_time.clocks import Allowance, Unit
from app.screens.actor import current_actor, session
from app.screens.arguments import CASE_ID, number_sent
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.request_keys import request_key
from app.screens.staff.panel import LONGEST_NOTE
from app.screens.staff.returning import back_with_refusal
from app.services import levers
from app.services.declined import Declined

BACK_TO_POST = "post"
"""Chosen where a task is to lie with its whole position again."""


class CaseLeverScreen(OfficeBaseView):
    """Takes what the levers of a case's page send."""

    route_base = "/cases"
    class_permission_name = Resource.CASE

    @expose(f"/{CASE_ID}/extend", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def extend(self, case_id: int) -> Any:
        """Agree more time for a step."""
        return _pull(case_id, _extend)

    @expose(f"/{CASE_ID}/reassign", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def reassign(self, case_id: int) -> Any:
        """Give a task to another officer of its post, or back to the post; never without a word of why."""
        return _pull(case_id, _reassign)

    @expose(f"/{CASE_ID}/take-over", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def take_over(self, case_id: int) -> Any:
        """Take for oneself what a colleague has taken."""
        return _pull(case_id, _take_over)

    @expose(f"/{CASE_ID}/remind", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def remind(self, case_id: int) -> Any:
        """Remind whoever has a task that it waits."""
        return _pull(case_id, _remind)


def _pull(case_id: int, lever: Callable[[int], str]) -> Any:
    """Pull a lever, which says what it did, and go back to the page; a refusal is told there."""
    try:
        flash(lever(case_id), "success")
    except Declined as declined:
        return back_with_refusal(case_id, declined)
    return redirect(url_for("CaseScreen.case", case_id=case_id, next=safe_next()))


def _extend(case_id: int) -> str:
    levers.extend(
        session(),
        case_id=case_id,
        task=number_sent("task"),
        allowance=_allowance(),
        reason=_note(),
        by=current_actor(),
        at=now(),
        request_key=request_key(),
    )
    return _("More time is agreed; the new due time is shown above.")


def _reassign(case_id: int) -> str:
    to, note = request.form.get("to", ""), _note()
    if not note.strip():
        raise Declined(Reason.NOTE_MISSING)
    levers.reassign(
        session(),
        case_id=case_id,
        task=number_sent("task"),
        to=None if to == BACK_TO_POST else number_sent("to"),
        note=note,
        by=current_actor(),
        at=now(),
        request_key=request_key(),
    )
    return (
        _("The task is given back.")
        if to == BACK_TO_POST
        else _("The task is given on; the officer was told.")
    )


def _take_over(case_id: int) -> str:
    levers.take_over(
        session(),
        case_id=case_id,
        task=number_sent("task"),
        by=current_actor(),
        at=now(),
        request_key=request_key(),
    )
    return _("The task is yours now; your colleague was told.")


def _remind(case_id: int) -> str:
    told = levers.remind(session(), case_id=case_id, task=number_sent("task"), by=current_actor(), at=now())
    if not told:
        return _("Nobody of this position is at work today, so nobody was reminded.")
    return _("The reminder is sent.")


def _allowance() -> Allowance:
    """Read the time asked for; none, which is refused with its reason, for anything that is no time."""
    amount, unit = number_sent("amount"), request.form.get("unit", "")
    if not amount or unit not in {Unit.MINUTES, Unit.HOURS, Unit.WORKING_DAYS}:
        return NO_ALLOWANCE
    return Allowance(amount, Unit(unit))


def _note() -> str:
    return request.form.get("note", "")[:LONGEST_NOTE]
