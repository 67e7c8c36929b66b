"""Handing out a duplicate of a permit at the counter."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session, tools
from app.screens.arguments import PERMIT_ID
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.permissions import Resource
from app.screens.permits.page import back_with_refusal
from app.screens.request_keys import request_key
from app.services.declined import Declined
from app.services.permit_life.copies import CopyAsked, give_copy


class CopyScreen(OfficeBaseView):
    """Takes in for whom a duplicate is, and why."""

    route_base = "/permits"
    class_permission_name = Resource.PERMIT

    @expose(f"/{PERMIT_ID}/copies", methods=["POST"])
    @has_access
    @permission_name("copy")
    def copy(self, permit_id: int) -> Any:
        """Count a duplicate, and show where its slip and the permit are printed from."""
        key = request_key()
        try:
            place = give_copy(
                session(),
                tools(),
                permit_id=permit_id,
                asked=_asked(),
                by=current_actor(),
                at=now(),
                request_key=key,
            )
        except Declined as declined:
            return back_with_refusal(permit_id, declined)
        flash(
            _("Duplicate number %(place)s is on file. Print the permit and the slip.", place=place), "success"
        )
        return redirect(url_for("PermitScreen.permit", permit_id=permit_id, _anchor="copies"))


def _asked() -> CopyAsked:
    return CopyAsked(_sent("given_to", 160), _sent("reason", 2000), _sent("loss_report", 120))


def _sent(name: str, longest: int) -> str:
    return " ".join(request.form.get(name, "").split())[:longest]
