"""Bars below each other: how much of each."""

from __future__ import annotations

from app.screens.supervisor.charts.drawing import SMALL, Drawing, lines_of, width_of
from app.screens.supervisor.charts.values import Bar, BarChart

WIDE = 460
ROW, NARROW_ROW, HIGH = 34.0, 48.0, 15.0
LABELS, GAP = 0.36, 10.0


def draw_bars(chart: BarChart, width: float) -> Drawing:
    """Draw the bars; on a narrow sheet each label stands above its bar."""
    is_wide = width >= WIDE
    row = ROW if is_wide else NARROW_ROW
    drawing = Drawing(width, max(1, len(chart.bars)) * row + 4)
    left = width * LABELS if is_wide else 0.0
    room = width - left - max((width_of(bar.text) for bar in chart.bars), default=0) - 2 * GAP
    most = max((bar.value for bar in chart.bars), default=0) or 1
    for number, bar in enumerate(chart.bars):
        top = number * row
        if is_wide:
            _label(drawing, bar, top + row / 2, left - GAP)
        else:
            drawing.write(0, top + 12, lines_of(bar.label, width, most=1)[0])
        middle = top + (row / 2 if is_wide else row - 16)
        long = room * bar.value / most
        drawing.box(left, middle - HIGH / 2, long, HIGH, bar.tone, url=bar.url)
        drawing.write(left + long + GAP, middle, bar.text, weight="bold", url=bar.url)
        if bar.url:
            drawing.hints[bar.url] = bar.hint
    return drawing


def _label(drawing: Drawing, bar: Bar, middle: float, room: float) -> None:
    lines = lines_of(bar.label, room, size=SMALL if len(bar.label) > room / 7 else 13)
    size = 13 if len(lines) == 1 else SMALL
    for number, line in enumerate(lines):
        drawing.write(0, middle + (number - (len(lines) - 1) / 2) * (SMALL + 2), line, size=size)
