"""What each chart is told: worded labels, numbers, and the address of the list behind each of them.

Frozen and made of plain values, so that a chart drawn once is known again.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.screens.supervisor.charts.palette import Tone


@dataclass(frozen=True)
class Chart:
    """What every chart says of itself to those who cannot see it."""

    title: str
    described: str


@dataclass(frozen=True)
class Bar:
    """One bar with its label before it and its value beside it."""

    label: str
    value: float
    text: str
    tone: Tone = Tone.PLAIN
    url: str = ""
    hint: str = ""


@dataclass(frozen=True)
class BarChart(Chart):
    """Bars below each other."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class StepBar:
    """One step; times as shares of its limit, None where there is no figure or no limit."""

    label: str
    middle: float | None
    most: float | None
    text: str
    url: str = ""
    hint: str = ""
    is_over: bool = False


@dataclass(frozen=True)
class StepChart(Chart):
    """Steps below each other, all limits at the same place; `legend` words the middle, the most and the limit."""

    steps: tuple[StepBar, ...]
    legend: tuple[str, str, str]


@dataclass(frozen=True)
class MonthPoint:
    """One month; `percent` is None where nothing was decided."""

    label: str
    percent: float | None
    text: str
    url: str = ""
    hint: str = ""


@dataclass(frozen=True)
class MonthChart(Chart):
    """A line over the months and the target it is measured by."""

    points: tuple[MonthPoint, ...]
    target: int
    target_label: str


@dataclass(frozen=True)
class SplitChart(Chart):
    """One bar divided into parts, each named below it."""

    parts: tuple[Bar, ...]
