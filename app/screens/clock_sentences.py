"""How a clock stands, in a few words for a list, and line by line where it is explained."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import dates
from flask_babel import get_locale
from flask_babel import gettext as _

from app.domain.working_time import ledger
from app.domain.working_time.days_off import SkipReason
from app.domain.working_time.standings import Standing
from app.screens.formats import duration, instant, long_day
from app.screens.identity import office_zone
from app.screens.words import allowance_words, long_allowance_words, pause_word, working_time_words
from app.services.task_clocks import Stand

CLASSES: Mapping[Standing, str] = {
    Standing.LATE: "late",
    Standing.SOON: "soon",
    Standing.ON_TIME: "ok",
    Standing.PAUSED: "info",
}
"""The style of a chip for each standing; see `templates/screens/macros/parts.html`."""


@dataclass(frozen=True)
class ClockLine:
    """One line of an explained clock: when, what, and what it adds."""

    when: str
    what: str
    adds: str = ""


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


def short_day(at: datetime) -> str:
    """Write the day of a moment without its year: `18 Nov`."""
    return _local_format(at, "d MMM")


def clock_lines(explained: ledger.Ledger) -> tuple[ClockLine, ...]:
    """Word an explained clock from its start to its due time."""
    return tuple(_LINES[type(line)](line) for line in explained.lines)


def ledger_sum(explained: ledger.Ledger) -> str:
    """Word what was counted in all."""
    if explained.counted_days:
        return _("%(count)s working days", count=explained.counted_days)
    return duration(explained.counted_time)


def _counted_time(line: ledger.CountedTime) -> ClockLine:
    what = _("office hours %(start)s–%(end)s", start=_hour(line.at), end=_hour(line.until_at))
    return ClockLine(long_day(line.on), what, duration(line.working_time))


def _skipped(line: ledger.Skipped) -> ClockLine:
    reason = _SKIPS[line.day.reason]()
    name = f"{reason}: {line.day.name}" if line.day.name else reason
    return ClockLine(
        long_day(line.day.on), f"{name} ({line.day.decree})" if line.day.decree else name, _("not counted")
    )


def _paused(line: ledger.Paused) -> ClockLine:
    cause = pause_word(line.cause)
    if line.until_at is None:
        return ClockLine(instant(line.at), _("clock stopped, and still is: %(cause)s", cause=cause))
    until = _("clock stopped until %(time)s: %(cause)s", time=instant(line.until_at), cause=cause)
    return ClockLine(instant(line.at), until, _("not counted"))


def _extended(line: ledger.Extended) -> ClockLine:
    what = _("more time granted: %(reason)s", reason=line.extension.reason)
    return ClockLine(instant(line.at), what, f"+ {long_allowance_words(line.extension.allowance)}")


_LINES: Mapping[type, Callable[[Any], ClockLine]] = {
    ledger.Started: lambda line: ClockLine(instant(line.at), _("the clock starts")),
    ledger.CountedTime: _counted_time,
    ledger.CountedDay: lambda line: ClockLine(
        long_day(line.on), _("working day %(number)s", number=line.number), _("1 day")
    ),
    ledger.PausedDay: lambda line: ClockLine(
        long_day(line.on), _("clock stopped: %(cause)s", cause=pause_word(line.cause)), _("not counted")
    ),
    ledger.Skipped: _skipped,
    ledger.Paused: _paused,
    ledger.Extended: _extended,
    ledger.Due: lambda line: ClockLine(instant(line.at), _("due")),
}

_SKIPS: Mapping[SkipReason, Callable[[], str]] = {
    SkipReason.NATIONAL_HOLIDAY: lambda: _("national holiday"),
    SkipReason.COLLECTIVE_LEAVE: lambda: _("collective leave"),
    SkipReason.LOCAL: lambda: _("local day off"),
    SkipReason.WEEKEND: lambda: _("weekend"),
    SkipReason.NO_HOURS: lambda: _("no office hours on record"),
}


def _hour(at: datetime) -> str:
    return _local_format(at, "HH.mm" if str(get_locale()) == "id" else "HH:mm")


def _local_format(at: datetime, pattern: str) -> str:
    return str(dates.format_datetime(at.astimezone(ZoneInfo(office_zone())), pattern, locale=get_locale()))
