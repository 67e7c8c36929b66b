"""The page behind the QR of a letter: that the office signed it, whether it stands by it, whether a copy is that file."""

from __future__ import annotations

import logging
from typing import Any

from flask import render_template
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError

from app.domain.proof.short_codes import grouped
from app.screens.actor import session, tools
from app.screens.clock import now
from app.screens.kind_words import kind_word
from app.screens.public.copy_sentences import CopySentence, sentence_for_letter_copy
from app.screens.public.finding import permit_advice, unknown
from app.screens.public.sent_copies import UPLOAD, read_copy
from app.services.letters.public import PublicLetter, check_letter_copy, find_public_letter
from app.services.proof import Way, count_letter_look

log = logging.getLogger(__name__)


def show_letter(token: str, way: Way | None) -> Any:
    """Show what the token's letter is; a friendly 404 for a token that is nobody's. No way is an officer's own."""
    letter = find_public_letter(session(), token)
    if letter is None:
        return unknown(_("Check a permit"), permit_advice())
    if way is not None:
        _count(token, way)
    return _page(token, letter)


def _count(token: str, way: Way) -> None:
    """Count the look; whoever asks gets his answer also while that cannot be written."""
    try:
        count_letter_look(session(), token, way, now())
    except OperationalError as fault:
        log.warning("a look at a letter was not counted: %s", fault)


def compare_letter(token: str) -> Any:
    """Compare an uploaded file with the archived letter, and say what its signature is worth."""
    letter = find_public_letter(session(), token)
    if letter is None:
        return unknown(_("Check a permit"), permit_advice())
    content, refusal = read_copy(
        when_empty=_("No file was chosen, or it is empty. Choose the PDF of the letter.")
    )
    if refusal:
        return _page(token, letter, problem=refusal[1]), int(refusal[0])
    check = check_letter_copy(session(), token, content, tools().signatures)
    if check is None:
        return unknown(_("Check a permit"), permit_advice())
    _count(token, Way.COPY)
    return _page(token, letter, result=sentence_for_letter_copy(check, letter))


def _page(token: str, letter: PublicLetter, *, problem: str = "", result: CopySentence | None = None) -> str:
    return render_template(
        "screens/public/letter.html",
        title=kind_word(letter.kind),
        token=token,
        letter=letter,
        problem=problem,
        result=result,
        most=tools().max_upload_bytes,
        upload=UPLOAD,
        code=grouped(letter.short_code),
        has_proofs=tools().proofs.find_current() is not None,
    )
