"""The names of the weekdays, Monday first."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

WEEKDAYS = (
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
)  # fmt: skip


def weekday_name(number: int) -> str:
    """Name a weekday; 0 is Monday."""
    return str(WEEKDAYS[number])
