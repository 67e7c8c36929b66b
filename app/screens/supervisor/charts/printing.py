"""A drawing as SVG within a page, and as a PNG for paper; what was drawn once is kept by its values.

The page's policy allows no style within an element, so each becomes the attribute that says the same.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

from app.screens.supervisor.charts.drawing import Drawing
from app.screens.supervisor.charts.values import Chart

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
DOTS_ON_PAPER = 200
MOST_KEPT = 512
ROUND = {"stroke-linejoin": "round", "stroke-linecap": "butt"}
TEXT_ATTRIBUTES = {"font-size", "font-weight", "text-anchor", "fill", "opacity"}
_FONT = re.compile(r"(?:(\d{3}|bold|normal) )?([\d.]+)px ")
_LOCAL = re.compile(r"(url\(#|^#)")
_pen = Lock()

Draw = Callable[[Any, float], Drawing]


@lru_cache(maxsize=MOST_KEPT)
def svg_of(draw: Draw, chart: Chart, width: float, name: str) -> Markup:
    """Draw a chart for a page; `name` keeps its ids apart from those of every other chart there."""
    with _pen:
        drawing = draw(chart, width)
        out = io.BytesIO()
        drawing.figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    root = ET.fromstring(out.getvalue())  # noqa: S314 -- written by ourselves a line above
    _tidy(root, name, drawing)
    _entitle(root, chart, name)
    return Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704 -- texts in it were escaped by ElementTree


@lru_cache(maxsize=MOST_KEPT)
def png_of(draw: Draw, chart: Chart, width: float) -> bytes:
    """Draw a chart for paper."""
    with _pen:
        out = io.BytesIO()
        figure = draw(chart, width).figure
        figure.savefig(out, format="png", dpi=DOTS_ON_PAPER, facecolor="white")
    return _opaque(out)


def _opaque(drawn: io.BytesIO) -> bytes:
    """Leave out the transparency that no paper has: a PDF would carry it as a second picture."""
    from PIL import Image

    out = io.BytesIO()
    Image.open(drawn).convert("RGB").save(out, format="png", optimize=True)
    return out.getvalue()


def _tidy(root: ET.Element, name: str, drawing: Drawing) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in {f"{SVG}metadata", f"{SVG}style"}:
                parent.remove(child)
    for element in root.iter():
        _attribute(element, name)
        if element.tag == f"{SVG}a":
            _say_where(element, drawing.hints)
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    root.attrib |= {"viewBox": f"0 0 {drawing.width:g} {drawing.height:g}", **ROUND}


def _attribute(element: ET.Element, name: str) -> None:
    """Turn an element's style into attributes, and give its ids and references the chart's own name."""
    style = element.attrib.pop("style", "")
    for part in filter(None, (each.strip() for each in style.split(";"))):
        key, _, value = part.partition(":")
        element.attrib |= _presentation(key.strip(), value.strip())
    for key, value in list(element.attrib.items()):
        own = key.removeprefix(XLINK)
        if own == "id":
            element.attrib["id"] = f"{name}-{value}"
        elif value.startswith(("url(#", "#")) and own not in {"fill", "stroke", "color"}:
            element.attrib[key] = _LOCAL.sub(rf"\g<1>{name}-", value)
        elif value.startswith("url(#"):
            element.attrib[key] = value.replace("url(#", f"url(#{name}-")
        if own != key:
            element.attrib[own] = element.attrib.pop(key)


def _presentation(key: str, value: str) -> dict[str, str]:
    if key == "font":
        found = _FONT.match(value)
        weight, size = found.groups() if found else (None, "13")
        return {"font-size": size, **({"font-weight": weight} if weight else {})}
    if key in {"font-family", "-inkscape-font-specification", "line-height"}:
        return {}
    return {key: value.removesuffix("px") if key == "font-size" else value}


def _say_where(link: ET.Element, hints: dict[str, str]) -> None:
    address = link.get(f"{XLINK}href") or link.get("href") or ""
    link.attrib.pop("target", None)
    if hint := hints.get(address):
        title = ET.Element("title")
        title.text = hint
        link.insert(0, title)
    if link.find(f"{SVG}text") is None:
        # The value beside the bar leads to the same list: one stop for the keyboard is enough.
        link.attrib |= {"tabindex": "-1", "aria-hidden": "true"}


def _entitle(root: ET.Element, chart: Chart, name: str) -> None:
    title, described = ET.Element("title", id=f"{name}-title"), ET.Element("desc", id=f"{name}-desc")
    title.text, described.text = chart.title, chart.described
    root.insert(0, described)
    root.insert(0, title)
    root.attrib |= {
        # What has links in it is no picture to a screen reader: it would hide them.
        "role": "group" if root.find(".//a") is not None else "img",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-desc",
        "class": "chart",
    }
