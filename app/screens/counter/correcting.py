"""Taking in what an applicant brings after he was asked to mend his file, and sending it back to who asked."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session, tools
from app.screens.arguments import CASE_ID
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.counter.correction_form import CorrectionForm, blank_correction, sent_correction
from app.screens.counter.kept_files import KeptFiles
from app.screens.formats import size
from app.screens.permissions import Resource, Verb
from app.screens.request_keys import new_request_key, request_key
from app.services.counter import CorrectionSheet, open_correction
from app.services.declined import AnswersDeclined
from app.services.intake import answer_correction
from app.services.papers.requirements import RequirementOnFile
from app.services.repeats import is_repeat

LONGEST_KEY = 48
"""Leaves room for the serials, which tell the answers of one press apart."""


class CorrectingScreen(OfficeBaseView):
    """The page of an answer to a correction."""

    route_base = "/loket/perbaikan"
    class_permission_name = Resource.COUNTER
    default_view = "correction"

    @expose(f"/{CASE_ID}")
    @has_access
    @permission_name(Verb.WRITE)
    def correction(self, case_id: int) -> Any:
        """Show what was asked, and places for what is brought."""
        sheet = open_correction(session(), case_id, current_actor())
        return _page(blank_correction(sheet, _kept_files(sheet)), new_request_key())

    @expose(f"/{CASE_ID}", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def answer(self, case_id: int) -> Any:
        """Put the answer on file and let the step go on, or show what is wrong with it."""
        key, actor = request_key()[:LONGEST_KEY], current_actor()
        if is_repeat(session(), actor, case_id=case_id, request_key=key):
            return _done()
        sheet = open_correction(session(), case_id, actor)
        session().rollback()
        form = sent_correction(sheet, _kept_files(sheet))
        if form.faults:
            return _page(form, key)
        try:
            _answer_all(form, key)
        except AnswersDeclined as declined:
            form.complain(declined)
            return _page(form, key)
        return _done()


def _answer_all(form: CorrectionForm, key: str) -> None:
    """Answer each step that waits; one press is one answer to the office, though several branches may have asked."""
    for number, task in enumerate(form.sheet.tasks):
        answer_correction(
            session(),
            case_id=form.sheet.case_id,
            task=task,
            papers=() if number else form.papers,
            form=None if number else form.answers.raw(),
            by=current_actor(),
            at=now(),
            request_key=f"{key}-{task}" if number else key,
            note=form.note or ("" if not number else _("See the answer to the other branch.")),
        )


def _done() -> Any:
    flash(_("The applicant's answer is on file; the step goes on."), "success")
    return redirect(url_for("CounterScreen.home"))


def _page(form: CorrectionForm, key: str) -> Any:
    page = render_template(
        "screens/counter/correct.html",
        title=_("Take in a correction"),
        sheet=form.sheet,
        form=form,
        faults=form.faults,
        labels={one.key: one.label for one in form.sheet.requirements},
        standing={one.key: _standing(one) for one in form.sheet.requirements},
        request_key=key,
    )
    return page, int(form.status)


def _standing(one: RequirementOnFile) -> str:
    if not one.paper_id:
        return _("Nothing is on file yet.")
    return _("On file now: %(name)s (%(size)s)", name=one.name, size=size(one.size))


def _kept_files(sheet: CorrectionSheet) -> KeptFiles:
    return KeptFiles(current_actor().id, f"case-{sheet.case_id}", tools())
