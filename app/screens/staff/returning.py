"""Back to the page of the case after a refusal: the sentence on top, everything typed still there, the honest status."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import request

from app.domain.case.refusals import Reason, Refused
from app.screens.refusing import named, refusal_page
from app.screens.sentences import sentence_of, status_of
from app.screens.staff.case_page import Returned, case_page, read_case
from app.screens.staff.panel import LONGEST_NOTE, OfferForm, complain
from app.services.declined import AnswersDeclined, Declined


def back_with_refusal(case_id: int, declined: Declined, form: OfferForm | None = None) -> Any:
    """Draw the page of the case with the refusal; a page of its own for who may not see the case."""
    refused = named(declined.refused)
    if status_of(refused) == HTTPStatus.NOT_FOUND:
        return refusal_page(refused)
    try:
        case = read_case(case_id)
    except Declined:
        return refusal_page(refused)
    sentence = sentence_of(refused)
    if form is not None:
        complain(form, declined, sentence)
    typed = "" if form is not None else request.form.get("note", "")[:LONGEST_NOTE]
    return case_page(case, Returned(sentence, _status(declined, refused), form, typed))


def _status(declined: Declined, refused: Refused) -> HTTPStatus:
    """A form whose only fault is a file answers as the file would."""
    if isinstance(declined, AnswersDeclined) and declined.files and not declined.findings:
        return status_of(next(iter(declined.files.values())).refused)
    if refused.reason is Reason.ANSWERS_INVALID:
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return status_of(refused)
