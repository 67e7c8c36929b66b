"""What each chart is told of the figures, and the list behind each of its bars."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from app.documents.sheets import Sheet
from app.screens.supervisor.charts.palette import Tone
from app.screens.supervisor.charts.values import (
    Bar,
    BarChart,
    MonthChart,
    MonthPoint,
    SplitChart,
    StepBar,
    StepChart,
)
from app.screens.supervisor.figure_words import percent_words, short_month, step_words
from app.screens.supervisor.links import Links
from app.screens.supervisor.sheets import step_name
from app.services.oversight.figures.open_work import AGE_CLASSES
from app.services.oversight.figures.values import Dashboard, LoadFigure, StepFigure, TimeShare
from app.services.register.open_work import OWN_OFFICE

MOST_BARS = 10
NO_BREAK = "\u00a0"
MOST_STEPS = 14
Rows = Sequence[tuple[str, ...]]
TONES = {
    TimeShare.OFFICE_WORKING: Tone.DARK,
    TimeShare.OFFICE_WAITING: Tone.PALE,
    TimeShare.TECHNICAL_WORKING: Tone.INFO,
    TimeShare.TECHNICAL_WAITING: Tone.PALE_INFO,
    TimeShare.APPLICANT: Tone.SOON,
}
AGE_TONES = (Tone.PLAIN, Tone.PLAIN, Tone.PLAIN, Tone.SOON, Tone.LATE)


def step_urls(board: Dashboard, links: Links) -> list[str]:
    """Give the tasks behind each step."""
    return [links.done(step_key=one.step_key, permit_types=one.permit_type_ids) for one in board.steps]


def month_urls(board: Dashboard, links: Links) -> list[str]:
    """Give the files behind each month."""
    return [links.ended(month=one.month) for one in board.months]


def age_urls(board: Dashboard, links: Links) -> list[str]:
    """Give the files behind each age."""
    return [links.open_work(age=age) for age in range(len(board.ages))]


def split_urls(board: Dashboard, links: Links) -> list[str]:
    """Give the tasks behind each holder; the applicant's time is in all of them."""
    ours = {TimeShare.OFFICE_WORKING, TimeShare.OFFICE_WAITING}
    desk = board.chosen.office_key
    return [links.done(desk="" if share in ours and not desk else None) for share, _seconds in board.split]


def officer_urls(board: Dashboard, links: Links) -> list[str]:
    """Give the open files behind each officer, or what he has done where none is open."""
    return [
        links.open_work(officer=one.key) if one.open else links.done(officer=one.key)
        for one in board.officers
    ]


def office_urls(board: Dashboard, links: Links) -> list[str]:
    """Give the open files behind each office, or what it has done where none is open."""
    return [
        links.open_work(desk=str(one.key)) if one.open else links.done(desk=str(one.key) or OWN_OFFICE)
        for one in board.offices
    ]


def reason_urls(board: Dashboard, links: Links) -> list[str]:
    """Give the work behind each reason."""
    return [links.done(route=one.route, reason=one.reason or "-") for one in board.reasons]


def steps(
    board: Dashboard, sheet: Sheet, rows: Rows, urls: Sequence[str], described: str
) -> StepChart | None:
    """Draw the steps; of very many those nearest their limit."""
    bars = [
        (
            one,
            StepBar(
                _step_label(one),
                _share(one, one.p50),
                _share(one, one.p90),
                step_words(one, board.day_seconds),
                url,
                _("Tasks done: %(step)s", step=row[0]),
                one.is_over,
            ),
        )
        for one, row, url in zip(board.steps, rows, urls, strict=True)
    ]
    if not bars:
        return None
    if len(bars) > MOST_STEPS:
        nearest = sorted(bars, key=lambda pair: -(pair[1].most or 0))[:MOST_STEPS]
        bars = [pair for pair in bars if pair in nearest]
    legend = (_("half within"), _("9 of 10 within"), _("the SOP's limit"))
    return StepChart(sheet.title, described, tuple(bar for _one, bar in bars), legend)


def _step_label(one: StepFigure) -> str:
    return f"{step_name(one)} ({one.permit_type})" if one.permit_type else step_name(one)


def _share(one: StepFigure, seconds: float | None) -> float | None:
    return seconds / one.limit_seconds if seconds is not None and one.limit_seconds else None


def months(
    board: Dashboard, sheet: Sheet, rows: Rows, urls: Sequence[str], described: str
) -> MonthChart | None:
    """Draw the year's line."""
    points = tuple(
        MonthPoint(
            short_month(one.month),
            one.rate.percent,
            percent_words(one.rate.percent).removesuffix(" %").removesuffix(",0").removesuffix(".0"),
            url,
            _("Files decided in %(month)s", month=row[0]),
        )
        for one, row, url in zip(board.months, rows, urls, strict=True)
    )
    if all(point.percent is None for point in points):
        return None
    label = _("target %(percent)s %%", percent=board.target)
    return MonthChart(sheet.title, described, points, board.target, label)


def ages(board: Dashboard, sheet: Sheet, rows: Rows, urls: Sequence[str], described: str) -> BarChart | None:
    """Draw the ages of what stands open."""
    bars = tuple(
        Bar(row[0], number, row[1], AGE_TONES[place], url, _("Files open for %(time)s", time=row[0]))
        for place, (number, row, url) in enumerate(zip(board.ages, rows, urls, strict=True))
    )
    return BarChart(sheet.title, described, bars) if any(board.ages) and len(bars) == AGE_CLASSES else None


def split(
    board: Dashboard, sheet: Sheet, rows: Rows, urls: Sequence[str], described: str
) -> SplitChart | None:
    """Draw whose time it was."""
    del urls  # one address would lead from several parts
    parts = tuple(
        Bar(row[0], seconds, row[2], TONES[share])
        for (share, seconds), row in zip(board.split, rows, strict=True)
    )
    return SplitChart(sheet.title, described, parts) if any(part.value for part in parts) else None


def officers(
    board: Dashboard, sheet: Sheet, rows: Rows, urls: Sequence[str], described: str
) -> BarChart | None:
    """Draw what lies open with the officers who have most."""
    return _loads(board.officers, sheet, rows, urls, described)


def offices(
    board: Dashboard, sheet: Sheet, rows: Rows, urls: Sequence[str], described: str
) -> BarChart | None:
    """Draw what lies open with the offices."""
    return _loads(board.offices, sheet, rows, urls, described)


def _loads(
    loads: Sequence[LoadFigure], sheet: Sheet, rows: Rows, urls: Sequence[str], described: str
) -> BarChart | None:
    found = sorted(zip(loads, rows, urls, strict=True), key=lambda each: (-each[0].open, -each[0].done))[
        :MOST_BARS
    ]
    bars = tuple(
        Bar(
            _("%(name)s – mean %(time)s", name=row[0], time=row[4].replace(" ", NO_BREAK))
            if one.done
            else row[0],
            one.open,
            _load_text(one),
            Tone.LATE if one.late else Tone.PLAIN,
            url,
            _("Files of %(name)s", name=row[0]),
        )
        for one, row, url in found
    )
    return BarChart(sheet.title, described, bars) if bars else None


def _load_text(one: LoadFigure) -> str:
    return _("%(open)s, %(late)s late", open=one.open, late=one.late) if one.late else str(one.open)


def reasons(
    board: Dashboard, sheet: Sheet, rows: Rows, urls: Sequence[str], described: str
) -> BarChart | None:
    """Draw the most frequent reasons."""
    bars = tuple(
        Bar(
            f"{row[1]} – {row[0]}",
            one.number,
            row[2],
            Tone.LATE if one.route == "reject" else Tone.PLAIN,
            url,
            _("Files behind this reason"),
        )
        for one, row, url in list(zip(board.reasons, rows, urls, strict=True))[:MOST_BARS]
    )
    return BarChart(sheet.title, described, bars) if bars else None
