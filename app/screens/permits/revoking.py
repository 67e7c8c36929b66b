"""Revoking a permit: by a decree that was made elsewhere, at once, or by one made here, with its signature."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import flash, redirect, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.refusals import Reason
from app.screens.actor import current_actor, session, tools
from app.screens.arguments import PERMIT_ID
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.forms import take_in_upload
from app.screens.permissions import Resource
from app.screens.permits.page import back_with_refusal
from app.screens.request_keys import request_key
from app.services.declined import Declined
from app.services.papers.values import NewPaper, PaperKind
from app.services.permit_life.decrees import Grounds, ask_revocation
from app.services.permit_life.revoking import DECREE_PAPER, Decree, revoke_permit


class RevocationScreen(OfficeBaseView):
    """Takes the decree by which a permit is revoked, or the reasons for one."""

    route_base = "/permits"
    class_permission_name = Resource.PERMIT

    @expose(f"/{PERMIT_ID}/revoke", methods=["POST"])
    @has_access
    @permission_name("revoke")
    def revoke(self, permit_id: int) -> Any:
        """Revoke the permit at once."""
        key = request_key()
        try:
            revoke_permit(
                session(),
                permit_id=permit_id,
                decree=_decree(),
                scan=_scan(),
                by=current_actor(),
                at=now(),
                request_key=key,
            )
        except Declined as declined:
            return back_with_refusal(permit_id, declined)
        flash(_("The permit is revoked; its public page says so from now on."), "success")
        return redirect(url_for("PermitScreen.permit", permit_id=permit_id))

    @expose(f"/{PERMIT_ID}/decree", methods=["POST"])
    @has_access
    @permission_name("revoke")
    def decree(self, permit_id: int) -> Any:
        """Lay a decree before the head; the permit holds until he has signed it."""
        key = request_key()
        grounds = Grounds.of_lines(
            request.form.get("reasons", "")[:8000], request.form.get("legal", "")[:8000]
        )
        try:
            ask_revocation(
                session(),
                tools(),
                permit_id=permit_id,
                grounds=grounds,
                by=current_actor(),
                at=now(),
                request_key=key,
            )
        except Declined as declined:
            return back_with_refusal(permit_id, declined)
        flash(_("The decree waits at the signing desk; until it is signed the permit holds."), "success")
        return redirect(url_for("PermitScreen.permit", permit_id=permit_id))


def _decree() -> Decree:
    try:
        dated_on = date.fromisoformat(request.form.get("decree_on", ""))
    except ValueError:
        raise Declined(Reason.DECREE_MISSING) from None
    return Decree(request.form.get("decree_number", "")[:120], dated_on, request.form.get("note", "")[:4000])


def _scan() -> NewPaper | None:
    upload = request.files.get("scan")
    if upload is None or not upload.filename:
        return None
    return take_in_upload(upload, tools(), PaperKind.ISSUED, DECREE_PAPER)
