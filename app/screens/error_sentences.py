"""The sentences of the error pages, one for each code: what happened, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from flask_babel import lazy_gettext as _


@dataclass(frozen=True, kw_only=True)
class ErrorSentence:
    """A title, what happened, and what to do about it."""

    title: str
    happened: str
    advice: str


GENERAL: Final = (
    _("The request was not carried out"),
    _("Something about this request was not as it should be. Nothing was changed."),
    _("Go back and try once more."),
)
SENTENCES: Final[dict[int, tuple[Any, Any, Any]]] = {
    400: (
        _("The request cannot be read"),
        _("A part of the address or of the form is missing or malformed. Nothing was changed."),
        _("Go back, reload the page, and try once more."),
    ),
    401: (
        _("You are not signed in"),
        _("This page is for signed-in officers. Your session may have ended."),
        _("Sign in, then open the page again."),
    ),
    403: (
        _("This page is not yours to open"),
        _("Your position does not have the right to do this. Nothing was changed."),
        _("If your duties require it, ask your office's admin for the right."),
    ),
    404: (
        _("Nothing is here"),
        _("The page or the row does not exist, was deleted, or belongs to another agency."),
        _("Check the address, or look for it in the menu."),
    ),
    405: (
        _("This cannot be opened as a page"),
        _("The address only takes what a form sends, and was opened directly. Nothing was changed."),
        _("Go back and use the button on the page."),
    ),
    409: (
        _("Someone was faster"),
        _("What you acted on has changed since your page was drawn. Nothing of yours was saved."),
        _("Open it again and see what was done."),
    ),
    413: (
        _("Too big"),
        _("What you sent is larger than the office accepts. Nothing was saved."),
        _("Make the file smaller, for example by scanning in grey at 150 dpi, and send it again."),
    ),
    415: (
        _("This kind of file is not accepted"),
        _("What you sent is of a kind that this page cannot take. Nothing was saved."),
        _("Choose a file of one of the kinds named beside the field."),
    ),
    422: (
        _("This cannot be carried out as it is"),
        _("What you sent was understood, but does not fit. Nothing was saved."),
        _("Go back, correct what is marked, and send it again."),
    ),
    429: (
        _("Too many attempts"),
        _("There were too many attempts from this place in a short time, so the office waits a little."),
        _("Wait a minute, then try again."),
    ),
    500: (
        _("The fault is ours"),
        _("Something broke while your request was carried out. It was undone, so nothing is half saved."),
        _("Try again in a moment. If it happens again, give your admin the code below."),
    ),
}


def sentence_for(code: int) -> ErrorSentence:
    """Return the sentences for this code, or the general ones."""
    title, happened, advice = SENTENCES.get(code, GENERAL)
    return ErrorSentence(title=str(title), happened=str(happened), advice=str(advice))
