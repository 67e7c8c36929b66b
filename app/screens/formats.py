"""How days, moments, durations, sizes and amounts are written for the reader, in his language and zone.

The names of the template filters are the office's words; the functions are for Python.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel import dates
from flask_babel import format_decimal, get_locale
from flask_babel import gettext as _
from markupsafe import Markup

from app.screens.identity import office_zone

if TYPE_CHECKING:
    from flask import Flask

MOMENT_PATTERNS = {"id": "d MMM y HH.mm", "en": "d MMM y HH:mm"}
HOUR_PATTERNS = {"id": "HH.mm", "en": "HH:mm"}
LONG_DAY_PATTERN = "EEEE, d MMMM y"
KIBIBYTE = 1024
FEW = 10
HOURS_A_DAY = 24
NEVER_A_DAY = 10**6


def day(value: date) -> str:
    """Write a calendar day: `20 Nov 2026`."""
    return dates.format_date(value, "d MMM y", locale=get_locale())


def long_day(value: date) -> str:
    """Write a day with its weekday: `Jumat, 20 November 2026`."""
    return dates.format_date(value, LONG_DAY_PATTERN, locale=get_locale())


def short_day(value: date) -> str:
    """Write a day without its year: `20 Nov`."""
    return dates.format_date(value, "d MMM", locale=get_locale())


def day_range(first: date, last: date) -> str:
    """Write days in a row with their weekdays: `Sabtu, 21 – Minggu, 22 November 2026`."""
    if first == last:
        return long_day(first)
    pattern = "EEEE, d" if (first.year, first.month) == (last.year, last.month) else "EEEE, d MMMM"
    if first.year != last.year:
        pattern = LONG_DAY_PATTERN
    return f"{dates.format_date(first, pattern, locale=get_locale())} – {long_day(last)}"


def short_range(first: date, last: date) -> str:
    """Write days in a row in short: `26–27 Des`, `31 Des–2 Jan`."""
    if first == last:
        return short_day(first)
    is_one_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if is_one_month else short_day(first)}–{short_day(last)}"


def hour(value: datetime) -> str:
    """Write the time of day of a moment in the office's zone: `09.12`."""
    locale = get_locale()
    local = value.astimezone(ZoneInfo(office_zone()))
    return dates.format_datetime(local, HOUR_PATTERNS.get(str(locale), HOUR_PATTERNS["id"]), locale=locale)


def instant(value: datetime) -> str:
    """Write a moment in the office's zone: `20 Nov 2026 09.12`; a naive one is taken as UTC."""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    local = aware.astimezone(ZoneInfo(office_zone()))
    locale = get_locale()
    return dates.format_datetime(
        local, MOMENT_PATTERNS.get(str(locale), MOMENT_PATTERNS["id"]), locale=locale
    )


def duration(value: timedelta, hours_a_day: float = HOURS_A_DAY) -> str:
    """Write a length of time by its two largest units: `1 j 25 m`, `5 h 3 j`.

    `hours_a_day` is the length of the day that is counted: 24 for calendar time, the office's own for
    working time.
    """
    minutes = int(abs(value).total_seconds() // 60)
    minutes_a_day = int(hours_a_day * 60)
    days, rest = divmod(minutes, minutes_a_day)
    hours, minutes = divmod(rest, 60)
    parts = [
        _("%(count)s d", count=days) if days else "",
        _("%(count)s h", count=hours) if hours else "",
        _("%(count)s m", count=minutes) if minutes and not days else "",
    ]
    return " ".join(filter(None, parts)) or _("%(count)s m", count=0)


def office_time(value: timedelta) -> str:
    """Write a length of office time in hours and minutes, since a day's length differs: `16 j`, `1 j 25 m`."""
    return duration(value, hours_a_day=NEVER_A_DAY)


def size(value: int) -> str:
    """Write the size of a file: `412 KB`, `1,2 MB`."""
    amount, unit = float(value), "B"
    for larger in ("KB", "MB", "GB"):
        if amount < KIBIBYTE:
            break
        amount, unit = amount / KIBIBYTE, larger
    digits = "#,##0.0" if unit in {"MB", "GB"} and amount < FEW else "#,##0"
    return f"{format_decimal(amount, digits)} {unit}"


def rupiah(value: Decimal | int) -> str:
    """Write an amount of money: `Rp 1.250.000`, with decimals only where there are any."""
    amount = Decimal(value)
    pattern = "#,##0" if amount == amount.to_integral_value() else "#,##0.00"
    return f"Rp {format_decimal(amount, pattern)}"


def number(value: str) -> Markup:
    """Write the number of a paper so that a narrow place breaks it after a slash, and nowhere else."""
    return Markup("/<wbr>").join(value.split("/"))


def register_filters(app: Flask) -> None:
    """Offer the formats to every template."""
    app.jinja_env.filters.update(
        tanggal=day,
        hari=long_day,
        waktu=instant,
        durasi=duration,
        ukuran=size,
        rupiah=rupiah,
        nomor=number,
    )
