"""The service standard (Standar Pelayanan) of a permit type on paper: its 14 components in the office's own order.

UU 25/2009 pasal 21 and Permenpan-RB 15/2014 name the components; what stands in them is told by the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.documents.facts import Agency
from app.documents.pages import About, print_pages
from app.documents.rendering import RenderedDocument, arms_of
from app.documents.sop.facts import Paper
from app.documents.sop.printing import refuse_unprintable
from app.documents.templating import TEMPLATES

NAME = "service_standard"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardComponent:
    """One component with its heading; without items it says that nobody has laid it down yet."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardFacts:
    """The whole standard; place, day and approver close it and are left out where nobody is named."""

    agency: Agency
    title: str
    components: tuple[StandardComponent, ...]
    made_on: str
    approved_by: str
    issued_on: date


def print_standard(facts: StandardFacts, *, agency_key: str, paper: Paper = Paper.A4) -> RenderedDocument:
    """Print a service standard, standing; the same facts give the same bytes.

    Raises `DocumentFault` for a character without a shape.
    """
    from app.documents.sop.sheets import FOOT, MARGIN, standing

    refuse_unprintable(facts, NAME)
    room, arms = standing(paper), TEMPLATES / arms_of(agency_key)

    def story() -> list[Any]:
        from app.documents.standard_table import closing, heading, table

        return [
            *heading(facts.agency, facts.title, arms),
            table([(one.heading, one.items) for one in facts.components], room.width),
            *closing(facts.agency.place, facts.made_on, facts.approved_by, room.width),
        ]

    title = f"Standar Pelayanan {facts.title}"
    about = About(
        title=title,
        author=facts.agency.short_name,
        subject="Standar Pelayanan (UU 25/2009, Permenpan-RB 15/2014)",
        foot=f"{title} · {facts.agency.short_name}",
        made_on=facts.issued_on,
    )
    return print_pages(story, about, sheet=room.sheet, margin=MARGIN, foot=FOOT)
