"""Handing a document over: who receives it on what proof, and the nine questions of the survey."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.ikm import Element
from app.domain.procedure.steps import Work
from app.domain.respondents import Trait
from app.screens.actor import current_actor, session, tools
from app.screens.arguments import CASE_ID
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.counter.issued_words import issued_word
from app.screens.forms import AnswersForm
from app.screens.forms.faults import Fault, faults_of_answers
from app.screens.permissions import Resource, Verb
from app.screens.refusing import named
from app.screens.request_keys import new_request_key, request_key
from app.screens.sentences import sentence_of
from app.services.casework.moving import act
from app.services.counter import HandoverSheet, open_given_out, open_handover
from app.services.declined import AnswersDeclined
from app.services.repeats import is_repeat
from app.services.work.kinds import Asked
from app.services.work.satisfaction import field_of

PREFIX = "handover-"


class HandoverScreen(OfficeBaseView):
    """The page before which the applicant stands."""

    route_base = "/loket/serah"
    class_permission_name = Resource.COUNTER
    default_view = "handover"

    @expose(f"/{CASE_ID}")
    @has_access
    @permission_name(Verb.WRITE)
    def handover(self, case_id: int) -> Any:
        """Show the page."""
        sheet = _sheet(case_id)
        form = AnswersForm(sheet.offer.fields, prefix=PREFIX, initial=sheet.offer.initial)
        return _page(sheet, form, new_request_key())

    @expose(f"/{CASE_ID}", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def hand_over(self, case_id: int) -> Any:
        """Finish the step with what was answered, or show what is missing."""
        key, actor = request_key(), current_actor()
        if is_repeat(session(), actor, case_id=case_id, request_key=key):
            return _after(case_id)
        sheet = _sheet(case_id)
        form = AnswersForm(sheet.offer.fields, prefix=PREFIX, sent=request.form)
        asked = Asked(sheet.offer.task, sheet.offer.outcome, answers=form.raw())
        try:
            act(session(), tools(), case_id=case_id, asked=asked, by=actor, at=now(), request_key=key)
        except AnswersDeclined as declined:
            form.complain(declined.findings)
            return _page(sheet, form, key, _beside(declined))
        flash(_done_words(sheet), "success")
        return _after(case_id)

    @expose(f"/{CASE_ID}/bukti")
    @has_access
    @permission_name(Verb.READ)
    def given_out(self, case_id: int) -> Any:
        """Show the slip that is to be printed and signed."""
        given = open_given_out(session(), case_id, current_actor())
        if given.slip is None:
            return redirect(url_for("CounterScreen.home"))
        return render_template("screens/counter/given_out.html", title=_("Handed over"), given=given)


def _after(case_id: int) -> Any:
    """Go to the slip of what was handed over, or on to the next applicant where there is none."""
    given = open_given_out(session(), case_id, current_actor())
    if given.slip is None:
        return redirect(url_for("CounterScreen.home"))
    return redirect(url_for("HandoverScreen.given_out", case_id=case_id))


def _sheet(case_id: int) -> HandoverSheet:
    return open_handover(session(), tools(), case_id, current_actor(), now())


def _done_words(sheet: HandoverSheet) -> str:
    if sheet.work is Work.HAND_OVER:
        return _("File %(number)s: the document was handed over.", number=sheet.number)
    return _("File %(number)s: the survey is on file.", number=sheet.number)


def _beside(declined: AnswersDeclined) -> list[Fault]:
    """Tell what else stands in the way, beside the answers."""
    return [Fault("", "", sentence_of(named(one))) for one in declined.refused.also]


def _page(sheet: HandoverSheet, form: AnswersForm, key: str, beside: Sequence[Fault] = ()) -> Any:
    elements = [element.value for element in Element]
    faults = [*beside, *faults_of_answers(form)]
    page = render_template(
        "screens/counter/hand_over.html",
        title=_("Hand over") if sheet.work is Work.HAND_OVER else _("Satisfaction survey"),
        sheet=sheet,
        form=form,
        faults=faults,
        receiver=[one for one in form.asked if one.key in {"receiver", "proof"}],
        elements=[one for one in form.asked if one.key in elements],
        respondent=[field_of(trait) for trait in Trait],
        issued={one.id: issued_word(one.subject) for one in sheet.issued},
        has_survey="satisfaction" in form,
        request_key=key,
    )
    return page, 422 if faults else 200
