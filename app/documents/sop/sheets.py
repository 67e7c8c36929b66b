"""The papers in points: A4 and F4 lying, with the margins of the office."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from app.documents.sop.facts import Paper

MARGIN = 12 * mm
FOOT = 9 * mm
"""Room below for the page number."""
SIDES_MM = {Paper.A4: (210, 297), Paper.F4: (215, 330)}


@dataclass(frozen=True, slots=True)
class Room:
    """A sheet and what may be printed on within its margins."""

    sheet: tuple[float, float]
    width: float
    height: float


def lying(paper: Paper) -> Room:
    """Give a sheet in landscape."""
    short, long = SIDES_MM[paper]
    return _room(long * mm, short * mm)


def standing(paper: Paper) -> Room:
    """Give a sheet in portrait."""
    short, long = SIDES_MM[paper]
    return _room(short * mm, long * mm)


def _room(width: float, height: float) -> Room:
    return Room((width, height), width - 2 * MARGIN, height - 2 * MARGIN - FOOT)
