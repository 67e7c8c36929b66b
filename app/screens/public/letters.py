"""The page behind the QR of a letter: that the office signed it, whether it stands by it, whether a copy is that file."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask_babel import gettext as _

from app.screens.actor import session, tools
from app.screens.kind_words import kind_word
from app.screens.public.copy_sentences import CopySentence, sentence_for_letter_copy
from app.screens.public.finding import permit_advice, unknown
from app.screens.public.sent_copies import UPLOAD, read_copy
from app.services.letters.public import PublicLetter, check_letter_copy, find_public_letter


def show_letter(token: str) -> Any:
    """Show what the token's letter is; a friendly 404 for a token that is nobody's."""
    letter = find_public_letter(session(), token)
    return unknown(_("Check a permit"), permit_advice()) if letter is None else _page(token, letter)


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
    )
