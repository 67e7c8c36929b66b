"""Permits about to end, and those that have ended lately, for whoever calls their holders."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session
from app.screens.arguments import word_argument
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.services.keyset import read_bounds
from app.services.permit_life.expiring import Which, list_ending


class EndingScreen(OfficeBaseView):
    """The list, page after page."""

    route_base = "/permits"
    class_permission_name = Resource.PERMIT
    default_view = "ending"

    @expose("/ending")
    @has_access
    @permission_name(Verb.READ)
    def ending(self) -> Any:
        """Show a page of the permits that end soon or, with `?show=over`, of those that have ended."""
        which = word_argument("show", Which) or Which.SOON
        bounds = read_bounds(request.args.get("after", ""), request.args.get("before", ""))
        ending = list_ending(session(), current_actor(), which, bounds, now())
        return render_template(
            "screens/permits/ending.html",
            title=_("Permits about to end"),
            which=which.value,
            page=ending.page,
            notice_days=ending.notice_days,
        )
