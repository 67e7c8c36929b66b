"""Reads what people type as numbers and days; knows no form and no column.

An office writes `1.250.000,50`; a machine writes `1250000.50`. Both are read, and nothing is guessed:
a single dot followed by three digits is a thousands mark in Indonesian, a decimal mark in English.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from app.screens.base.faults import UnreadableValue

LARGEST_WHOLE = 2**63 - 1
LARGEST_AMOUNT = Decimal(10) ** 20
INDONESIAN = re.compile(r"-?\d{1,3}(\.\d{3})*(,\d+)?|-?\d+(,\d+)?")
ENGLISH = re.compile(r"-?\d{1,3}(,\d{3})*(\.\d+)?|-?\d+(\.\d+)?")
ONE_DAY = timedelta(days=1)


def read_whole(text: str) -> int:
    """Read a whole number that both databases can hold; raises `UnreadableValue`."""
    amount = read_amount(text)
    if amount != amount.to_integral_value() or abs(amount) > LARGEST_WHOLE:
        raise UnreadableValue(text)
    return int(amount)


def read_amount(text: str, *, language: str = "id") -> Decimal:
    """Read a number as written in this language, or as a machine writes it; raises `UnreadableValue`."""
    compact = re.sub(r"\s|^Rp", "", text.strip())
    marks = (".", ",") if language == "id" else (",", ".")
    native = INDONESIAN if language == "id" else ENGLISH
    if native.fullmatch(compact):
        compact = compact.replace(marks[0], "").replace(marks[1], ".")
    try:
        amount = Decimal(compact)
    except InvalidOperation:
        raise UnreadableValue(text) from None
    if not amount.is_finite() or abs(amount) > LARGEST_AMOUNT:
        raise UnreadableValue(text)
    return amount


def read_day(text: str) -> date:
    """Read an ISO day, as a date field sends it; raises `UnreadableValue`."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UnreadableValue(text) from None


def read_instant(text: str, zone: str) -> datetime:
    """Read an office's wall-clock time, as a datetime-local field sends it, into an aware UTC instant."""
    try:
        moment = datetime.fromisoformat(text.strip())
        aware = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
        return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        raise UnreadableValue(text) from None


def start_of_day(day: date, zone: str) -> datetime:
    """Return the instant at which this day begins in the office's zone, in UTC."""
    return datetime.combine(day, time.min, ZoneInfo(zone)).astimezone(UTC)


def end_of_day(day: date, zone: str) -> datetime:
    """Return the instant at which the day after begins: the open end of this day, in UTC."""
    return start_of_day(day + ONE_DAY, zone)
