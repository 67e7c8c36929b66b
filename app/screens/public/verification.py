"""The page behind the QR of a permit (of a letter: `letters`): what the office signed, whether it holds, and whether a copy is that file."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import render_template, request
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError

from app.domain.permit.standings import Standing
from app.domain.proof.short_codes import grouped
from app.screens.actor import session, tools
from app.screens.clock import now
from app.screens.formats import day
from app.screens.public.copy_sentences import CopySentence, sentence_for_copy
from app.screens.public.finding import permit_advice, unknown
from app.screens.public.letters import compare_letter, show_letter
from app.screens.public.sent_copies import UPLOAD, read_copy
from app.screens.standing_words import STANDINGS
from app.services.proof import Way, log_scan
from app.services.verification import PublicPermit, check_copy, find_public_permit

FROM_CODE, FROM_OFFICE = "kode", "kantor"
log = logging.getLogger(__name__)


def show_permit(token: str) -> Any:
    """Show what the token's permit is; a friendly 404 for a token that is nobody's."""
    way = _way()
    permit = find_public_permit(session(), token, now())
    if permit is None:
        return show_letter(token, way)
    if way is not None:
        _log(token, way, permit.standing)
    return _page(token, permit)


def _way() -> Way | None:
    """Tell how somebody came here; None for an officer, whose looks are not counted."""
    way = request.args.get("lewat", "")
    if way == FROM_OFFICE:
        return None
    return Way.CODE if way == FROM_CODE else Way.QR


def _log(token: str, way: Way, standing: Standing) -> None:
    """Write the look down; whoever asks gets his answer also while the log cannot be written."""
    try:
        log_scan(session(), token, way, standing, now())
    except OperationalError as fault:
        log.warning("a look at a permit was not written down: %s", fault)


def check_permit_copy(token: str) -> Any:
    """Compare an uploaded file with the archived permit, byte for byte, and say what its signature is worth."""
    permit = find_public_permit(session(), token, now())
    if permit is None:
        return compare_letter(token)
    content, refusal = read_copy(
        when_empty=_("No file was chosen, or it is empty. Choose the PDF of the permit.")
    )
    if refusal:
        status, sentence = refusal
        return _page(token, permit, problem=sentence), int(status)
    check = check_copy(session(), token, content, tools().signatures)
    if check is None:
        return unknown(_("Check a permit"), permit_advice())
    _log(token, Way.COPY, permit.standing)
    return _page(token, permit, result=sentence_for_copy(check, permit))


def _page(token: str, permit: PublicPermit, *, problem: str = "", result: CopySentence | None = None) -> str:
    return render_template(
        "screens/public/permit.html",
        title=permit.title,
        token=token,
        permit=permit,
        standing=STANDINGS[permit.standing],
        signed_on=day(_local(permit.signed_at, permit.zone).date()),
        problem=problem,
        result=result,
        most=tools().max_upload_bytes,
        upload=UPLOAD,
        code=grouped(permit.short_code),
        has_proofs=tools().proofs.find_current() is not None,
    )


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))
