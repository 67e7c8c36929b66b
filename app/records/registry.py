"""Every table of the office in one import, so that migrations and tests see all of them."""

from app.records import (
    agencies,
    calendars,
    cases,
    catalogue,
    duties,
    oversight,
    papers,
    permits,
    rollups,
    staff,
    user_security,
)

__all__ = [
    "agencies",
    "calendars",
    "cases",
    "catalogue",
    "duties",
    "oversight",
    "papers",
    "permits",
    "rollups",
    "staff",
    "user_security",
]
