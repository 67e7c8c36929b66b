"""Finishing a step: one form of the panel is sent, one service acts, and the page says what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.access import Post
from app.domain.case.refusals import Refused
from app.screens.actor import current_actor, session, tools
from app.screens.arguments import CASE_ID, number_sent
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.forms import take_in_upload, take_in_uploads
from app.screens.kind_words import kind_word
from app.screens.permissions import Resource, Verb
from app.screens.request_keys import request_key
from app.screens.staff import panel
from app.screens.staff.case_page import read_case
from app.screens.staff.returning import back_with_refusal
from app.services.casework.moving import Done, act
from app.services.declined import Declined
from app.services.letters.reading import list_letters_of_case
from app.services.papers.values import NewPaper, PaperKind
from app.services.work.kinds import Asked

if TYPE_CHECKING:
    from datetime import datetime


class ActingScreen(OfficeBaseView):
    """Takes what the action panel sends."""

    route_base = "/cases"
    class_permission_name = Resource.CASE

    @expose(f"/{CASE_ID}/act", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def act(self, case_id: int) -> Any:
        """Finish a step with the outcome that was pressed."""
        key, at = request_key(), now()
        form = find_form(case_id)
        try:
            done = act(
                session(),
                tools(),
                case_id=case_id,
                asked=asked_with(form),
                by=current_actor(),
                at=at,
                request_key=key,
            )
        except Declined as declined:
            return back_with_refusal(case_id, declined, form)
        flash(_("Saved: %(outcome)s", outcome=form.offer.label if form else _("done")), "success")
        _tell_of_letters(case_id, at)
        return redirect(_next(case_id, done))


def _tell_of_letters(case_id: int, at: datetime) -> None:
    """Say which letters the step has made, since a case may be ended and its letter still unsigned."""
    for letter in list_letters_of_case(session(), case_id, current_actor()):
        if letter.made_at == at and letter.signed_at is None:
            flash(
                _(
                    "%(kind)s number %(number)s was made. It waits at the signing desk.",
                    kind=kind_word(letter.kind),
                    number=letter.number,
                ),
                "info",
            )


def find_form(case_id: int) -> panel.OfferForm | None:
    """Find the form that was sent among those that are offered now; none in a stale tab or for a stranger."""
    try:
        case = read_case(case_id)
    except Declined:
        return None
    sent = (request.form.get("task", ""), request.form.get("outcome", ""))
    offer = next((one for one in case.offers if (str(one.task), one.outcome) == sent), None)
    return None if offer is None else panel.sent_form(case, offer)


def asked_with(form: panel.OfferForm | None, *, takes_files: bool = True) -> Asked:
    """Put together what the officer asks; what is not offered goes to the service bare, to be refused with its reason."""
    if form is None:
        return Asked(number_sent("task"), request.form.get("outcome", ""))
    papers, refused = _taken_in(form) if takes_files else ((), {})
    return Asked(
        task=form.offer.task,
        outcome=form.offer.outcome,
        note=form.note.strip(),
        reason=panel.chosen_reason(form),
        defects=panel.chosen_defects(form),
        answers=form.answers.raw(),
        papers=papers,
        refused_files=refused,
        passphrase=request.form.get("passphrase", ""),
    )


def _taken_in(form: panel.OfferForm) -> tuple[tuple[NewPaper, ...], dict[str, Refused]]:
    """Store the files of a form; give the papers and, by field, the refusals."""
    papers, refused = take_in_uploads(form.answers, tools())
    upload = request.files.get(panel.DOCUMENT)
    if upload is None or not upload.filename or not form.needs_document:
        return papers, refused
    try:
        return (*papers, take_in_upload(upload, tools(), PaperKind.WORK, panel.DOCUMENT)), refused
    except Declined as declined:
        return papers, {**refused, panel.DOCUMENT: declined.refused}


def _next(case_id: int, done: Done) -> str:
    """Stay on the case while it lies with the officer, else go back to where he came from."""
    officer, case = current_actor().officer, done.case
    if case is not None and any(
        officer.holds(Post(task.holder.position, task.holder.office), case.permit_type) for task in case.tasks
    ):
        return url_for("CaseScreen.case", case_id=case_id, next=safe_next())
    return safe_next() or url_for("InboxScreen.inbox")
