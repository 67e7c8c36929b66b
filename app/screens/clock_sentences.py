"""How a clock stands, in a few words for a list; line by line it is worded in `clock_lines`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from app.domain.working_time.standings import Standing
from app.screens import formats
from app.screens.identity import office_zone
from app.screens.words import allowance_words, working_time_words
from app.services.task_clocks import Stand

CLASSES: Mapping[Standing, str] = {
    Standing.LATE: "late",
    Standing.SOON: "soon",
    Standing.ON_TIME: "ok",
    Standing.PAUSED: "info",
}
"""The style of a chip for each standing; see `templates/screens/macros/parts.html`."""


def stand_words(stand: Stand) -> str:
    """Word how a clock stands: `lewat 1 j 25 m`, `sisa 6 m dari 10 m`, `jam berhenti sejak 18 Nov`."""
    if stand.standing is Standing.PAUSED and stand.paused_since is not None:
        return _("clock stopped since %(day)s", day=short_day(stand.paused_since))
    if stand.left is None:
        return _("no time limit")
    if stand.standing is Standing.LATE:
        return _("late by %(time)s", time=working_time_words(stand.left))
    return _(
        "%(left)s left of %(allowed)s",
        left=working_time_words(stand.left),
        allowed=allowance_words(stand.allowance),
    )


def final_words(stand: Stand) -> str:
    """Word how a clock stood when its task was closed or its case ended."""
    if stand.left is None:
        return _("closed while the clock stood still") if stand.paused_since else _("no time limit")
    if stand.standing is Standing.LATE:
        return _("finished late by %(time)s", time=working_time_words(stand.left))
    return _("finished in time, %(left)s left", left=working_time_words(stand.left))


def short_day(at: datetime) -> str:
    """Write the day of a moment without its year: `18 Nov`."""
    return formats.short_day(at.astimezone(ZoneInfo(office_zone())).date())
