"""The share kept in time, month by month, against the target."""

from __future__ import annotations

from app.screens.supervisor.charts.drawing import SMALL, Drawing
from app.screens.supervisor.charts.values import MonthChart, MonthPoint

HEIGHT = 262.0
TOP, BOTTOM, LEFT, RIGHT = 46.0, 34.0, 34.0, 16.0
KEY, KEY_LONG = 10.0, 28.0
WIDE, LOWEST, STEP, ALL = 400, 0, 10, 100
LINES = 4


def draw_months(chart: MonthChart, width: float) -> Drawing:
    """Draw the line with a value at each point: a circle where the target was met, a square where it was missed."""
    drawing = Drawing(width, HEIGHT)
    low = _lowest(chart)
    every = max(STEP, -(-(ALL - low) // (LINES * STEP)) * STEP)
    for percent in range(ALL, low - 1, -every):
        y = _y(percent, low)
        drawing.line([(LEFT, y), (width - RIGHT, y)], "line")
        drawing.write(LEFT - 6, y, str(percent), size=SMALL, ink="ink-2", align="right")
    target = _y(chart.target, low)
    drawing.line([(LEFT, target), (width - RIGHT, target)], "soon", width=1.4, is_dashed=True)
    drawing.line([(LEFT, KEY), (LEFT + KEY_LONG, KEY)], "soon", width=1.4, is_dashed=True)
    drawing.write(LEFT + KEY_LONG + 8, KEY, chart.target_label, size=SMALL, ink="soon")
    _points(drawing, chart, width, low)
    return drawing


def _points(drawing: Drawing, chart: MonthChart, width: float, low: int) -> None:
    gap = (width - LEFT - RIGHT - 24) / max(1, len(chart.points) - 1)
    places = [LEFT + 12 + number * gap for number in range(len(chart.points))]
    known = [
        (x, _y(one.percent, low))
        for x, one in zip(places, chart.points, strict=True)
        if one.percent is not None
    ]
    drawing.line(known, "brand-2", width=2.4)
    # Twelve names do not fit beside each other on a phone; every other one does.
    every = 1 if width >= WIDE else 2
    last = len(chart.points) - 1
    for number, (x, one) in enumerate(zip(places, chart.points, strict=True)):
        if (last - number) % every == 0:
            drawing.write(x, HEIGHT - 14, one.label, size=SMALL, ink="ink-2", align="center")
        if one.percent is not None:
            _point(
                drawing, one, x, _y(one.percent, low), chart.target, is_worded=(last - number) % every == 0
            )


def _point(drawing: Drawing, one: MonthPoint, x: float, y: float, target: int, *, is_worded: bool) -> None:
    is_met = (one.percent or 0) >= target
    drawing.dot(x, y, "brand" if is_met else "late", marker="o" if is_met else "s", url=one.url)
    if is_worded:
        drawing.write(x, y - 14, one.text, size=SMALL, align="center", weight="bold", url=one.url)
    if one.url:
        drawing.hints[one.url] = one.hint


def _lowest(chart: MonthChart) -> int:
    known = [one.percent for one in chart.points if one.percent is not None]
    lowest = min([*known, chart.target])
    return max(LOWEST, int(lowest // STEP) * STEP - STEP)


def _y(percent: float, low: int) -> float:
    return TOP + (ALL - percent) / (ALL - low) * (HEIGHT - TOP - BOTTOM)
