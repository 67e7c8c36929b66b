"""An application in the place of a permit: renewal, amendment or replacement, filled with what the old one passes on."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.permit.succession import Why
from app.screens.actor import current_actor, session, tools
from app.screens.arguments import PERMIT_ID
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.counter.application_form import ApplicationForm, inherited_form, sent_form
from app.screens.counter.application_page import application_page
from app.screens.counter.filed import back_to_filed
from app.screens.counter.kept_files import KeptFiles
from app.screens.permissions import Resource, Verb
from app.screens.refusing import named
from app.screens.request_keys import new_request_key, request_key
from app.screens.sentences import sentence_of
from app.services.counter import find_faults, open_sheet
from app.services.declined import AnswersDeclined, Declined
from app.services.intake import file_application
from app.services.permit_life.renewing import Inheritance, open_inheritance, refuse_to_succeed
from app.services.permit_life.succession import Origin
from app.services.repeats import find_case_of_press

WHY = "<string:why>"


class RenewingScreen(OfficeBaseView):
    """The page of a new application that succeeds a permit."""

    route_base = "/loket/ganti"
    class_permission_name = Resource.COUNTER
    default_view = "renew"

    @expose(f"/{PERMIT_ID}/{WHY}")
    @has_access
    @permission_name(Verb.WRITE)
    def renew(self, permit_id: int, why: str) -> Any:
        """Show the page, filled in."""
        origin, actor = _origin(permit_id, why), current_actor()
        refuse_to_succeed(session(), origin, actor, now())
        inheritance = open_inheritance(session(), origin, actor)
        sheet = open_sheet(session(), inheritance.permit_type_id, actor)
        form = inherited_form(sheet, _kept_files(permit_id), inheritance)
        return application_page(form, new_request_key(), inheritance=inheritance)

    @expose(f"/{PERMIT_ID}/{WHY}", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def file(self, permit_id: int, why: str) -> Any:
        """Put the application on file, or show all that is wrong with it; `action=check` only looks."""
        key, actor = request_key(), current_actor()
        filed = find_case_of_press(session(), actor, key)
        if filed is not None:
            return back_to_filed(filed)
        origin = _origin(permit_id, why, request.form.get("origin_reason", ""))
        inheritance = open_inheritance(session(), origin, actor)
        sheet = open_sheet(session(), inheritance.permit_type_id, actor)
        session().rollback()
        form = sent_form(sheet, _kept_files(permit_id), origin)
        if form.has_refused_files or request.form.get("action") == "check":
            return _checked(form, key, inheritance)
        try:
            done = file_application(session(), form.application(), by=actor, at=now(), request_key=key)
        except AnswersDeclined as declined:
            form.complain(declined)
            return application_page(form, key, inheritance=inheritance)
        except Declined as declined:
            refusal = sentence_of(named(declined.refused))
            return application_page(form, key, inheritance=inheritance, refusal=refusal)
        flash(_("The application is on file under number %(number)s.", number=done.number), "success")
        return redirect(url_for("FiledScreen.filed", case_id=done.case_id))


def _checked(form: ApplicationForm, key: str, inheritance: Inheritance) -> Any:
    declined = find_faults(session(), form.application(), by=current_actor())
    if declined is not None:
        form.complain(declined)
    return application_page(form, key, is_checked=True, inheritance=inheritance)


def _origin(permit_id: int, why: str, reason: str = "") -> Origin:
    if why not in set(Why):
        abort(HTTPStatus.NOT_FOUND)
    return Origin(permit_id, Why(why), " ".join(reason.split())[:2000])


def _kept_files(permit_id: int) -> KeptFiles:
    return KeptFiles(current_actor().id, f"renew-{permit_id}", tools())
