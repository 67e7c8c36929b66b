"""The periods that may be chosen above figures, in groups, with the chosen one among them however old it is."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from app.screens.supervisor.figure_words import period_words
from app.services.oversight.figures.periods import Period, PeriodKind, list_periods


def period_choices(chosen: Period, today: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """List each group's heading with its periods by key and name."""
    headings = {
        PeriodKind.QUARTER: _("Quarters"),
        PeriodKind.SEMESTER: _("Semesters"),
        PeriodKind.MONTH: _("Months"),
        PeriodKind.YEAR: _("Years"),
    }
    return [
        (
            headings[kind],
            [
                (one.key, period_words(one))
                for one in (*found, *([chosen] if chosen.kind is kind and chosen not in found else []))
            ],
        )
        for kind, found in list_periods(today).items()
    ]
