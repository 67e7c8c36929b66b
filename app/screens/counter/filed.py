"""After an application was put on file: its number, and what comes next."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session
from app.screens.arguments import CASE_ID
from app.screens.base import OfficeBaseView
from app.screens.permissions import Resource, Verb
from app.screens.words import holder_word, long_allowance_words
from app.services.counter import open_filed_case


def back_to_filed(case_id: int) -> Any:
    """Lead a form that was sent once more to what its first press filed."""
    flash(
        _(
            "This page had been sent before, and its application is on file under this number. Nothing was filed a second time; for another application begin with an empty page."
        ),
        "info",
    )
    return redirect(url_for("FiledScreen.filed", case_id=case_id))


class FiledScreen(OfficeBaseView):
    """What the clerk tells the applicant before he leaves the counter."""

    route_base = "/loket/diterima"
    class_permission_name = Resource.COUNTER
    default_view = "filed"

    @expose(f"/{CASE_ID}")
    @has_access
    @permission_name(Verb.READ)
    def filed(self, case_id: int) -> str:
        """Show the page."""
        case = open_filed_case(session(), case_id, current_actor())
        return render_template(
            "screens/counter/filed.html",
            title=_("Application received"),
            case=case,
            promise=long_allowance_words(case.promise),
            next=[
                (step, holder_word(step.kind, step.holder), long_allowance_words(step.allowance))
                for step in case.next
            ],
        )
