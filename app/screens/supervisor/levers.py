"""The levers in the rows of the supervisor's lists: one press, one service, back to the list with what happened."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.working_time.clocks import Allowance, Unit
from app.screens.actor import current_actor, session
from app.screens.arguments import number_sent
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.refusing import named
from app.screens.request_keys import request_key
from app.screens.sentences import sentence_of, status_of
from app.services import levers
from app.services.declined import Declined

LONGEST_REASON = 500


class LeverScreen(OfficeBaseView):
    """Takes what is pressed in a row; who may is decided by the case's own table of access."""

    route_base = "/levers"
    class_permission_name = Resource.RESCUE

    @expose("/remind", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def remind(self) -> Any:
        """Remind whoever has a task, or the officers of its post."""

        def pull() -> str:
            told = levers.remind(session(), **_which(), by=current_actor(), at=now())
            if not told:
                return _("Nobody of this position is at work today, so nobody was reminded.")
            return _("%(count)s officers were reminded.", count=told)

        return _back(pull)

    @expose("/reassign", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def reassign(self) -> Any:
        """Give a task to another officer of its post, or back to the post."""
        to = number_sent("to") or None

        def pull() -> str:
            by, at, key = current_actor(), now(), request_key()
            levers.reassign(session(), **_which(), to=to, note="", by=by, at=at, request_key=key)
            return _("The task is given to another officer; he was told.") if to else _given_back()

        return _back(pull)

    @expose("/take-over", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def take_over(self) -> Any:
        """Take a task of one's own post for oneself."""

        def pull() -> str:
            by, at, key = current_actor(), now(), request_key()
            levers.take_over(session(), **_which(), by=by, at=at, request_key=key)
            return _("The file is yours now.")

        return _back(pull)

    @expose("/extend", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def extend(self) -> Any:
        """Agree more time for a step."""

        def pull() -> str:
            by, at, key = current_actor(), now(), request_key()
            reason = request.form.get("reason", "").strip()[:LONGEST_REASON]
            longer = _allowance()
            levers.extend(
                session(), **_which(), allowance=longer, reason=reason, by=by, at=at, request_key=key
            )
            return _("More time is agreed; the due time has moved and the reason is on file.")

        return _back(pull)


def _which() -> dict[str, int]:
    return {"case_id": number_sent("case_id"), "task": number_sent("task")}


def _given_back() -> str:
    return _("The task is back with its position; any officer of it can take it.")


def _allowance() -> Allowance:
    """Read the time asked for; none of it where the form was tampered with, which is refused with its reason."""
    amount, unit = number_sent("amount"), request.form.get("unit", "")
    if not amount or unit not in set(Unit) - {Unit.NONE}:
        return Allowance(0, Unit.NONE)
    return Allowance(amount, Unit(unit))


def _back(pull: Callable[[], str]) -> Any:
    """Pull a lever and go back to the list with a sentence; a file of another agency is as unknown as none."""
    try:
        flash(pull(), "success")
    except Declined as declined:
        if status_of(declined.refused) is HTTPStatus.NOT_FOUND:
            raise
        flash(sentence_of(named(declined.refused)), "danger")
    return redirect(safe_next() or url_for("RescueScreen.rescue"))
