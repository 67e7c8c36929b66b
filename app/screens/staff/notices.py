"""Notices (pemberitahuan): what the signed-in officer was told, newest first, and that he has read it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, find_current_actor, session
from app.screens.arguments import number_sent
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.notice_sentences import notice_line
from app.screens.per_request import kept_for_request
from app.screens.permissions import Resource, Verb
from app.services.keyset import Page, read_bounds
from app.services.notices import Notice, count_unread, list_notices, mark_read

UNREAD = "notices.unread"


class NoticeScreen(OfficeBaseView):
    """An officer's own notices; nobody sees another's."""

    route_base = "/notices"
    class_permission_name = Resource.NOTICE
    default_view = "notices"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def notices(self) -> str:
        """Show one page of them."""
        actor = find_current_actor()
        bounds = read_bounds(request.args.get("after", ""), request.args.get("before", ""))
        # An account of the installation serves no agency, so nobody tells it anything.
        page: Page[Notice] = Page(()) if actor is None else list_notices(session(), actor, bounds)
        return render_template(
            "screens/staff/notices.html",
            title=_("Notices"),
            page=page,
            lines=[notice_line(notice) for notice in page.rows],
            newest=page.rows[0].id if page.rows else 0,
            unread=count_notices(),
        )

    @expose("/read", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def read(self) -> Any:
        """Mark one notice as read, or all that the officer has seen."""
        one, until = number_sent("notice"), number_sent("until")
        marked = mark_read(session(), current_actor(), now(), [one] if one else None, until_id=until or one)
        if marked:
            flash(_("Marked as read: %(count)s.", count=marked), "success")
        return redirect(safe_next() or url_for("NoticeScreen.notices"))


def count_notices() -> int:
    """Count what the signed-in officer has not read, for the menu; nothing for who is no officer."""
    actor = find_current_actor()
    if actor is None:
        return 0
    return kept_for_request(UNREAD, lambda: min(99, count_unread(session(), actor)))
