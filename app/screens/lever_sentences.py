"""Why more time, another officer, a reminder or consent by silence was refused, as sentences; part of `sentences`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from app.domain.case.refusals import Reason
from app.domain.working_time.clocks import Allowance
from app.screens.words import long_allowance_words

Details = Mapping[str, object]


def _extended_enough(details: Details) -> str:
    return _(
        "This step was given more time already; the agency allows that %(count)s time(s). Nothing was changed. Finish the step, or give it to another officer.",
        count=details.get("times", 1),
    )


def _extension_too_long(details: Details) -> str:
    allowance = details.get("allowance")
    return _(
        "That is more time than may be agreed: in all at most %(share)s%% of the step's own time (%(time)s). Nothing was changed. Ask for less.",
        share=details.get("share", ""),
        time=long_allowance_words(allowance) if isinstance(allowance, Allowance) else "",
    )


def _not_of_this_post(details: Details) -> str:
    return _(
        "%(officer)s does not hold the position of this step today, or is away, so the task cannot go there. Choose somebody from the list.",
        officer=details.get("officer") or _("This officer"),
    )


LEVER_SENTENCES: Mapping[Reason, Callable[[Details], str]] = {
    Reason.TASK_NOT_WITH_OFFICERS: lambda _d: _(
        "This step lies with the applicant or the system, not with an officer, so there is nothing to give, extend or remind of."
    ),
    Reason.NO_TIME_LIMIT: lambda _d: _("This step has no time limit, so there is none to extend."),
    Reason.EXTENSION_EMPTY: lambda _d: _(
        "How much more time is missing. Write a number of at least 1 and choose its unit."
    ),
    Reason.EXTENDED_ENOUGH: _extended_enough,
    Reason.EXTENSION_TOO_LONG: _extension_too_long,
    Reason.NOT_OF_THIS_POST: _not_of_this_post,
    Reason.REMINDED_TODAY: lambda _d: _(
        "You have reminded of this task today already. Nothing was sent; wait until tomorrow, or speak with the officer."
    ),
    Reason.SILENCE_IS_NO_CONSENT: lambda _d: _(
        "This permit type is not set to be granted by silence, so somebody has to decide. Nothing was changed."
    ),
    Reason.ALREADY_DECIDED: lambda _d: _(
        "This file has been decided already, so silence means nothing any more. Nothing was changed."
    ),
    Reason.NO_NUMBERING_STEP: lambda _d: _(
        "The SOP of this file gives no number at any step, so it cannot be granted by silence. Decide about it by hand."
    ),
}
