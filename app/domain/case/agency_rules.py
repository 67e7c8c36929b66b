"""What an agency has settled about its time limits: when to warn, how much more time may be agreed, when to escalate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class AgencyRules:
    """The agency's own settings, shares in percent.

    `soon_share` of its time makes a step due soon where the step says nothing else; an agreed extension takes at
    most `extension_share` of the step's own time in all, and is given at most `extension_times`;
    `escalate_after` is office time past the due time.
    """

    soon_share: int = 80
    extension_share: int = 100
    extension_times: int = 1
    escalate_after: timedelta = timedelta(minutes=450)
