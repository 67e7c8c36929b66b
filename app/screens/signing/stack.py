"""A stack being signed: opened from what was ticked, signed paper by paper, gone on with after a pause.

The passphrase comes with each request's body and is used up there; it is put into no page, address, session or log.
"""

from __future__ import annotations

from time import monotonic
from typing import Any

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.screens.actor import current_actor, session, tools
from app.screens.base import OfficeBaseView
from app.screens.clock import now
from app.screens.formats import instant
from app.screens.permissions import Resource, Verb
from app.screens.signing.lines import goes_on_from, item_line, progress_words, why_not_signed
from app.services.signing_desk.batches import Batch, Ticked, get_batch, leave_batch, open_batch
from app.services.signing_desk.signing import ItemOutcome, sign_next, sign_while

BATCH = "<int(max=9223372036854775807):batch_id>"
SECONDS_A_PAGE = 5.0
"""How long a page without script goes on signing before it answers."""
LONGEST_PASSPHRASE = 256
LONGEST_FINGERPRINT = 64


class SigningStackScreen(OfficeBaseView):
    """Stacks of the signed-in officer; anybody else's do not exist for him."""

    route_base = "/signing/stacks"
    class_permission_name = Resource.SIGNING_DESK

    @expose("/", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def open(self) -> Any:
        """Open a stack of the ticked papers."""
        actor = current_actor()
        ticked = [_ticked(one) for one in request.form.getlist("tick") if " " in one]
        if not ticked:
            flash(_("No document was ticked. Tick those that you want to sign."), "info")
            return redirect(url_for("SigningDeskScreen.desk"))
        batch_id = open_batch(session(), ticked, actor, now())
        return redirect(url_for("SigningStackScreen.stack", batch_id=batch_id))

    @expose(f"/{BATCH}")
    @has_access
    @permission_name(Verb.READ)
    def stack(self, batch_id: int) -> str:
        """Show how far a stack is, and ask for the passphrase while something of it is left."""
        batch = get_batch(session(), batch_id, current_actor())
        return render_template(
            "screens/signing/stack.html",
            title=_("Sign a stack"),
            batch=batch,
            lines=[item_line(one) for one in batch.items],
            progress=progress_words(batch),
            done=len(batch.items) - batch.left,
        )

    @expose(f"/{BATCH}/sign", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def sign(self, batch_id: int) -> Any:
        """Sign as many as fit into a few seconds, for a page without script; the page then says what is left."""
        ends = monotonic() + SECONDS_A_PAGE
        outcome = sign_while(
            session(), tools(), batch_id, _passphrase(), current_actor(), now(), lambda: monotonic() < ends
        )
        sentence = _sentence(outcome, get_batch(session(), batch_id, current_actor()))
        if sentence:
            flash(sentence, "warning")
        return redirect(url_for("SigningStackScreen.stack", batch_id=batch_id))

    @expose(f"/{BATCH}/next", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def next(self, batch_id: int) -> Any:
        """Sign exactly one paper and say what became of it, for the page's script."""
        actor = current_actor()
        outcome = sign_next(session(), tools(), batch_id, _passphrase(), actor, now())
        batch = get_batch(session(), batch_id, actor)
        line = None if outcome.item is None else item_line(outcome.item)
        item = line and {
            "id": line.item.id,
            "word": line.word,
            "style": line.style,
            "sentence": line.sentence,
        }
        return jsonify(
            item=item,
            left=outcome.left,
            done=len(batch.items) - outcome.left,
            progress=progress_words(batch),
            stops=outcome.stops,
            sentence=_sentence(outcome, batch),
        )

    @expose(f"/{BATCH}/leave", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def leave(self, batch_id: int) -> Any:
        """Leave what is left of a stack for later."""
        leave_batch(session(), batch_id, current_actor(), now())
        flash(_("The rest of the stack lies on the desk again."), "info")
        return redirect(url_for("SigningDeskScreen.desk"))


def _ticked(sent: str) -> Ticked:
    subject, fingerprint = sent.split(" ", 1)
    return Ticked(subject, fingerprint[:LONGEST_FINGERPRINT])


def _passphrase() -> str:
    return request.form.get("passphrase", "")[:LONGEST_PASSPHRASE]


def _sentence(outcome: ItemOutcome, batch: Batch) -> str:
    """Say why signing stopped before the end; empty when it did not, or has come to it."""
    if outcome.is_finished or not outcome.stops:
        return ""
    if outcome.item is None:
        return _(
            "What is left of this stack is being signed by another page of yours, or was broken off a moment ago. Go on from %(until)s.",
            until=instant(goes_on_from(batch) or now()),
        )
    if not request.form.get("passphrase"):
        return _("Type the passphrase of your certificate to go on.")
    return why_not_signed(outcome.item)
