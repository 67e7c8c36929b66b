"""Taking in what an applicant mended: new documents, the form put right, his explanation; the step goes on."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.staff.case_page import read_case
from app.screens.staff.mending import MendingForm, sent_mending
from app.screens.staff.request_keys import request_key
from app.screens.staff.returning import back_with_refusal
from app.services.declined import Declined
from app.services.intake import answer_correction


class AnsweringScreen(OfficeBaseView):
    """Takes the answer to a correction on behalf of the applicant."""

    route_base = "/cases"
    class_permission_name = Resource.CASE

    @expose("/<int:case_id>/answer", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def answer(self, case_id: int) -> Any:
        """Put the answer on file."""
        key, form = request_key(), _find_form(case_id)
        try:
            answer_correction(
                session(),
                case_id=case_id,
                task=_task(),
                papers=() if form is None else form.papers(),
                form=None if form is None or form.answers is None else form.answers.raw(),
                by=current_actor(),
                at=now(),
                request_key=key,
                note=request.form.get("note", ""),
            )
        except Declined as declined:
            return back_with_refusal(case_id, declined, mending=form)
        flash(_("The applicant's answer is on file; the step goes on."), "success")
        return redirect(url_for("CaseScreen.case", case_id=case_id, next=safe_next()))


def _find_form(case_id: int) -> MendingForm | None:
    try:
        case = read_case(case_id)
    except Declined:
        return None
    correction = next((one for one in case.corrections if one.task == _task()), None)
    return None if correction is None else sent_mending(case, correction)


def _task() -> int:
    task = request.form.get("task", "")
    return int(task) if task.isdecimal() else 0
