"""Every table of the office in one import, so that migrations and tests see all of them."""

from app.records import (
    agencies,
    archive,
    calendars,
    cases,
    catalogue,
    documents,
    duties,
    letters,
    oversight,
    papers,
    permits,
    reports,
    rollups,
    series_starts,
    staff,
    user_security,
)

__all__ = [
    "agencies",
    "archive",
    "calendars",
    "cases",
    "catalogue",
    "documents",
    "duties",
    "letters",
    "oversight",
    "papers",
    "permits",
    "reports",
    "rollups",
    "series_starts",
    "staff",
    "user_security",
]
