"""The figures as titled tables: the workbook's sheets, the report's tables, and the tables beside the charts.

Each is made once of the same `Dashboard`, so that page, PDF and Excel cannot differ.
"""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _

from app.documents.sheets import Column, Measure, Sheet, Value
from app.domain.working_time.clocks import Unit
from app.screens.reason_words import reason_word
from app.screens.supervisor.figure_words import (
    age_words,
    month_words,
    number_words,
    percent_words,
    route_words,
    share_words,
    time_words,
)
from app.screens.words import NOTHING, long_allowance_words
from app.services.oversight.figures.values import Dashboard, LoadFigure, StepFigure


def worded(column: Column, value: Value, day_seconds: int) -> str:
    """Word a cell for a page or for paper; in the workbook it stays a number."""
    if value is None:
        return NOTHING
    if isinstance(value, timedelta):
        return time_words(value.total_seconds(), day_seconds)
    if column.measure is Measure.PERCENT and isinstance(value, int | float):
        return percent_words(value)
    if column.measure is Measure.POINTS and isinstance(value, int | float):
        return percent_words(value).removesuffix(" %")
    if column.measure is Measure.MONTH and not isinstance(value, str | int | float):
        return month_words(value)
    return number_words(value) if isinstance(value, int | float) else str(value)


def summary_sheet(board: Dashboard) -> Sheet:
    """Give the cards; one row each, so that each keeps its own measure."""
    cards = board.cards
    rows: list[tuple[Value, ...]] = [
        (_("Decided, with a promise"), cards.on_time.of),
        (_("of these on time"), cards.on_time.kept),
        (_("Files in progress"), cards.running),
        (_("wait for the applicant"), cards.with_applicant),
        (_("Late now"), cards.late),
        (_("at technical offices"), cards.late_at_offices),
        (_("Predicted to be late"), cards.predicted),
        (_("Steps with enough experience for a forecast"), cards.forecast_steps),
    ]
    return Sheet(
        _("Summary"), _("Summary"), (Column(_("Figure")), Column(_("How many"), Measure.COUNT)), tuple(rows)
    )


def rates_sheet(board: Dashboard) -> Sheet:
    """Give the shares of the cards, in percent."""
    rows: tuple[tuple[Value, ...], ...] = (
        (_("This period"), board.cards.on_time.percent),
        (_("The period before"), board.cards.before.percent),
        (_("Target"), float(board.target)),
    )
    columns = (Column(_("Period")), Column(_("On time"), Measure.PERCENT))
    return Sheet(_("On time"), _("On time"), columns, rows)


def steps_sheet(board: Dashboard) -> Sheet:
    """Give the steps with their times against the limits."""
    columns = (
        Column(_("Step")),
        Column(_("Permit type")),
        Column(_("Limit")),
        Column(_("Done"), Measure.COUNT),
        Column(_("Half within"), Measure.LENGTH),
        Column(_("9 of 10 within"), Measure.LENGTH),
        Column(_("On time"), Measure.PERCENT),
    )
    rows = tuple(_step_row(step) for step in board.steps)
    note = _(
        "Office time; one working day is %(time)s.", time=time_words(board.day_seconds, 2 * board.day_seconds)
    )
    return Sheet(_("Steps"), _("Time used per step against the SOP's limit"), columns, rows, note)


def _step_row(step: StepFigure) -> tuple[Value, ...]:
    return (
        step_name(step),
        step.permit_type or _("all"),
        long_allowance_words(step.limit) if step.limit.unit is not Unit.NONE else _("no time limit"),
        step.done,
        _length(step.p50),
        _length(step.p90),
        step.rate.percent,
    )


def step_name(step: StepFigure) -> str:
    """Call a step by its number and name."""
    return f"{step.number} {step.name}" if step.number < UNNUMBERED else step.name


def months_sheet(board: Dashboard) -> Sheet:
    """Give the year's months."""
    columns = (
        Column(_("Month"), Measure.MONTH),
        Column(_("Filed"), Measure.COUNT),
        Column(_("Ended"), Measure.COUNT),
        Column(_("With a promise"), Measure.COUNT),
        Column(_("On time"), Measure.COUNT),
        Column(_("Share on time"), Measure.PERCENT),
    )
    rows = tuple(
        (one.month, one.filed, one.ended, one.rate.of, one.rate.kept, one.rate.percent)
        for one in board.months
    )
    note = _("Target: %(percent)s %%", percent=board.target)
    return Sheet(_("Months"), _("On time by month"), columns, rows, note)


def officers_sheet(board: Dashboard) -> Sheet:
    """Give load and speed of the officers."""
    note = _("Not divided by step.") if board.chosen.step_key else ""
    rows = tuple(_load_row(one, one.name or _("Not taken by anybody")) for one in board.officers)
    return Sheet(_("Officers"), _("Load and speed per officer"), _load_columns(_("Officer")), rows, note)


def offices_sheet(board: Dashboard) -> Sheet:
    """Give load and speed of the agency and its technical offices."""
    rows = tuple(_load_row(one, one.name or _("The agency itself")) for one in board.offices)
    return Sheet(_("OPD"), _("Load and speed per office"), _load_columns(_("Office")), rows)


def _load_columns(first: str) -> tuple[Column, ...]:
    return (
        Column(first),
        Column(_("Open now"), Measure.COUNT),
        Column(_("Late now"), Measure.COUNT),
        Column(_("Done"), Measure.COUNT),
        Column(_("Mean time"), Measure.LENGTH),
        Column(_("On time"), Measure.PERCENT),
    )


def _load_row(one: LoadFigure, name: str) -> tuple[Value, ...]:
    return (name, one.open, one.late, one.done, _length(one.mean_seconds), one.rate.percent)


def reasons_sheet(board: Dashboard) -> Sheet:
    """Give why files were returned, sent back or refused."""
    columns = (Column(_("What became of it")), Column(_("Reason")), Column(_("How many"), Measure.COUNT))
    rows = tuple(
        (route_words(one.route), reason_word(one.reason) or _("no reason given"), one.number)
        for one in board.reasons
    )
    return Sheet(_("Reasons"), _("Why files were returned"), columns, rows)


def ages_sheet(board: Dashboard) -> Sheet:
    """Give how long what stands open has been so."""
    columns = (Column(_("Open for")), Column(_("Tasks"), Measure.COUNT))
    rows = tuple(zip(age_words(), board.ages, strict=True))
    return Sheet(_("Age"), _("Age of what stands open"), columns, rows)


def split_sheet(board: Dashboard) -> Sheet:
    """Give whose time it was."""
    whole = sum(seconds for _share, seconds in board.split)
    columns = (
        Column(_("Whose time")),
        Column(_("Time"), Measure.LENGTH),
        Column(_("Share"), Measure.PERCENT),
    )
    rows = tuple(
        (share_words(share), _length(seconds), 100 * seconds / whole if whole else None)
        for share, seconds in board.split
    )
    return Sheet(_("Time"), _("Whose time it was"), columns, rows)


def _length(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=round(seconds))


UNNUMBERED = 999
"""The number of a step that the SOP in force no longer has."""
