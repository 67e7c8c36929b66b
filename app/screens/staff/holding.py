"""Taking a file for oneself, giving it back, and ending one that cannot go on."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.actions import Action, Cancel, Release, Take, Withdraw
from app.screens.actor import current_actor, session
from app.screens.arguments import CASE_ID, number_sent
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.reason_words import reasons_to_cancel
from app.screens.request_keys import request_key
from app.screens.staff.panel import LONGEST_NOTE
from app.screens.staff.returning import back_with_refusal
from app.services.casework.moving import move
from app.services.declined import Declined


class HoldingScreen(OfficeBaseView):
    """Actions on a case that are no step's own work."""

    route_base = "/cases"
    class_permission_name = Resource.CASE

    @expose(f"/{CASE_ID}/take", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def take(self, case_id: int) -> Any:
        """Take a task, so that colleagues see who works on it."""
        return _move(case_id, Take(number_sent("task")), _("The file is yours now."))

    @expose(f"/{CASE_ID}/release", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def release(self, case_id: int) -> Any:
        """Give a task back to one's position."""
        return _move(case_id, Release(number_sent("task")), _("The file is released for your colleagues."))

    @expose(f"/{CASE_ID}/withdraw", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def withdraw(self, case_id: int) -> Any:
        """Put on record that the applicant takes the application back."""
        return _move(case_id, Withdraw(_note()), _("The application is withdrawn and the file closed."))

    @expose(f"/{CASE_ID}/cancel", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def cancel(self, case_id: int) -> Any:
        """End a case that cannot go on."""
        reason = request.form.get("reason", "")
        known = reason if reason in {code for code, _label in reasons_to_cancel()} else ""
        return _move(case_id, Cancel(_note(), known), _("The file is cancelled and closed."))


def _move(case_id: int, action: Action, sentence: str) -> Any:
    try:
        move(
            session(), case_id=case_id, action=action, by=current_actor(), at=now(), request_key=request_key()
        )
    except Declined as declined:
        return back_with_refusal(case_id, declined)
    flash(sentence, "success")
    return redirect(url_for("CaseScreen.case", case_id=case_id, next=safe_next()))


def _note() -> str:
    return request.form.get("note", "")[:LONGEST_NOTE]
