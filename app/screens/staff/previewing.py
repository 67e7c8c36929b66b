"""Which document lies beside the checklist, and how a browser can show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.screens.document_words import document_word
from app.services.casefile.values import CaseFile
from app.services.papers.reading import PaperOnFile
from app.services.papers.requirements import RequirementOnFile

PERMITS = frozenset({"permit", "permit_to_sign"})
"""Subjects under which the office files what it issues."""


@dataclass(frozen=True)
class Preview:
    """A document that lies open; `place` is its number in the checklist, 0 for one that is not in it."""

    paper_id: int
    name: str
    label: str
    media_type: str
    size: int
    added_at: datetime
    place: int = 0
    of: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether it is shown as a picture and not as a page."""
        return self.media_type.startswith("image/")


def previewed(case: CaseFile, wanted: int | None) -> Preview | None:
    """Choose the document to show: the one asked for, the first without a verdict, the permit, the first of all."""
    handed_in = [one for one in case.requirements if one.paper_id]
    shown = _from_checklist(case, [one for one in handed_in if one.paper_id == wanted])
    shown = shown or _from_papers(case, wanted)
    if shown is not None:
        return shown
    open_ones = [one for one in handed_in if one.verdict is None]
    issued = None if open_ones else _find_issued(case)
    return issued or _from_checklist(case, open_ones or handed_in)


def _from_checklist(case: CaseFile, found: list[RequirementOnFile]) -> Preview | None:
    if not found or found[0].paper_id is None or found[0].added_at is None:
        return None
    one = found[0]
    return Preview(
        paper_id=found[0].paper_id,
        name=one.name,
        label=one.label,
        media_type=one.media_type,
        size=one.size,
        added_at=found[0].added_at,
        place=case.requirements.index(one) + 1,
        of=len(case.requirements),
    )


def _from_papers(case: CaseFile, wanted: int | None) -> Preview | None:
    return next((_of_paper(paper) for paper in case.papers if paper.id == wanted), None)


def _find_issued(case: CaseFile) -> Preview | None:
    permits = (one for one in case.papers if one.subject in PERMITS and not one.is_replaced)
    return next((_of_paper(one) for one in permits), None)


def _of_paper(one: PaperOnFile) -> Preview:
    return Preview(one.id, one.name, document_word(one.subject), one.media_type, one.size, one.added_at)
