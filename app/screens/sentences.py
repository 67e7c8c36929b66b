"""Every reason for which the office says no, as a sentence: what happened, why, what to do; and its HTTP status.

The services know only the codes; see `app.domain.case.refusals`. Keys in the details have been replaced by names before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from http import HTTPStatus
from typing import TypeAlias

from flask_babel import gettext as _

from app.domain.case.refusals import Reason, Refused
from app.screens.formats import instant, rupiah
from app.screens.lever_sentences import LEVER_SENTENCES
from app.screens.permit_sentences import PERMIT_SENTENCES, PERMIT_STATUSES
from app.screens.signing_sentences import SIGNING_SENTENCES, SIGNING_STATUSES
from app.screens.upload_sentences import UPLOAD_STATUSES, upload_sentence
from app.screens.words import status_word
from app.services.upload_refusals import UploadReason

Details: TypeAlias = Mapping[str, object]


def sentence_of(refused: Refused) -> str:
    """Word a refusal for the person who asked, in his language."""
    return _SENTENCES[refused.reason](refused.details)


def status_of(refused: Refused) -> HTTPStatus:
    """Name the HTTP status of a refusal; that of an upload depends on what is wrong with it."""
    if refused.reason is Reason.UPLOAD_REFUSED:
        return UPLOAD_STATUSES.get(UploadReason(str(refused.details["why"])), HTTPStatus.UNPROCESSABLE_ENTITY)
    return STATUSES.get(refused.reason, HTTPStatus.UNPROCESSABLE_ENTITY)


STATUSES: Mapping[Reason, HTTPStatus] = {
    **dict.fromkeys(
        (
            Reason.NOT_YOUR_STEP,
            Reason.NOT_PERMITTED,
            Reason.NOT_TAKEN_BY_YOU,
            Reason.OUTSIDE_DECREE,
            Reason.OWN_FILING,
            Reason.OWN_DECISION,
            Reason.NOT_JUDGED_HERE,
        ),
        HTTPStatus.FORBIDDEN,
    ),
    **dict.fromkeys(
        (Reason.OTHER_AGENCY, Reason.UNKNOWN_CASE, Reason.UNKNOWN_DOCUMENT, Reason.UNKNOWN_PERMIT_TYPE),
        HTTPStatus.NOT_FOUND,
    ),
    **dict.fromkeys(
        (
            Reason.CASE_ENDED,
            Reason.TASK_CLOSED,
            Reason.TASK_WAITS_FOR_APPLICANT,
            Reason.TAKEN_BY_OTHER,
            Reason.CONDITION_UNMET,
            Reason.NO_CORRECTION_OPEN,
            Reason.NOT_YET_DUE,
            Reason.TASK_NOT_WITH_OFFICERS,
            Reason.EXTENDED_ENOUGH,
            Reason.REMINDED_TODAY,
            Reason.SILENCE_IS_NO_CONSENT,
            Reason.ALREADY_DECIDED,
            Reason.NO_NUMBERING_STEP,
            Reason.PERMIT_TYPE_CLOSED,
            Reason.NO_PROCEDURE,
            Reason.NO_OFFICE_HOURS,
            Reason.CHANGED_MEANWHILE,
            Reason.TOO_MANY_LONG_DOCUMENTS,
        ),
        HTTPStatus.CONFLICT,
    ),
    Reason.DOCUMENT_NOT_MADE: HTTPStatus.INTERNAL_SERVER_ERROR,
    **SIGNING_STATUSES,
    **PERMIT_STATUSES,
}
"""Every other reason is 422: the request was understood, but lacks something or does not fit."""


def _task_closed(details: Details) -> str:
    at = details.get("at")
    if not details.get("officer") or not isinstance(at, datetime):
        return _(
            "This task has been followed up already. Nothing of yours was saved; see below how the file stands now."
        )
    return _(
        "This task was already followed up by %(officer)s at %(time)s. Nothing of yours was saved; see below how the file stands now.",
        officer=details["officer"],
        time=instant(at),
    )


def _case_ended(details: Details) -> str:
    return _(
        "This file has ended (%(status)s), so nothing more can be done to it. Nothing was changed.",
        status=status_word(str(details.get("status") or "")),
    )


def _not_your_step(details: Details) -> str:
    return _(
        "This step is held by %(holder)s, so you cannot act on it. Nothing was changed. Wait until the file comes to you, or tell its holder.",
        holder=details.get("holder") or _("another position"),
    )


def _taken_by_other(details: Details) -> str:
    return _(
        "%(officer)s has taken this file, so only that officer can act on it now. Ask for it to be released, or take another one.",
        officer=details.get("officer") or _("A colleague"),
    )


def _requirements_unchecked(details: Details) -> str:
    names = _listed(details.get("requirements"))
    return _(
        "The file cannot go on yet: %(count)s requirements have no verdict (%(names)s). Give each one a verdict first.",
        count=_count(details.get("requirements")),
        names=names,
    )


def _requirements_defective(details: Details) -> str:
    return _(
        "The file cannot go on: %(count)s requirements do not fit (%(names)s). Return it to the applicant with what must be mended.",
        count=_count(details.get("requirements")),
        names=_listed(details.get("requirements")),
    )


def _document_missing(details: Details) -> str:
    if details.get("requirement"):
        return _("The document “%(name)s” is missing. Choose its file.", name=details["requirement"])
    return _("A document must go with this decision. Choose its file, then send again.")


def _amount_mismatch(details: Details) -> str:
    return _(
        "The amount paid (%(paid)s) is not the amount billed (%(billed)s). Check the proof of payment and type the amount again.",
        paid=rupiah(Decimal(str(details["paid"]))),
        billed=rupiah(Decimal(str(details["billed"]))),
    )


def _permit_type_closed(details: Details) -> str:
    return _(
        "“%(name)s” takes no applications at present. Choose another permit type, or ask the admin to open it.",
        name=details.get("permit_type") or _("This permit type"),
    )


def _listed(names: object) -> str:
    return ", ".join(str(name) for name in names) if isinstance(names, Iterable) else ""


def _count(names: object) -> int:
    return len(list(names)) if isinstance(names, Iterable) else 0


_SENTENCES: Mapping[Reason, Callable[[Details], str]] = {
    Reason.CASE_ENDED: _case_ended,
    Reason.TASK_CLOSED: _task_closed,
    Reason.TASK_WAITS_FOR_APPLICANT: lambda _d: _(
        "The applicant was asked to mend this file, so the step waits for the answer. Nothing was changed."
    ),
    Reason.NOT_YOUR_STEP: _not_your_step,
    Reason.OTHER_AGENCY: lambda _d: _("No such file is known here. Check its number."),
    Reason.NOT_PERMITTED: lambda _d: _(
        "Your position does not have the right to do this. Nothing was changed. If your duties require it, ask the admin."
    ),
    Reason.TAKEN_BY_OTHER: _taken_by_other,
    Reason.NOT_TAKEN_BY_YOU: lambda _d: _(
        "You have not taken this file, so there is nothing for you to release."
    ),
    Reason.OUTSIDE_DECREE: lambda _d: _(
        "Your decree as acting officer does not name this permit type. Somebody else of the position has to act."
    ),
    Reason.OWN_FILING: lambda _d: _(
        "You filed this application yourself, so somebody else has to decide about it. Ask a colleague of the same position."
    ),
    Reason.OWN_DECISION: lambda _d: _(
        "You decided about this file, so somebody else has to give it its number. Ask a colleague."
    ),
    Reason.UNKNOWN_OUTCOME: lambda _d: _(
        "This step has no such decision. Reload the page and choose one of the buttons."
    ),
    Reason.CONDITION_UNMET: lambda _d: _(
        "This way is not open for this file: its data do not meet the condition of the SOP. Choose another decision."
    ),
    Reason.DECREE_MISSING: lambda _d: _(
        "The decree is incomplete. Write its number, its date (not in the future) and the reason."
    ),
    Reason.NOTE_MISSING: lambda _d: _(
        "A note is missing. Write what is wrong and what has to be done, so that it can be understood."
    ),
    Reason.REASON_MISSING: lambda _d: _("The reason is missing. Choose the one that fits best."),
    Reason.DOCUMENT_MISSING: _document_missing,
    Reason.DEFECTS_MISSING: lambda _d: _(
        "Nothing is named for the applicant to mend. Write beside each document what is wrong with it, or write a note."
    ),
    Reason.REQUIREMENTS_UNCHECKED: _requirements_unchecked,
    Reason.REQUIREMENTS_DEFECTIVE: _requirements_defective,
    Reason.NOT_NUMBERED: lambda _d: _(
        "The permit has no number yet, so it cannot be signed. Have it numbered first."
    ),
    Reason.NOT_SIGNED: lambda _d: _("The permit is not signed yet, so it cannot be handed over."),
    Reason.NOT_PAID: lambda _d: _("The payment is not on record yet. Record amount and proof first."),
    Reason.NO_CORRECTION_OPEN: lambda _d: _(
        "No correction is open for this step any more. Reload the page to see how the file stands."
    ),
    Reason.NOT_YET_DUE: lambda _d: _("The time for this has not come yet. Nothing was changed."),
    Reason.UNKNOWN_CASE: lambda _d: _("No such file is known here. Check its number."),
    Reason.UNKNOWN_DOCUMENT: lambda _d: _("No such document is known here. Open it again from its file."),
    Reason.UNKNOWN_PERMIT_TYPE: lambda _d: _("No such permit type is known here. Choose one from the list."),
    Reason.PERMIT_TYPE_CLOSED: _permit_type_closed,
    Reason.NO_PROCEDURE: lambda _d: _(
        "This permit type has no published SOP yet, so no application can be filed. Ask the admin to publish one."
    ),
    Reason.NO_OFFICE_HOURS: lambda _d: _(
        "The agency has no office hours on file, so no due time can be counted. Nothing was saved; ask the admin to enter the hours."
    ),
    Reason.CHANGED_MEANWHILE: lambda _d: _(
        "This was changed since your page was drawn. Nothing of yours was saved; look at it as it stands now and try again."
    ),
    Reason.ANSWERS_INVALID: lambda _d: _(
        "Not saved yet: some fields are missing or wrong. They are marked below with what to do."
    ),
    Reason.UPLOAD_REFUSED: upload_sentence,
    Reason.NOT_JUDGED_HERE: lambda _d: _(
        "Documents are not checked at the step where this file stands now, so no verdict was recorded."
    ),
    Reason.NO_SIGNATORY: lambda _d: _(
        "Nobody holds the position that signs this permit today, so nothing was signed. Ask the admin to record who does."
    ),
    Reason.DOCUMENT_NOT_MADE: lambda _d: _(
        "The document could not be made, so the file stays where it is. Try again; if it happens again, tell the admin."
    ),
    Reason.AMOUNT_MISMATCH: _amount_mismatch,
    Reason.TOO_MANY_LONG_DOCUMENTS: lambda _d: _(
        "Too many of your documents are waiting already, so this one was not asked for. Fetch one when it is done, or cancel one, and ask again."
    ),
    **LEVER_SENTENCES,
    **SIGNING_SENTENCES,
    **PERMIT_SENTENCES,
}
