"""Whose time it was: one bar in parts, and below it what each part is."""

from __future__ import annotations

from app.screens.supervisor.charts.drawing import Drawing, lines_of
from app.screens.supervisor.charts.values import SplitChart

HIGH, ROW, KEY = 34.0, 26.0, 18.0


def draw_split(chart: SplitChart, width: float) -> Drawing:
    """Draw the parts side by side, and each again below with its name and share."""
    drawing = Drawing(width, HIGH + 14 + ROW * max(1, len(chart.parts)))
    whole = sum(part.value for part in chart.parts) or 1
    x = 0.0
    for number, part in enumerate(chart.parts):
        long = (width - 1) * part.value / whole
        drawing.box(x + 0.5, 1, long, HIGH, part.tone, url=part.url)
        x += long
        middle = HIGH + 14 + ROW * (number + 0.5)
        drawing.box(0.5, middle - 7, KEY, 14, part.tone)
        drawing.write(KEY + 10, middle, lines_of(part.label, width - 110, most=1)[0], url=part.url)
        drawing.write(width, middle, part.text, align="right", weight="bold")
        if part.url:
            drawing.hints[part.url] = part.hint
    return drawing
