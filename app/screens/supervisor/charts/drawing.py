"""A sheet on which charts are drawn in pixels from the upper left corner, each on a figure of its own.

Nothing of matplotlib's that is shared between threads is changed after the first drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from app.documents.fonts import FILES, FONT_FOLDER
from app.screens.supervisor.charts.palette import Tone, colour

DOTS = 72
FAMILY = ("Liberation Sans", "DejaVu Sans")
SMALL, NORMAL = 12, 13
LETTER = 0.54
"""The width of a letter on average, as a share of its height."""


@cache
def prepare() -> None:
    """Load the typeface and say once how SVG is written: text as text, the same names for the same drawing."""
    import matplotlib as mpl
    from matplotlib import font_manager

    mpl.rcParams["svg.fonttype"] = "none"
    mpl.rcParams["svg.hashsalt"] = "satupintu"
    for file in FILES.values():
        font_manager.fontManager.addfont(FONT_FOLDER / file)


class Drawing:
    """One chart on its way; `hints` says in words where each link leads."""

    def __init__(self, width: float, height: float) -> None:
        prepare()
        from matplotlib.figure import Figure

        self.width, self.height = width, height
        self.hints: dict[str, str] = {}
        self.figure = Figure(figsize=(width / DOTS, height / DOTS), dpi=DOTS)
        self.figure.patch.set_visible(False)
        self._axes: Any = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)

    def box(self, x: float, y: float, wide: float, high: float, tone: Tone, *, url: str = "") -> None:
        """Fill a rectangle."""
        from matplotlib.patches import Rectangle

        token, hatch = tone.value
        edge = colour(token) if not hatch else colour(_edge(token))
        patch = Rectangle(
            (x, y),
            max(wide, 0.01),
            high,
            facecolor=colour(token),
            edgecolor=edge,
            hatch=hatch or None,
            linewidth=0.7,
        )
        patch.set_hatch_linewidth(0.8)
        if url:
            patch.set_url(url)
        self._axes.add_patch(patch)

    def write(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = NORMAL,
        ink: str = "ink",
        align: str = "left",
        weight: str = "normal",
        url: str = "",
    ) -> None:
        """Write on a line whose middle is at `y`."""
        text = self._axes.text(
            x,
            y,
            words,
            fontsize=size,
            color=colour(ink),
            ha=align,
            va="center_baseline",
            fontweight=weight,
            family=FAMILY,
            parse_math=False,
        )
        if url:
            text.set_url(url)

    def line(
        self, points: Sequence[tuple[float, float]], ink: str, *, width: float = 1, is_dashed: bool = False
    ) -> None:
        """Draw a line through points."""
        xs, ys = [x for x, _y in points], [y for _x, y in points]
        style = (0, (5, 4)) if is_dashed else "solid"
        self._axes.plot(xs, ys, color=colour(ink), linewidth=width, linestyle=style)

    def dot(self, x: float, y: float, ink: str, *, marker: str = "o", url: str = "") -> None:
        """Mark a point."""
        (mark,) = self._axes.plot(
            [x], [y], marker=marker, markersize=8, color=colour(ink), markeredgecolor=colour("surface")
        )
        if url:
            mark.set_url(url)


def _edge(token: str) -> str:
    """Tell what a hatched bar is hatched with: dark on pale, pale on dark."""
    return {"brand-soft": "brand-2", "late-soft": "late", "info-soft": "info", "gold": "gold-ink"}.get(
        token, "surface"
    )


def width_of(words: str, size: float = NORMAL) -> float:
    """Estimate how wide a text will be."""
    return len(words) * size * LETTER


def lines_of(words: str, wide: float, *, size: float = NORMAL, most: int = 2) -> list[str]:
    """Break a text into lines that fit, the last one cut short where it must be."""
    room = max(4, int(wide / (size * LETTER)))
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += " …"
    return [line if len(line) <= room else f"{line[: room - 1].rstrip(' …')}…" for line in kept]
