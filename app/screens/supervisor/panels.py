"""Each figure of the dashboard whole: its table, the list behind each row, and its chart.

The page draws the chart twice, for a desk and for a phone; the report once, for paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from app.documents.sheets import Sheet
from app.screens.supervisor import chart_specs as specs
from app.screens.supervisor import sheets
from app.screens.supervisor.charts.bars import draw_bars
from app.screens.supervisor.charts.months import draw_months
from app.screens.supervisor.charts.printing import Draw, png_of, svg_of
from app.screens.supervisor.charts.split import draw_split
from app.screens.supervisor.charts.steps import draw_steps
from app.screens.supervisor.charts.values import Chart
from app.screens.supervisor.links import Links
from app.services.oversight.figures.values import Dashboard

WIDE, MIDDLE, SHORT, NARROW, PAPER = 580.0, 490.0, 420.0, 300.0, 640.0


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
    return {part.key: _panel(part, board, links) for part in _PARTS}


@dataclass(frozen=True)
class _Part:
    """How one figure is made: its table, the lists behind its rows, its chart."""

    key: str
    sheet: Callable[[Dashboard], Sheet]
    urls: Callable[[Dashboard, Links], list[str]]
    draw: Draw
    spec: Callable[..., Chart | None]
    width: float = MIDDLE


_PARTS = (
    _Part("steps", sheets.steps_sheet, specs.step_urls, draw_steps, specs.steps, WIDE),
    _Part("months", sheets.months_sheet, specs.month_urls, draw_months, specs.months, SHORT),
    _Part("ages", sheets.ages_sheet, specs.age_urls, draw_bars, specs.ages),
    _Part("split", sheets.split_sheet, specs.split_urls, draw_split, specs.split),
    _Part("officers", sheets.officers_sheet, specs.officer_urls, draw_bars, specs.officers),
    _Part("offices", sheets.offices_sheet, specs.office_urls, draw_bars, specs.offices),
    _Part("reasons", sheets.reasons_sheet, specs.reason_urls, draw_bars, specs.reasons, WIDE),
)


def _panel(part: _Part, board: Dashboard, links: Links) -> Panel:
    sheet, urls = part.sheet(board), tuple(part.urls(board, links))
    rows = tuple(
        tuple(
            sheets.worded(column, value, board.day_seconds)
            for column, value in zip(sheet.columns, row, strict=True)
        )
        for row in sheet.rows
    )
    described = _("The same figures stand in the table below.")
    chart = part.spec(board, sheet, rows, urls, described)
    return Panel(part.key, sheet, rows, urls, part.draw, chart, part.width)
