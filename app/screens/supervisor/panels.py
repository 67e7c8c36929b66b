"""Each figure of the dashboard whole: its table, the list behind each row, and its chart.

The page draws the chart twice, for a desk and for a phone; the report once, for paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from app.documents.sheets import Sheet
from app.screens.supervisor import chart_specs, sheets
from app.screens.supervisor.charts.bars import draw_bars
from app.screens.supervisor.charts.months import draw_months
from app.screens.supervisor.charts.printing import Draw, png_of, svg_of
from app.screens.supervisor.charts.split import draw_split
from app.screens.supervisor.charts.steps import draw_steps
from app.screens.supervisor.charts.values import Chart
from app.screens.supervisor.links import Links
from app.services.oversight.figures.values import Dashboard

WIDE, MIDDLE, NARROW, PAPER = 640.0, 500.0, 300.0, 640.0


@dataclass(frozen=True)
class Panel:
    """One figure; `chart` is None where there is nothing to draw, `rows` are the table's cells in words."""

    key: str
    sheet: Sheet
    rows: tuple[tuple[str, ...], ...]
    urls: tuple[str, ...]
    draw: Draw
    chart: Chart | None
    width: float = MIDDLE

    @property
    def wide(self) -> Markup:
        """The chart for a desk."""
        return svg_of(self.draw, self.chart, self.width, f"{self.key}-wide") if self.chart else Markup()

    @property
    def narrow(self) -> Markup:
        """The chart for a phone."""
        return svg_of(self.draw, self.chart, NARROW, f"{self.key}-narrow") if self.chart else Markup()

    def picture(self) -> bytes:
        """Draw the chart for paper; no bytes without one."""
        return png_of(self.draw, self.chart, PAPER) if self.chart else b""


def list_panels(board: Dashboard, links: Links) -> dict[str, Panel]:
    """List the figures that have a chart, by name."""
    specs = chart_specs
    made = (
        _panel(
            "steps",
            board,
            sheets.steps_sheet(board),
            specs.step_urls(board, links),
            draw_steps,
            specs.steps,
            WIDE,
        ),
        _panel(
            "months",
            board,
            sheets.months_sheet(board),
            specs.month_urls(board, links),
            draw_months,
            specs.months,
        ),
        _panel("ages", board, sheets.ages_sheet(board), specs.age_urls(board, links), draw_bars, specs.ages),
        _panel(
            "split", board, sheets.split_sheet(board), specs.split_urls(board, links), draw_split, specs.split
        ),
        _panel(
            "officers",
            board,
            sheets.officers_sheet(board),
            specs.officer_urls(board, links),
            draw_bars,
            specs.officers,
        ),
        _panel(
            "offices",
            board,
            sheets.offices_sheet(board),
            specs.office_urls(board, links),
            draw_bars,
            specs.offices,
        ),
        _panel(
            "reasons",
            board,
            sheets.reasons_sheet(board),
            specs.reason_urls(board, links),
            draw_bars,
            specs.reasons,
        ),
    )
    return {panel.key: panel for panel in made}


def _panel(
    key: str,
    board: Dashboard,
    sheet: Sheet,
    urls: Sequence[str],
    draw: Draw,
    spec: Any,
    width: float = MIDDLE,
) -> Panel:
    rows = tuple(
        tuple(
            sheets.worded(column, value, board.day_seconds)
            for column, value in zip(sheet.columns, row, strict=True)
        )
        for row in sheet.rows
    )
    described = _("The same figures stand in the table below.")
    return Panel(key, sheet, rows, tuple(urls), draw, spec(board, sheet, rows, urls, described), width)
