"""Revoking a permit, on the page of its case."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.refusals import Reason
from app.screens.actor import current_actor, session
from app.screens.arguments import CASE_ID
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.permissions import Resource
from app.screens.staff.returning import back_with_refusal
from app.services.declined import Declined
from app.services.permit_life import Decree, revoke_permit


class PermitLifeScreen(OfficeBaseView):
    """Takes the decree by which a permit is revoked."""

    route_base = "/cases"
    class_permission_name = Resource.PERMIT

    @expose(f"/{CASE_ID}/revoke", methods=["POST"])
    @has_access
    @permission_name("revoke")
    def revoke(self, case_id: int) -> Any:
        """Revoke the permit of a case."""
        try:
            revoke_permit(session(), case_id=case_id, decree=_decree(), by=current_actor(), at=now())
        except Declined as declined:
            return back_with_refusal(case_id, declined)
        flash(_("The permit is revoked; its public page says so from now on."), "success")
        return redirect(url_for("CaseScreen.case", case_id=case_id, next=safe_next()))


def _decree() -> Decree:
    try:
        dated_on = date.fromisoformat(request.form.get("decree_on", ""))
    except ValueError:
        raise Declined(Reason.DECREE_MISSING) from None
    return Decree(request.form.get("decree_number", "")[:120], dated_on, request.form.get("note", "")[:4000])
