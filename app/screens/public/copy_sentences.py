"""What the comparison of a copy found, in sentences that a neighbour understands."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from app.domain.permit.standings import Standing
from app.screens.signature_words import unchecked_chain
from app.services.letters.public import PublicLetter
from app.services.verification import CopyCheck, Likeness, PublicPermit


@dataclass(frozen=True, slots=True)
class CopySentence:
    """A verdict in a few words, what it means, and how it is coloured."""

    standing: str
    title: str
    meaning: str
    signature: str


def sentence_for_copy(check: CopyCheck, permit: PublicPermit) -> CopySentence:
    """Say what a copy of a permit is worth."""
    if check.likeness is Likeness.SAME:
        told = _same(permit)
    else:
        told = _about_file(check, _("This file is not the permit of this page"))
    return CopySentence(*told, _about_signature(check, is_electronic=permit.is_electronic))


def sentence_for_letter_copy(check: CopyCheck, letter: PublicLetter) -> CopySentence:
    """Say what a copy of a letter is worth."""
    if check.likeness is Likeness.SAME:
        told = _same_letter(letter)
    else:
        told = _about_file(check, _("This file is not the letter of this page"))
    return CopySentence(*told, _about_signature(check, is_electronic=letter.is_electronic))


def _about_file(check: CopyCheck, title: str) -> tuple[str, str, str]:
    if check.likeness is Likeness.ALTERED:
        return (
            "late",
            title,
            _("It was changed after it was signed. Do not rely on it; ask for the original file."),
        )
    if check.likeness is Likeness.OTHER_DOCUMENT:
        return (
            "late",
            title,
            _("It is another document of this office. Look at the QR printed in that document."),
        )
    if check.likeness is Likeness.FOREIGN_SIGNATURE:
        return "late", title, _("It was signed by somebody whom this office does not know.")
    if check.likeness is Likeness.UNCHECKED:
        return (
            "soon",
            _("This file was not checked"),
            _("Too many files are being checked at this moment. Wait a minute and send it again."),
        )
    if check.likeness is Likeness.UNREADABLE:
        return (
            "late",
            title,
            _("It is damaged, or no PDF that can be read. Choose the file as you received it."),
        )
    return (
        "late",
        title,
        _(
            "Its content differs from what the office keeps, and it carries no electronic signature. A scan, a photo or "
            "a printout saved anew always differs: choose the file as you received it."
        ),
    )


def _same(permit: PublicPermit) -> tuple[str, str, str]:
    title = _("This file is exactly what the office keeps")
    if permit.standing is Standing.VALID:
        return "ok", title, _("It has not been changed by a single sign, and the permit is valid.")
    return (
        "soon",
        title,
        _("It has not been changed by a single sign, but look at the permit's status above."),
    )


def _same_letter(letter: PublicLetter) -> tuple[str, str, str]:
    title = _("This file is exactly what the office keeps")
    if letter.holds:
        return "ok", title, _("It has not been changed by a single sign, and the office stands by it.")
    return "soon", title, _("It has not been changed by a single sign, but the letter was withdrawn.")


def _about_signature(check: CopyCheck, *, is_electronic: bool) -> str:
    if not check.signer:
        if check.likeness is Likeness.SAME and not is_electronic:
            return _("The paper was signed by hand; the file is the office's scan of it.")
        return ""
    if not check.is_chain_checked:
        return unchecked_chain(check.signer)
    if check.has_sound_signature:
        words = _("The electronic signature of %(signer)s is sound.", signer=check.signer)
        return f"{words} {_trial_words()}" if check.is_trial else words
    return _("The electronic signature in the name of %(signer)s does not hold.", signer=check.signer)


def _trial_words() -> str:
    return _("It was made with a trial certificate, which is not certified by law.")
