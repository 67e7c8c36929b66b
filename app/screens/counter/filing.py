"""Putting an application on file on behalf of its applicant: one page, kept whole until nothing is wrong with it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session, tools
from app.screens.arguments import PERMIT_TYPE_ID
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.counter.application_form import ApplicationForm, blank_form, sent_form
from app.screens.counter.application_page import application_page, running_cases
from app.screens.counter.filed import back_to_filed
from app.screens.counter.kept_files import KeptFiles
from app.screens.permissions import Resource, Verb
from app.screens.request_keys import new_request_key, request_key
from app.services.counter import ApplicationSheet, find_faults, open_sheet
from app.services.declined import AnswersDeclined
from app.services.intake import file_application
from app.services.repeats import find_case_of_press


class FilingScreen(OfficeBaseView):
    """The page of a new application."""

    route_base = "/loket/baru"
    class_permission_name = Resource.COUNTER
    default_view = "new"

    @expose(f"/{PERMIT_TYPE_ID}")
    @has_access
    @permission_name(Verb.WRITE)
    def new(self, permit_type_id: int) -> Any:
        """Show the empty page."""
        sheet = open_sheet(session(), permit_type_id, current_actor())
        return application_page(blank_form(sheet, _kept_files(sheet)), new_request_key())

    @expose(f"/{PERMIT_TYPE_ID}", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def file(self, permit_type_id: int) -> Any:
        """Put the application on file, or show all that is wrong with it; `action=check` only looks."""
        key, actor = request_key(), current_actor()
        filed = find_case_of_press(session(), actor, key)
        if filed is not None:
            return back_to_filed(filed)
        sheet = open_sheet(session(), permit_type_id, actor)
        # Judging large files takes its time: nobody else has to wait for it.
        session().rollback()
        form = sent_form(sheet, _kept_files(sheet))
        if form.has_refused_files or request.form.get("action") == "check":
            return _checked(form, key)
        try:
            done = file_application(session(), form.application(), by=actor, at=now(), request_key=key)
        except AnswersDeclined as declined:
            form.complain(declined)
            return application_page(form, key)
        flash(_("The application is on file under number %(number)s.", number=done.number), "success")
        return redirect(url_for("FiledScreen.filed", case_id=done.case_id))

    @expose(f"/{PERMIT_TYPE_ID}/nik", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def running(self, permit_type_id: int) -> str:
        """Tell of running files of a NIK; sent and not linked, so that no address holds a NIK."""
        nik = request.form.get("nik", "")
        return render_template("screens/counter/running.html", running=running_cases(permit_type_id, nik))


def _checked(form: ApplicationForm, key: str) -> Any:
    declined = find_faults(session(), form.application(), by=current_actor())
    if declined is not None:
        form.complain(declined)
    return application_page(form, key, is_checked=True)


def _kept_files(sheet: ApplicationSheet) -> KeptFiles:
    return KeptFiles(current_actor().id, f"new-{sheet.permit_type_id}", tools())
