"""The words for why a file is in danger, and for why a limit was overrun."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask_babel import gettext as _

from app.domain.oversight.breach_causes import BreachCause
from app.domain.oversight.rescue_causes import RescueCause


def danger_word(cause: RescueCause) -> str:
    """Word why a file is in danger."""
    return _DANGERS[cause]()


def breach_causes() -> tuple[tuple[str, str], ...]:
    """List the causes of a breach as the choices of a form."""
    return tuple((cause.value, _BREACHES[cause]()) for cause in BreachCause)


def breach_cause_word(code: str) -> str:
    """Word the cause of a breach on file; empty while none is known."""
    return _BREACHES[BreachCause(code)]() if code in set(BreachCause) else code


_DANGERS: Mapping[RescueCause, Callable[[], str]] = {
    RescueCause.OFFICER_AWAY: lambda: _("taken by somebody who is away today"),
    RescueCause.NOT_TAKEN: lambda: _("nobody has taken it yet"),
    RescueCause.RETURNED: lambda: _("came back by a return"),
    RescueCause.OVERLOADED: lambda: _("the officer has more in hand than most"),
    RescueCause.PROMISE_USED_UP: lambda: _("earlier steps used up the promised time"),
    RescueCause.SLOW_STEP: lambda: _("this step usually takes longer than allowed"),
}

_BREACHES: Mapping[BreachCause, Callable[[], str]] = {
    BreachCause.WORKLOAD: lambda: _("Too much work"),
    BreachCause.ABSENCE: lambda: _("The officer was away"),
    BreachCause.INCOMPLETE_FILE: lambda: _("The file was incomplete"),
    BreachCause.WAITING_FOR_OTHER_OFFICE: lambda: _("Waited for another office"),
    BreachCause.SYSTEM_TROUBLE: lambda: _("Trouble with the system or the network"),
    BreachCause.UNCLEAR_REQUIREMENT: lambda: _("A requirement was not clear"),
    BreachCause.FORCE_MAJEURE: lambda: _("Force majeure"),
    BreachCause.OTHER: lambda: _("Another cause, see the follow-up"),
}
