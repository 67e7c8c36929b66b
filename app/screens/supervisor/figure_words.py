"""How figures are worded: periods, shares, numbers, lengths of office time against their limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from babel import dates
from flask_babel import format_decimal, get_locale
from flask_babel import gettext as _

from app.domain.working_time.clocks import Unit
from app.screens.formats import duration
from app.screens.staff.register_marks import AGE_NAMES
from app.screens.words import NOTHING
from app.services.oversight.figures.periods import Period, PeriodKind
from app.services.oversight.figures.values import StepFigure, TimeShare

ROMAN = ("I", "II", "III", "IV")
HOUR, MINUTE = 3600, 60
FEW = 10


def period_words(period: Period) -> str:
    """Name a period: `Triwulan IV 2026`, `November 2026`, `Tahun 2026`."""
    if period.kind is PeriodKind.MONTH:
        return str(dates.format_date(period.first, "MMMM y", locale=get_locale()))
    year = period.first.year
    if period.kind is PeriodKind.YEAR:
        return _("Year %(year)s", year=year)
    if period.kind is PeriodKind.SEMESTER:
        return _("Semester %(number)s %(year)s", number=ROMAN[period.semester - 1], year=year)
    return _("Quarter %(number)s %(year)s", number=ROMAN[period.quarter - 1], year=year)


def gain_words(points: float | None, kind: PeriodKind) -> str:
    """Word how far a share is from that of the period before: `▲ 3,1 poin dari triwulan lalu`."""
    if points is None:
        return _BEFORE[kind][1]()
    sign = "▲" if round(points, 1) > 0 else "▼" if round(points, 1) < 0 else "="
    return f"{sign} {_BEFORE[kind][0](format_decimal(abs(points), '#,##0.0'))}"


def month_words(month: date) -> str:
    """Name a month with its year in short: `Nov 2026`."""
    return str(dates.format_date(month, "MMM y", locale=get_locale()))


def short_month(month: date) -> str:
    """Name a month alone: `Nov`."""
    return str(dates.format_date(month, "MMM", locale=get_locale()))


def percent_words(percent: float | None) -> str:
    """Word a share: `94,2 %`."""
    return NOTHING if percent is None else f"{format_decimal(percent, '#,##0.0')} %"


def number_words(number: float) -> str:
    """Word a whole number: `1.204`."""
    return str(format_decimal(number, "#,##0"))


def time_words(seconds: float | None, day_seconds: int) -> str:
    """Word a length of office time: `12 m`, `1 j 25 m`, `5 h 3 j`."""
    if seconds is None:
        return NOTHING
    if 0 < seconds < MINUTE:
        return _("under 1 m")
    return duration(timedelta(seconds=seconds), day_seconds / HOUR)


def step_words(step: StepFigure, day_seconds: int) -> str:
    """Word the time that nine of ten tasks stay under, against the limit in the limit's own unit: `9,3 / 7 h`.

    Minutes beyond an hour are worded as hours and minutes: `5 j 39 m / 10 m`.
    """
    if step.p90 is None or step.limit.unit is Unit.NONE:
        return time_words(step.p90, day_seconds)
    limit = _LIMITS[step.limit.unit](step.limit.amount)
    if step.limit.unit is Unit.MINUTES and step.p90 >= HOUR:
        return f"{time_words(step.p90, day_seconds)} / {limit}"
    used = (
        step.p90 / {Unit.MINUTES: MINUTE, Unit.HOURS: HOUR, Unit.WORKING_DAYS: day_seconds}[step.limit.unit]
    )
    figure = format_decimal(used, "#,##0.0" if used < FEW else "#,##0")
    return f"{figure.removesuffix(',0').removesuffix('.0')} / {limit}"


def share_words(share: TimeShare) -> str:
    """Name whose time it was."""
    return _SHARES[share]()


def route_words(route: str) -> str:
    """Name what became of a file for a reason."""
    return _ROUTES[route]() if route in _ROUTES else route


def age_words() -> tuple[str, ...]:
    """Name the classes of age of what stands open, in working days."""
    return tuple(name() for name in AGE_NAMES)


_BEFORE: Mapping[PeriodKind, tuple[Callable[[str], str], Callable[[], str]]] = {
    PeriodKind.MONTH: (
        lambda points: _("%(points)s points from last month", points=points),
        lambda: _("nothing to compare with last month"),
    ),
    PeriodKind.QUARTER: (
        lambda points: _("%(points)s points from last quarter", points=points),
        lambda: _("nothing to compare with last quarter"),
    ),
    PeriodKind.SEMESTER: (
        lambda points: _("%(points)s points from last semester", points=points),
        lambda: _("nothing to compare with last semester"),
    ),
    PeriodKind.YEAR: (
        lambda points: _("%(points)s points from last year", points=points),
        lambda: _("nothing to compare with last year"),
    ),
}
_LIMITS: Mapping[Unit, Callable[[int], str]] = {
    Unit.MINUTES: lambda n: _("%(count)s m", count=n),
    Unit.HOURS: lambda n: _("%(count)s h", count=n),
    Unit.WORKING_DAYS: lambda n: _("%(count)s d", count=n),
}
_SHARES: Mapping[TimeShare, Callable[[], str]] = {
    TimeShare.OFFICE_WORKING: lambda: _("Office, at work"),
    TimeShare.OFFICE_WAITING: lambda: _("Office, not taken up yet"),
    TimeShare.TECHNICAL_WORKING: lambda: _("Technical office, at work"),
    TimeShare.TECHNICAL_WAITING: lambda: _("Technical office, not taken up yet"),
    TimeShare.APPLICANT: lambda: _("Applicant, clock stopped"),
}
_ROUTES: Mapping[str, Callable[[], str]] = {
    "return": lambda: _("Returned to an earlier step"),
    "correct": lambda: _("Sent back to the applicant"),
    "reject": lambda: _("Refused"),
}
