"""Why a signature was not made, as sentences that the signer can act upon; part of `sentences`.

What the signature service itself said is shown with them: officers and the service's own help desk talk in its words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from http import HTTPStatus

from flask_babel import gettext as _
from flask_babel import ngettext

from app.domain.case.refusals import Reason
from app.screens.formats import instant

Details = Mapping[str, object]


def _with_words(sentence: Callable[[], str]) -> Callable[[Details], str]:
    def worded(details: Details) -> str:
        if not details.get("told"):
            return sentence()
        return _("%(sentence)s The service said: “%(told)s”.", sentence=sentence(), told=details["told"])

    return worded


def _wrong_passphrase(details: Details) -> str:
    if details.get("left"):
        return _tries_left(int(str(details["left"])))
    sentence = _("The passphrase is not right, so nothing was signed. Type it again.")
    if not details.get("is_often"):
        return sentence
    return _(
        "The passphrase was not right %(tries)s times in a row, so nothing was signed. The signature service may lock your account after a few wrong ones: look it up, or ask the admin, before you try again.",
        tries=details["tries"],
    )


def _tries_left(left: int) -> str:
    return ngettext(
        "The passphrase is not right, so nothing was signed. Type it again; after %(num)s more wrong one signing is paused for 15 minutes.",
        "The passphrase is not right, so nothing was signed. Type it again; after %(num)s more wrong ones signing is paused for 15 minutes.",
        left,
    )


def _paused(details: Details) -> str:
    until = details.get("until")
    return _(
        "The passphrase of your certificate was wrong %(most)s times, so no more may be tried until %(time)s. Nothing was signed. Look the passphrase up until then; if you do not know it any more, ask the admin for a new certificate.",
        most=details.get("most", 5),
        time=instant(_whole_minute(until)) if isinstance(until, datetime) else "–",
    )


def _whole_minute(at: datetime) -> datetime:
    """Give the first full minute that is not before a moment: pages show no seconds, and who comes then may go on."""
    begun = at.replace(second=0, microsecond=0)
    return begun if begun == at else begun + timedelta(minutes=1)


def _under_way(details: Details) -> str:
    since = details.get("since")
    if not details.get("who") or not isinstance(since, datetime):
        return _(
            "This document is being signed at this moment by an earlier press. Wait a minute, then look at the file again."
        )
    until = details.get("until")
    if not isinstance(until, datetime):
        return _(
            "This document is being signed by %(who)s since %(time)s. Wait a few minutes, then look at the file again; what was broken off can be signed anew after that.",
            who=details["who"],
            time=instant(since),
        )
    return _(
        "This document is being signed by %(who)s since %(time)s. Look at the file again in a minute; if it was broken off, it can be signed anew from %(until)s.",
        who=details["who"],
        time=instant(since),
        until=instant(until),
    )


SIGNING_SENTENCES: Mapping[Reason, Callable[[Details], str]] = {
    # Without the service's words: they would only say the same, and may repeat what was typed.
    Reason.PASSPHRASE_WRONG: _wrong_passphrase,
    Reason.PASSPHRASE_PAUSED: _paused,
    Reason.CERTIFICATE_MISSING: lambda _d: _(
        "You have no certificate to sign with, so nothing was signed. Ask the admin to make one for you."
    ),
    Reason.CERTIFICATE_EXPIRED: lambda _d: _(
        "Your certificate has expired, so nothing was signed. Ask the admin to renew it."
    ),
    Reason.CERTIFICATE_PENDING: _with_words(
        lambda: _(
            "Your certificate has been asked for and not been issued yet, so nothing was signed. Finish the activation by the mail from BSrE, or ask the admin."
        )
    ),
    Reason.CERTIFICATE_SUSPENDED: _with_words(
        lambda: _(
            "Your certificate is suspended or revoked, so nothing was signed. Ask the admin to settle it with BSrE."
        )
    ),
    Reason.CERTIFICATE_DAMAGED: lambda _d: _(
        "Your certificate cannot be read, so nothing was signed. Ask the admin to make a new one."
    ),
    Reason.NIK_MISSING: lambda _d: _(
        "Your NIK is not on file, and BSrE knows people by it, so nothing was signed. Ask the admin to enter it under Officers."
    ),
    Reason.SIGNER_NOT_REGISTERED: _with_words(
        lambda: _(
            "BSrE does not know your NIK, so nothing was signed. Ask the admin to check the NIK, or to register you with BSrE."
        )
    ),
    Reason.SIGNING_UNDER_WAY: _under_way,
    Reason.SIGNING_FAULT: lambda _d: _(
        "The program failed while this document was being signed; nothing was handed out, and the number stays the same. Try again; if it happens again, tell the admin."
    ),
    Reason.SEEN_OTHERWISE: lambda _d: _(
        "What this document says, or how it is printed, has changed since you looked at it, so it was not signed. Look at it again, then sign it."
    ),
    Reason.NOTHING_TICKED: lambda _d: _("No document was ticked. Tick those that you want to sign."),
    Reason.UNKNOWN_BATCH: lambda _d: _("This stack is not yours, or it does not exist."),
    Reason.SIGNATURE_BROKEN: lambda _d: _(
        "The signature that was made does not verify, so it was thrown away and the file stays where it is. Try again; if it happens again, tell the admin."
    ),
    Reason.SIGNED_OTHER_DOCUMENT: lambda _d: _(
        "What came back from BSrE is another document, so it was thrown away and the file stays where it is. Tell the admin before you try again."
    ),
    Reason.SIGNING_SERVICE_GARBLED: _with_words(
        lambda: _(
            "BSrE answered something that is no signed document, so the file stays where it is. Try again later; if it happens again, tell the admin."
        )
    ),
    Reason.SIGNING_SERVICE_REFUSED: _with_words(
        lambda: _(
            "BSrE refused to sign, so the file stays where it is. Try again later, or tell the admin what it said."
        )
    ),
    Reason.SIGNING_SERVICE_LOCKED_OUT: lambda _d: _(
        "BSrE does not accept the office's own account, so nothing was signed. Your passphrase has nothing to do with it; tell the admin."
    ),
    Reason.SIGNING_SERVICE_UNREACHABLE: lambda _d: _(
        "BSrE cannot be reached at the moment, so nothing was signed and the file stays where it is. Try again later."
    ),
    Reason.SIGNING_SERVICE_FAILED: _with_words(
        lambda: _(
            "BSrE has a fault of its own at the moment, so nothing was signed and the file stays where it is. Try again later."
        )
    ),
    Reason.SIGNING_OUTCOME_UNKNOWN: lambda _d: _(
        "BSrE did not answer in time, so the file stays where it is. Press again: the number stays the same, and what was signed already is fetched where BSrE allows it."
    ),
    Reason.TIME_STAMP_MISSING: lambda _d: _(
        "The time-stamp server gave no stamp, so nothing was signed and the file stays where it is. Try again later; if it happens again, tell the admin."
    ),
}

SIGNING_STATUSES: Mapping[Reason, HTTPStatus] = {
    Reason.SIGNATURE_BROKEN: HTTPStatus.INTERNAL_SERVER_ERROR,
    Reason.SIGNING_UNDER_WAY: HTTPStatus.CONFLICT,
    Reason.PASSPHRASE_PAUSED: HTTPStatus.TOO_MANY_REQUESTS,
    Reason.SEEN_OTHERWISE: HTTPStatus.CONFLICT,
    Reason.UNKNOWN_BATCH: HTTPStatus.NOT_FOUND,
    Reason.SIGNING_FAULT: HTTPStatus.INTERNAL_SERVER_ERROR,
    Reason.SIGNED_OTHER_DOCUMENT: HTTPStatus.BAD_GATEWAY,
    Reason.SIGNING_SERVICE_GARBLED: HTTPStatus.BAD_GATEWAY,
    Reason.SIGNING_SERVICE_LOCKED_OUT: HTTPStatus.BAD_GATEWAY,
    Reason.SIGNING_SERVICE_UNREACHABLE: HTTPStatus.SERVICE_UNAVAILABLE,
    Reason.SIGNING_SERVICE_FAILED: HTTPStatus.SERVICE_UNAVAILABLE,
    Reason.SIGNING_OUTCOME_UNKNOWN: HTTPStatus.GATEWAY_TIMEOUT,
    Reason.TIME_STAMP_MISSING: HTTPStatus.SERVICE_UNAVAILABLE,
}
