"""Levers for many tasks at once, from a page of the workload: each task on its own, each failure told by its reason."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.refusals import Refused
from app.screens.actor import current_actor, session
from app.screens.arguments import number_sent
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.refusing import named
from app.screens.sentences import sentence_of
from app.services.levers import reassign_many
from app.services.oversight.load_tasks import PAGE_SIZE
from app.services.oversight.reminding import remind_many

LONGEST_NOTE = 500
LONGEST_ID = 18


class SeveralTasksScreen(OfficeBaseView):
    """Takes the ticked tasks of one page."""

    route_base = "/workload/several"
    class_permission_name = Resource.WORKLOAD

    @expose("/reassign", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def reassign(self) -> Any:
        """Give the ticked tasks to one officer, or back to their positions."""
        to = request.form.get("to", "")
        ids = _ticked()
        if not ids or (not number_sent("to") and to != "nobody"):
            flash(_("Nothing was done: tick at least one task and choose who gets it."), "info")
            return _back()
        officer = None if to == "nobody" else number_sent("to")
        note = request.form.get("note", "").strip()[:LONGEST_NOTE]
        outcomes = reassign_many(session(), task_ids=ids, to=officer, note=note, by=current_actor(), at=now())
        _tell(_("%(count)s tasks were given away.", count=sum(one.refused is None for one in outcomes)))
        for one in outcomes:
            _tell_refusal(one.number, one.refused)
        return _back()

    @expose("/remind", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def remind(self) -> Any:
        """Remind of the ticked tasks."""
        ids = _ticked()
        if not ids:
            flash(_("Nothing was done: tick at least one task."), "info")
            return _back()
        outcomes = remind_many(session(), ids, by=current_actor(), at=now())
        _tell(_("Reminded of %(count)s tasks.", count=sum(one.refused is None for one in outcomes)))
        for one in outcomes:
            _tell_refusal(one.number, one.refused)
        return _back()


def _ticked() -> list[int]:
    """Read the ids of the ticked tasks; no more than a page has."""
    sent = [one for one in request.form.getlist("tick") if one.isascii() and one.isdecimal()]
    return [int(one) for one in sent[:PAGE_SIZE] if len(one) <= LONGEST_ID]


def _tell(sentence: str) -> None:
    flash(sentence, "success")


def _tell_refusal(number: str, refused: Refused | None) -> None:
    if refused is not None:
        flash(f"{number}: {sentence_of(named(refused))}" if number else sentence_of(named(refused)), "danger")


def _back() -> Any:
    return redirect(safe_next() or url_for("WorkloadScreen.workload"))
