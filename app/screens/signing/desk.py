"""The signing desk: everything that waits for the signed-in officer's signature, to be looked at and ticked."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Any

from flask import abort, make_response, render_template, request
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session, tools
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.permissions import Resource, Verb
from app.screens.signing.certificate_words import certificate_line
from app.screens.signing.lines import paper_line, progress_words
from app.services.actors import Actor
from app.services.keyset import read_bounds
from app.services.signing_desk.batches import find_open_batch
from app.services.signing_desk.certificates import find_certificate
from app.services.signing_desk.desk import list_desk, list_desk_letters
from app.services.signing_desk.previews import preview_paper
from app.services.signing_desk.subjects import read_subject
from app.services.signing_desk.values import Stack
from app.services.signing_desk.waiting import MOST_COUNTED

LONGEST_ID = 19
CLEAN = "clean"
"""What the address says when all papers without findings are to be ticked."""


class SigningDeskScreen(OfficeBaseView):
    """The stack of the officer who reads it; what waits for others is not here."""

    route_base = "/signing"
    class_permission_name = Resource.SIGNING_DESK
    default_view = "desk"

    @expose("/")
    @has_access
    @permission_name(Verb.READ)
    def desk(self) -> str:
        """Show one page of the stack."""
        actor, at = current_actor(), now()
        certificate = certificate_line(find_certificate(session(), tools(), actor), at)
        stack = _stack(actor, at)
        unfinished = find_open_batch(session(), actor)
        return render_template(
            "screens/signing/desk.html",
            title=_("Signing desk"),
            lines=[paper_line(one) for one in stack.papers],
            page=stack.permits,
            stack=stack,
            is_of_letters=_letters_after() is not None,
            most_counted=MOST_COUNTED,
            certificate=certificate,
            ticks_clean=request.args.get("tick") == CLEAN,
            unfinished=unfinished,
            unfinished_words=progress_words(unfinished) if unfinished else "",
            at=at,
        )

    @expose("/preview/<string:subject>")
    @has_access
    @permission_name(Verb.READ)
    def preview(self, subject: str) -> Any:
        """Show a paper as it would be signed, marked not to be the document."""
        actor, read = current_actor(), read_subject(subject)
        if read is None:
            abort(HTTPStatus.NOT_FOUND)
        answer = make_response(preview_paper(session(), tools(), read, actor, now()))
        answer.mimetype = "application/pdf"
        answer.headers["Content-Disposition"] = "inline; filename=pratinjau.pdf"
        answer.headers["Cache-Control"] = "private, no-store"
        return answer


def _stack(actor: Actor, at: datetime) -> Stack:
    after = _letters_after()
    if after is not None:
        return list_desk_letters(session(), actor, at, after)
    bounds = read_bounds(request.args.get("after", ""), request.args.get("before", ""))
    return list_desk(session(), actor, at, bounds)


def _letters_after() -> int | None:
    """Read after which letter a further page of letters begins; None for the desk itself."""
    text = request.args.get("letters", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LONGEST_ID else None
