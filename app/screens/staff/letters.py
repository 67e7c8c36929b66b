"""The letters of a case on its page: looked at, printed for ink, signed, scanned, withdrawn, handed over."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import Response, flash, redirect, request, send_file, url_for
from flask_appbuilder import expose
from flask_appbuilder.security.decorators import has_access, permission_name
from flask_babel import gettext as _

from app.domain.case.refusals import Reason
from app.screens.actor import current_actor, session, tools
from app.screens.base import OfficeBaseView
from app.screens.base.ways_back import safe_next
from app.screens.clock import now
from app.screens.forms import take_in_upload
from app.screens.permissions import Resource, Verb
from app.screens.request_keys import request_key
from app.screens.staff.returning import back_with_refusal
from app.services.declined import Declined
from app.services.letters.handing_over import hand_over_letter
from app.services.letters.printing import preview_letter
from app.services.letters.reading import get_visible_letter
from app.services.letters.signing import sign_letter, take_letter_scan
from app.services.letters.withdrawing import withdraw_letter
from app.services.papers.values import PaperKind

LETTER_ID = "<int(max=9223372036854775807):letter_id>"
LONGEST_WORD = 120
LONGEST_REASON = 1000


class LetterScreen(OfficeBaseView):
    """Each letter by its own id, after the checks of its case."""

    route_base = "/letters"
    class_permission_name = Resource.CASE

    @expose(f"/{LETTER_ID}/preview")
    @has_access
    @permission_name(Verb.READ)
    def preview(self, letter_id: int) -> Any:
        """Show a letter that waits, as it would be signed today; `?ink=1` with room for a signature by hand."""
        by_hand = bool(request.args.get("ink"))
        pdf = preview_letter(session(), tools(), letter_id, current_actor(), now(), by_hand=by_hand)
        return shown_pdf(pdf, f"surat-{letter_id}.pdf")

    @expose(f"/{LETTER_ID}/sign", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def sign(self, letter_id: int) -> Any:
        """Sign a letter with the passphrase typed now."""

        def do() -> str:
            sign_letter(
                session(),
                tools(),
                letter_id=letter_id,
                passphrase=request.form.get("passphrase", ""),
                by=current_actor(),
                at=now(),
            )
            return _("The letter is signed and lies on the file.")

        return _done(letter_id, do)

    @expose(f"/{LETTER_ID}/scan", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def scan(self, letter_id: int) -> Any:
        """File the scan of a letter that was signed by hand."""

        def do() -> str:
            sent = request.files.get("scan")
            if sent is None or not sent.filename:
                raise Declined(Reason.DOCUMENT_MISSING)
            scan = take_in_upload(sent, tools(), PaperKind.ISSUED, "letter_scan")
            take_letter_scan(session(), letter_id=letter_id, scan=scan, by=current_actor(), at=now())
            return _("The signed letter is filed.")

        return _done(letter_id, do)

    @expose(f"/{LETTER_ID}/withdraw", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def withdraw(self, letter_id: int) -> Any:
        """Withdraw a letter; its number is void."""
        key = request_key()

        def do() -> str:
            withdraw_letter(
                session(),
                letter_id=letter_id,
                reason=request.form.get("note", "")[:LONGEST_REASON],
                by=current_actor(),
                at=now(),
                again=bool(request.form.get("again")),
                request_key=key,
            )
            return _("The letter is withdrawn; its number is void.")

        return _done(letter_id, do)

    @expose(f"/{LETTER_ID}/hand-over", methods=["POST"])
    @has_access
    @permission_name(Verb.WRITE)
    def hand_over(self, letter_id: int) -> Any:
        """Note that a signed letter was given out at the counter."""
        key = request_key()

        def do() -> str:
            hand_over_letter(
                session(),
                tools(),
                letter_id=letter_id,
                receiver=request.form.get("receiver", "")[:LONGEST_WORD],
                proof=request.form.get("proof", "")[:LONGEST_WORD],
                by=current_actor(),
                at=now(),
                request_key=key,
            )
            return _("The letter is handed over. Print the slip beside it and have it signed.")

        return _done(letter_id, do)


def shown_pdf(pdf: bytes, name: str) -> Response:
    """Give a PDF to be read in the browser and kept by nobody."""
    answer = send_file(BytesIO(pdf), mimetype="application/pdf", download_name=name, etag=False, max_age=0)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _done(letter_id: int, do: Callable[[], str]) -> Any:
    """Do it and go back to the case, or draw the case with why not; who may not see it is told by a page of its own."""
    case_id = get_visible_letter(session(), letter_id, current_actor()).case_id
    try:
        sentence = do()
    except Declined as declined:
        return back_with_refusal(case_id, declined)
    flash(sentence, "success")
    back = url_for("CaseScreen.case", case_id=case_id, next=safe_next())
    return redirect(f"{back}#letters")
