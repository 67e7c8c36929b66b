"""Time used per step against its limit: the mark of the limit stands at the same place for all of them."""

from __future__ import annotations

from app.screens.supervisor.charts.drawing import SMALL, Drawing, lines_of, width_of
from app.screens.supervisor.charts.palette import Tone
from app.screens.supervisor.charts.values import StepBar, StepChart

WIDE = 460
ROW, NARROW_ROW = 36.0, 52.0
HEAD, LEGEND_ROW = 30.0, 20.0
HIGH, THIN, GAP = 16.0, 6.0, 10.0
LABELS, LIMIT_AT = 0.3, 0.7
MOST = 1 / LIMIT_AT


def draw_steps(chart: StepChart, width: float) -> Drawing:
    """Draw for each step the 90th percentile as a bar and the 50th as a thinner one upon it."""
    is_wide = width >= WIDE
    row = ROW if is_wide else NARROW_ROW
    head = HEAD if is_wide else HEAD + LEGEND_ROW
    drawing = Drawing(width, head + max(1, len(chart.steps)) * row)
    texts = max((width_of(step.text) for step in chart.steps), default=0) + GAP
    left = width * LABELS if is_wide else 0.0
    room = width - left - texts
    _legend(drawing, chart.legend, width)
    for number, step in enumerate(chart.steps):
        top = head + number * row
        lines = lines_of(
            step.label, left - GAP if is_wide else width, most=2 if is_wide else 1, size=SMALL + 0.5
        )
        first = top + (row / 2 - (len(lines) - 1) * 7 if is_wide else 12)
        for place, line in enumerate(lines):
            drawing.write(0, first + place * 14, line, size=SMALL + 0.5)
        _bars(drawing, step, left, top + (row / 2 if is_wide else row - 18), room)
        if step.url:
            drawing.hints[step.url] = step.hint
    return drawing


def _bars(drawing: Drawing, step: StepBar, left: float, middle: float, room: float) -> None:
    drawing.box(left, middle - HIGH / 2, room, HIGH, Tone.GREY)
    if step.most is not None:
        pale, dark = (Tone.PALE_LATE, Tone.DEEP_LATE) if step.is_over else (Tone.PALE, Tone.DARK)
        drawing.box(left, middle - HIGH / 2, room * _share(step.most), HIGH, pale, url=step.url)
        drawing.box(left, middle - THIN / 2, room * _share(step.middle), THIN, dark)
        mark = left + room * LIMIT_AT
        drawing.line([(mark, middle - HIGH / 2 - 4), (mark, middle + HIGH / 2 + 4)], "ink", width=2.2)
    ink, weight = ("late", "bold") if step.is_over else ("ink", "normal")
    drawing.write(left + room + GAP, middle, step.text, ink=ink, weight=weight, url=step.url)


def _share(used: float | None) -> float:
    return min(used or 0.0, MOST) / MOST


def _legend(drawing: Drawing, words: tuple[str, str, str], width: float) -> None:
    x, y = 0.0, 10.0
    for name, tone in zip(words, (Tone.DARK, Tone.PALE, None), strict=True):
        before = 16 if tone is None else 24
        if x and x + before + width_of(name, SMALL) > width:
            x, y = 0.0, y + LEGEND_ROW
        if tone is None:
            drawing.line([(x + 6, y - 7), (x + 6, y + 7)], "ink", width=2.2)
        else:
            high = THIN if tone is Tone.DARK else 2 * THIN
            drawing.box(x + 0.5, y - high / 2, 18, high, tone)
        drawing.write(x + before, y, name, size=SMALL, ink="ink-2")
        x += before + width_of(name, SMALL) + 14
