"""The parts of a printed service standard: whose it is, the table of its components, who laid it down."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, KeepTogether, Spacer, Table

from app.documents.facts import Agency
from app.documents.lettering import balanced_lines
from app.documents.sop.identity import ARMS_HEIGHT
from app.documents.sop.tables import headed_table
from app.documents.sop.texts import BODY, BODY_BOLD, TITLE, paragraphs, words

SHARES = (0.06, 0.26, 0.68)
NOT_YET = "Belum ditetapkan."
ITEMS_TOGETHER = 30
"""More items of a component than that go on in a row of their own, so that pages are filled."""
SIGNING_SHARE = 0.5
SIGNING_ROOM = 16 * mm


def heading(agency: Agency, title: str, arms: Path) -> list[Flowable]:
    """Set arms, agency and title."""
    picture = Image(str(arms))
    picture.drawWidth *= ARMS_HEIGHT / picture.drawHeight
    picture.drawHeight = ARMS_HEIGHT
    return [
        picture,
        Spacer(1, 4),
        words(agency.government.upper(), TITLE),
        words(balanced_lines(agency.office.upper()), TITLE),
        Spacer(1, 10),
        words(f"STANDAR PELAYANAN {title.upper()}", TITLE),
        Spacer(1, 8),
    ]


def table(components: Sequence[tuple[str, Sequence[str]]], width: float) -> Table:
    """Set the components; a long one goes on over the page, under the head row again."""
    rows = [[words(head, BODY_BOLD) for head in ("No.", "Komponen", "Uraian")]]
    for place, (title, items) in enumerate(components, start=1):
        told = list(items or (NOT_YET,))
        for first in range(0, len(told), ITEMS_TOGETHER):
            named = (f"{place}.", title) if first == 0 else ("", f"{title} (lanjutan)")
            part = paragraphs(told[first : first + ITEMS_TOGETHER], BODY)
            rows.append([*(words(text, BODY) for text in named), part])
    return headed_table(rows, [width * share for share in SHARES])


def closing(place: str, made_on: str, approved_by: str, width: float) -> list[Flowable]:
    """Set place, day and approver with room to sign; nothing where neither day nor approver is on file."""
    if not (made_on or approved_by):
        return []
    signed = [
        words(f"Ditetapkan di: {place}", BODY),
        *([words(f"Pada tanggal: {made_on}", BODY)] if made_on else []),
        Spacer(1, 6),
        *([words(balanced_lines(approved_by), BODY), Spacer(1, SIGNING_ROOM)] if approved_by else []),
    ]
    right = width * SIGNING_SHARE
    return [Spacer(1, 14), KeepTogether([Table([["", signed]], colWidths=[width - right, right])])]
