"""A document of a case, given out by its row after the case's own access check; never by a name or a path."""

from __future__ import annotations

from typing import Any

from flask import request, send_file
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name

from app.screens.actor import current_actor, session, tools
from app.screens.arguments import PAPER_ID
from app.screens.base import OfficeBaseView
from app.screens.permissions import Resource, Verb
from app.services.papers.reading import open_paper

SHOWN_IN_PLACE = frozenset({"application/pdf", "image/jpeg", "image/png"})


class PaperScreen(OfficeBaseView):
    """Gives out documents; the type is the one found in the bytes when they came in."""

    route_base = "/papers"
    class_permission_name = Resource.CASE

    @expose(f"/{PAPER_ID}")
    @has_access
    @permission_name(Verb.READ)
    def paper(self, paper_id: int) -> Any:
        """Show a document in the page, or hand it over to be kept when asked with `?download=1`."""
        opened = open_paper(session(), tools(), paper_id, current_actor())
        is_shown = opened.media_type in SHOWN_IN_PLACE and not request.args.get("download")
        answer = send_file(
            opened.stream,
            mimetype=opened.media_type,
            as_attachment=not is_shown,
            download_name=opened.name,
            etag=False,
            max_age=0,
        )
        answer.headers["Cache-Control"] = "private, no-store"
        answer.headers["Content-Length"] = str(opened.size)
        return answer
