"""The page of one permit for the officers who may see its case, and its archived bytes."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request, send_file
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name

from app.domain.permit.succession import Why
from app.domain.proof.short_codes import grouped
from app.screens.actor import current_actor, session, tools
from app.screens.arguments import PERMIT_ID
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.permits.archived_words import archived_words
from app.screens.permits.life_lines import life_lines
from app.screens.permits.words import SUCCESSIONS
from app.screens.refusing import named, refusal_page
from app.screens.request_keys import new_request_key
from app.screens.sentences import sentence_of, status_of
from app.screens.standing_words import STANDINGS
from app.services.declined import Declined
from app.services.papers.reading import OpenedPaper
from app.services.permit_life.archived import check_archived
from app.services.permit_life.handing_out import open_issued, open_slip
from app.services.permit_life.reading import PermitFile, open_permit

CHECKED = "periksa"


class PermitScreen(OfficeBaseView):
    """Shows a permit's life and gives its documents out."""

    route_base = "/permits"
    class_permission_name = Resource.CASE
    default_view = "permit"

    @expose(f"/{PERMIT_ID}")
    @has_access
    @permission_name(Verb.READ)
    def permit(self, permit_id: int) -> Any:
        """Show the page; with `?periksa=1` the archived file is read back and its signature checked."""
        return permit_page(permit_id)

    @expose(f"/{PERMIT_ID}/permit.pdf")
    @has_access
    @permission_name(Verb.READ)
    def issued(self, permit_id: int) -> Any:
        """Hand out the archived bytes."""
        return _handed_out(open_issued(session(), tools(), permit_id, current_actor()))

    @expose(f"/{PERMIT_ID}/copies/<int(max=9999):place>.pdf")
    @has_access
    @permission_name(Verb.READ)
    def slip(self, permit_id: int, place: int) -> Any:
        """Hand out the slip of a duplicate."""
        return _handed_out(open_slip(session(), tools(), permit_id, place, current_actor()))


def permit_page(permit_id: int, declined: Declined | None = None) -> Any:
    """Draw the page, after a refusal with its sentence and everything that was typed."""
    life = open_permit(session(), permit_id, current_actor(), now())
    refused = None if declined is None else named(declined.refused)
    checked = None
    if request.args.get(CHECKED):
        checked = archived_words(check_archived(session(), tools(), permit_id, current_actor()))
    page = render_template(
        "screens/permits/permit.html",
        title=life.permit.title,
        life=life,
        permit=life.permit,
        code=grouped(life.permit.short_code),
        standing=STANDINGS[life.standing],
        lines=life_lines(life),
        ways=_ways(life),
        checked=checked,
        refusal="" if refused is None else sentence_of(refused),
        typed=request.form,
        new_request_key=new_request_key,
        replacement=life.permit.replaced_by,
    )
    return make_response(page, 200 if refused is None else status_of(refused))


def back_with_refusal(permit_id: int, declined: Declined) -> Any:
    """Draw the page of the permit with a refusal; a page of its own for who may not see the permit."""
    try:
        return permit_page(permit_id, declined)
    except Declined as unknown:
        return refusal_page(unknown.refused)


def _ways(life: PermitFile) -> list[dict[str, Any]]:
    """List the ways to a new permit in the place of this one, each with why it is closed now, if it is."""
    if not life.renews:
        return []
    return [
        {
            "why": why.value,
            "label": SUCCESSIONS[why].verb,
            "refusal": "" if (refused := life.refusals[why]) is None else sentence_of(refused),
        }
        for why in Why
    ]


def _handed_out(opened: OpenedPaper) -> Any:
    answer = send_file(
        opened.stream,
        mimetype=opened.media_type,
        as_attachment=bool(request.args.get("download")),
        download_name=opened.name,
        etag=False,
        max_age=0,
    )
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Length"] = str(opened.size)
    return answer
