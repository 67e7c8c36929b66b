"""Back to the page of the case after a refusal: the sentence on top, everything typed still there, the honest status."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from flask import request
from flask_babel import ngettext

from app.domain.case.refusals import Reason, Refused
from app.screens.forms.faults import Fault
from app.screens.refusing import named, refusal_page
from app.screens.sentences import sentence_of, status_of
from app.screens.staff.case_page import Returned, case_page, read_case
from app.screens.staff.complaints import complain, list_findings
from app.screens.staff.panel import LONGEST_NOTE, OfferForm
from app.services.declined import AnswersDeclined, Declined

SEVERAL = 2
WRITTEN = ("note", "receiver", "proof")
"""What the smaller forms of the page let an officer write."""


def back_with_refusal(case_id: int, declined: Declined, form: OfferForm | None = None) -> Any:
    """Draw the page of the case with the refusal; a page of its own for who may not see the case."""
    refused = named(declined.refused)
    if status_of(refused) == HTTPStatus.NOT_FOUND:
        return refusal_page(refused)
    try:
        case = read_case(case_id)
    except Declined:
        return refusal_page(refused)
    faults = list_findings(declined) if form is None else complain(form, declined)
    typed = "" if form is not None else _typed()
    status = _status(declined, refused)
    if len(faults) < SEVERAL and refused.reason is not Reason.ANSWERS_INVALID:
        return case_page(case, Returned(sentence_of(refused), status, form, typed))
    return case_page(case, Returned(_how_many(faults), status, form, typed, faults))


def _typed() -> str:
    """Give back what was written into a form that the page draws empty."""
    return " · ".join(filter(None, (request.form.get(name, "")[:LONGEST_NOTE] for name in WRITTEN)))


def _how_many(faults: Sequence[Fault]) -> str:
    return ngettext(
        "Nothing was saved yet: %(num)s thing is missing or wrong.",
        "Nothing was saved yet: %(num)s things are missing or wrong.",
        len(faults),
    )


def _status(declined: Declined, refused: Refused) -> HTTPStatus:
    """A form whose only fault is a file answers as the file would."""
    is_of_files = isinstance(declined, AnswersDeclined) and declined.files and not declined.findings
    if isinstance(declined, AnswersDeclined) and is_of_files and not refused.also:
        return status_of(next(iter(declined.files.values())).refused)
    if refused.reason is Reason.ANSWERS_INVALID:
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return status_of(refused)
