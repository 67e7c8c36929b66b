"""Printing what is to be signed by hand: the numbered permit, and the technical team's own pages."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session, tools
from app.screens.arguments import CASE_ID
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.staff.acting import asked_with, find_form
from app.screens.staff.letters import shown_pdf
from app.screens.staff.returning import back_with_refusal
from app.services.casework.work_pages import print_work_page
from app.services.declined import Declined
from app.services.issuing.printing import print_for_signing


class PrintingScreen(OfficeBaseView):
    """Makes the page that goes to the head's desk, or home with the technical team."""

    route_base = "/cases"
    class_permission_name = Resource.CASE

    @expose(f"/{CASE_ID}/print-for-signing", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def print_for_signing(self, case_id: int) -> Any:
        """Make the page and lay it open."""
        try:
            paper = print_for_signing(session(), tools(), case_id=case_id, by=current_actor(), at=now())
        except Declined as declined:
            return back_with_refusal(case_id, declined)
        flash(_("The permit is printed and lies beside the checklist."), "success")
        return redirect(url_for("CaseScreen.case", case_id=case_id, doc=paper, next=safe_next()))

    @expose(f"/{CASE_ID}/print-work", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def print_work(self, case_id: int) -> Any:
        """Print the page of a step from what was typed, in a page of its own; the form stays as it is."""
        form = find_form(case_id)
        try:
            pdf = print_work_page(
                session(),
                tools(),
                case_id=case_id,
                asked=asked_with(form, takes_files=False),
                by=current_actor(),
                at=now(),
            )
        except Declined as declined:
            return back_with_refusal(case_id, declined, form)
        return shown_pdf(pdf, f"{form.offer.prints if form else 'page'}.pdf")
