"""Why something was not done to a permit, in sentences; part of `app.screens.sentences`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus

from flask_babel import gettext as _

from app.domain.case.refusals import Reason
from app.domain.permit.standings import Standing
from app.screens.formats import day
from app.screens.standing_words import STANDINGS


def _holds_no_more(details: Mapping[str, object]) -> str:
    return _(
        "This permit does not hold (%(standing)s), so this cannot be done with it. Nothing was changed.",
        standing=_standing_word(details),
    )


def _standing_word(details: Mapping[str, object]) -> str:
    standing = str(details.get("standing") or Standing.VOID)
    return str(STANDINGS[Standing(standing) if standing in set(Standing) else Standing.VOID][1])


def _origin_ended(details: Mapping[str, object]) -> str:
    return _(
        "Permit %(number)s, whose place this file is to take, holds no more (%(standing)s), so no new permit can be "
        "signed in its place. Reject this file; the applicant may file a new application of his own.",
        number=details.get("number"),
        standing=_standing_word(details),
    )


def _ended_before_collected(details: Mapping[str, object]) -> str:
    return _(
        "Permit %(number)s must not be handed over: it holds no more (%(standing)s). Nothing was saved. Tell the "
        "applicant, keep the document, and have the supervisor close the file early with the reason that the permit "
        "was ended before it was collected.",
        number=details.get("number"),
        standing=_standing_word(details),
    )


def _too_early(details: Mapping[str, object]) -> str:
    return _("A renewal can be filed from %(day)s on.", day=_day(details.get("from_on")))


def _validity_over(details: Mapping[str, object]) -> str:
    return _(
        "By the dates on its form this permit would have ended on %(day)s, before it is signed. Nothing was signed. "
        "Return the file and have the dates mended.",
        day=_day(details.get("until")),
    )


def _day(value: object) -> str:
    return day(value) if isinstance(value, date) else "–"


PERMIT_SENTENCES: Mapping[Reason, Callable[[Mapping[str, object]], str]] = {
    Reason.UNKNOWN_PERMIT: lambda _d: _(
        "There is no such permit in your agency. Go back and look it up anew."
    ),
    Reason.PERMIT_HOLDS_NO_MORE: _holds_no_more,
    Reason.RENEWAL_NEVER_NEEDED: lambda _d: _(
        "This permit holds until it is revoked, so there is nothing to renew. Amend or replace it instead."
    ),
    Reason.RENEWAL_TOO_EARLY: _too_early,
    Reason.SUCCESSOR_RUNNING: lambda d: _(
        "File %(number)s already asks for a new permit in the place of this one. Go on with that file.",
        number=d.get("number"),
    ),
    Reason.ORIGIN_ENDED: _origin_ended,
    Reason.ENDED_BEFORE_COLLECTED: _ended_before_collected,
    Reason.VALIDITY_OVER: _validity_over,
    Reason.GROUNDS_MISSING: lambda _d: _(
        "The decree needs at least one reason and one regulation that it rests on. Write each on a line of its own."
    ),
    Reason.REVOCATION_WAITING: lambda d: _(
        "Decree %(number)s already waits to revoke this permit. Let the head sign it, or withdraw it first.",
        number=d.get("number"),
    ),
}
PERMIT_STATUSES: Mapping[Reason, HTTPStatus] = {
    Reason.UNKNOWN_PERMIT: HTTPStatus.NOT_FOUND,
    **dict.fromkeys(
        (
            Reason.PERMIT_HOLDS_NO_MORE,
            Reason.RENEWAL_NEVER_NEEDED,
            Reason.RENEWAL_TOO_EARLY,
            Reason.SUCCESSOR_RUNNING,
            Reason.ORIGIN_ENDED,
            Reason.ENDED_BEFORE_COLLECTED,
            Reason.REVOCATION_WAITING,
        ),
        HTTPStatus.CONFLICT,
    ),
}
