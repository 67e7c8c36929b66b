"""A verdict on one document of the checklist: it fits, or it does not and a note says why."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.refusals import Reason
from app.screens.actor import current_actor, session
from app.screens.arguments import CASE_ID, PAPER_ID
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.staff.panel import LONGEST_NOTE
from app.screens.staff.returning import back_with_refusal
from app.services.declined import Declined
from app.services.papers.judging import judge
from app.services.papers.values import Verdict


class JudgingScreen(OfficeBaseView):
    """Takes the verdicts of the checklist."""

    route_base = "/cases"
    class_permission_name = Resource.CASE

    @expose(f"/{CASE_ID}/papers/{PAPER_ID}/judge", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def judge(self, case_id: int, paper_id: int) -> Any:
        """Record a verdict and go on to the next document."""
        try:
            judge(
                session(),
                case_id=case_id,
                paper_id=paper_id,
                verdict=_verdict(),
                note=request.form.get("note", "")[:LONGEST_NOTE],
                by=current_actor(),
                at=now(),
            )
        except Declined as declined:
            return back_with_refusal(case_id, declined)
        flash(_("The verdict is recorded."), "success")
        page = url_for("CaseScreen.case", case_id=case_id, next=safe_next())
        return redirect(f"{page}#checklist")


def _verdict() -> Verdict:
    sent = request.form.get("verdict", "")
    if sent not in set(Verdict):
        raise Declined(Reason.UNKNOWN_OUTCOME)
    return Verdict(sent)
