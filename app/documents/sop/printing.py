"""The whole SOP document as PDF bytes: identity block, matrix, annex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from app.documents.characters import unprintable
from app.documents.faults import DocumentFault
from app.documents.pages import About, print_pages
from app.documents.rendering import RenderedDocument, arms_of
from app.documents.sop.facts import Paper, SopFacts
from app.documents.templating import TEMPLATES

NAME = "sop"


def print_sop(facts: SopFacts, *, agency_key: str, paper: Paper = Paper.A4) -> RenderedDocument:
    """Print an SOP in the form of Permenpan-RB 35/2012, lying; the same facts give the same bytes.

    Raises `DocumentFault` for a character without a shape, and for a step whose texts no page can hold.
    """
    from reportlab.platypus import PageBreak

    from app.documents.sop.annex import annex
    from app.documents.sop.identity import identity_block
    from app.documents.sop.matrix import matrix_pages
    from app.documents.sop.pages import TooTall
    from app.documents.sop.sheets import FOOT, MARGIN, lying

    refuse_unprintable(facts, NAME)
    room, arms = lying(paper), TEMPLATES / arms_of(agency_key)

    def story() -> list[Any]:
        try:
            matrix = matrix_pages(facts, room.width, room.height)
        except TooTall as fault:
            raise DocumentFault(NAME, str(fault)) from fault
        appended = annex(facts, room.width)
        parted = [part for page in matrix for part in (PageBreak(), page)]
        return [
            *identity_block(facts.agency, facts.identity, arms, room.width),
            *parted,
            *([PageBreak(), *appended] if appended else []),
        ]

    return print_pages(story, _about(facts), sheet=room.sheet, margin=MARGIN, foot=FOOT)


def _about(facts: SopFacts) -> About:
    title = f"SOP {facts.identity.title}"
    return About(
        title=title,
        author=facts.agency.short_name,
        subject="Standar Operasional Prosedur (Permenpan-RB 35/2012)",
        foot=f"{title} · {facts.agency.short_name} · {facts.edition}",
        made_on=facts.issued_on,
    )


def refuse_unprintable(facts: object, name: str) -> None:
    """Raise `DocumentFault` where a text holds a character that the typeface has no shape for."""
    lacking = unprintable("".join(_texts(facts)))
    if lacking:
        names = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in lacking)
        raise DocumentFault(name, f"the typeface has no shape for {names}")


def _texts(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, tuple):
        for one in told:
            yield from _texts(one)
    elif is_dataclass(told):
        for field in fields(told):
            yield from _texts(getattr(told, field.name))
