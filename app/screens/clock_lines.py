"""An explained clock line by line in words: the same lines on the page, in the API and on the evidence sheet.

The windows of one day are one line, and so are days off in a row, so that ten working days fit on a phone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Any, TypeAlias

from flask_babel import gettext as _

from app.domain.working_time import ledger
from app.domain.working_time.days_off import SkippedDay, SkipReason
from app.screens.formats import day_range, duration, hour, instant, long_day, short_range
from app.screens.words import long_allowance_words, pause_word


class LineKind(StrEnum):
    """What a line tells, as a machine reads it."""

    STARTED = "started"
    OFFICE_HOURS = "office_hours"
    WORKING_DAY = "working_day"
    PAUSED_DAY = "paused_day"
    SKIPPED = "skipped"
    PAUSED = "paused"
    EXTENDED = "extended"
    DUE = "due"


@dataclass(frozen=True)
class ClockLine:
    """One line: when it began, of what kind, its day or moment in words, what happened, and what it adds."""

    at: datetime
    kind: LineKind
    when: str
    parts: tuple[str, ...]
    adds: str = ""

    @property
    def text(self) -> str:
        """What happened, on one line."""
        return "; ".join(self.parts)


Lines: TypeAlias = Sequence[Any]


def clock_lines(explained: ledger.Ledger) -> tuple[ClockLine, ...]:
    """Word an explained clock from its start to its due time, or to the pause that holds it up."""
    return tuple(_LINES[type(together[0])](together) for together in _together(explained.lines))


def _together(lines: Sequence[ledger.Line]) -> Iterator[Lines]:
    """Put the windows of one day, and days off without a gap, together; every other line stands alone."""
    numbered = enumerate(lines)
    for _key, found in groupby(numbered, key=lambda each: _belonging(*each)):
        yield [line for _place, line in found]


def _belonging(place: int, line: ledger.Line) -> tuple[object, ...]:
    if isinstance(line, ledger.CountedTime):
        return ledger.CountedTime, line.on
    if isinstance(line, ledger.Skipped):
        # Days in a row grow with their places, so that their difference stays the same.
        return ledger.Skipped, line.day.on - timedelta(days=place)
    return (place,)


def _started(lines: Lines) -> ClockLine:
    return ClockLine(lines[0].at, LineKind.STARTED, instant(lines[0].at), (_("the clock starts"),))


def _counted_time(lines: Lines) -> ClockLine:
    windows = ", ".join(f"{hour(line.at)}–{hour(line.until_at)}" for line in lines)
    worked = sum((line.working_time for line in lines), timedelta())
    what = _("office hours %(windows)s", windows=windows)
    return ClockLine(lines[0].at, LineKind.OFFICE_HOURS, long_day(lines[0].on), (what,), duration(worked))


def _counted_day(lines: Lines) -> ClockLine:
    (line,) = lines
    what = _("working day %(number)s", number=line.number)
    return ClockLine(line.at, LineKind.WORKING_DAY, long_day(line.on), (what,), _("1 day"))


def _paused_day(lines: Lines) -> ClockLine:
    (line,) = lines
    what = _("clock stopped: %(cause)s", cause=pause_word(line.cause))
    return ClockLine(line.at, LineKind.PAUSED_DAY, long_day(line.on), (what,), _("not counted"))


def _skipped(lines: Lines) -> ClockLine:
    days = [line.day for line in lines]
    when = day_range(days[0].on, days[-1].on)
    return ClockLine(lines[0].at, LineKind.SKIPPED, when, tuple(_reasons(days)), _("not counted"))


def _reasons(days: Sequence[SkippedDay]) -> Iterator[str]:
    """Word why each day is off; days in a row with the same reason share it."""
    runs = [(reason, [day.on for day in found]) for reason, found in groupby(days, key=_reason)]
    for reason, dates in runs:
        yield reason if len(runs) == 1 else f"{short_range(dates[0], dates[-1])} {reason}"


def _reason(day: SkippedDay) -> str:
    reason = _SKIPS[day.reason]()
    named = f"{reason}: {day.name}" if day.name else reason
    return f"{named} ({day.decree})" if day.decree else named


def _paused(lines: Lines) -> ClockLine:
    (line,) = lines
    cause = pause_word(line.cause)
    if line.until_at is None:
        what = _("clock stopped, and not running again yet: %(cause)s", cause=cause)
        return ClockLine(line.at, LineKind.PAUSED, instant(line.at), (what,))
    what = _("clock stopped until %(time)s: %(cause)s", time=instant(line.until_at), cause=cause)
    return ClockLine(line.at, LineKind.PAUSED, instant(line.at), (what,), _("not counted"))


def _extended(lines: Lines) -> ClockLine:
    (line,) = lines
    what = _("more time granted: %(reason)s", reason=line.extension.reason)
    adds = f"+ {long_allowance_words(line.extension.allowance)}"
    return ClockLine(line.at, LineKind.EXTENDED, instant(line.at), (what,), adds)


def _due(lines: Lines) -> ClockLine:
    return ClockLine(lines[0].at, LineKind.DUE, instant(lines[0].at), (_("due"),))


_LINES: Mapping[type, Callable[[Lines], ClockLine]] = {
    ledger.Started: _started,
    ledger.CountedTime: _counted_time,
    ledger.CountedDay: _counted_day,
    ledger.PausedDay: _paused_day,
    ledger.Skipped: _skipped,
    ledger.Paused: _paused,
    ledger.Extended: _extended,
    ledger.Due: _due,
}

_SKIPS: Mapping[SkipReason, Callable[[], str]] = {
    SkipReason.NATIONAL_HOLIDAY: lambda: _("national holiday"),
    SkipReason.COLLECTIVE_LEAVE: lambda: _("collective leave"),
    SkipReason.LOCAL: lambda: _("local day off"),
    SkipReason.WEEKEND: lambda: _("weekend"),
    SkipReason.NO_HOURS: lambda: _("no office hours on record"),
}
