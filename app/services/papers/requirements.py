"""The requirements of a permit type as they stand on a case: which are due, what was handed in, what was said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.plain_facts import from_plain
from app.domain.procedure.conditions import holds, read_condition
from app.records.cases import CaseRecord
from app.records.catalogue import RequirementRecord
from app.records.papers import FileRecord, PaperRecord
from app.services.papers.values import PaperKind, Verdict


@dataclass(frozen=True)
class RequirementOnFile:
    """One row of the checklist; `paper_id` is None where nothing was handed in."""

    key: str
    place: int
    label: str
    help: str
    is_due: bool
    accepts: tuple[str, ...]
    max_bytes: int
    paper_id: int | None = None
    name: str = ""
    size: int = 0
    media_type: str = ""
    added_at: datetime | None = None
    verdict: Verdict | None = None
    verdict_note: str = ""


def list_requirements(session: Session, row: CaseRecord) -> tuple[RequirementOnFile, ...]:
    """List the checklist of a case in the permit type's order, in one query."""
    standing = (
        select(PaperRecord, FileRecord)
        .join(FileRecord, FileRecord.sha256 == PaperRecord.sha256)
        .where(
            PaperRecord.case_id == row.id,
            PaperRecord.kind == PaperKind.REQUIREMENT.value,
            PaperRecord.replaced_at.is_(None),
        )
    )
    papers = {paper.subject: (paper, file) for paper, file in session.execute(standing)}
    facts = {key: from_plain(value) for key, value in row.facts.items()}
    asked = asked_for(list_asked(session, row.permit_type_id), facts)
    return tuple(_on_file(one, is_due=is_due, found=papers.get(one.key)) for one, is_due in asked)


def list_asked(session: Session, permit_type_id: int) -> Sequence[RequirementRecord]:
    """List the requirements of a permit type in their order."""
    query = select(RequirementRecord).where(RequirementRecord.permit_type_id == permit_type_id)
    return session.scalars(query.order_by(RequirementRecord.place, RequirementRecord.id)).all()


def asked_for(
    requirements: Sequence[RequirementRecord], facts: Mapping[str, object]
) -> tuple[tuple[RequirementRecord, bool], ...]:
    """Leave out the requirements whose condition is not met, and tell of each other whether it is a duty."""
    return tuple(
        (one, one.is_required) for one in requirements if holds(read_condition(one.condition), facts)
    )


def _on_file(
    requirement: RequirementRecord, *, is_due: bool, found: tuple[PaperRecord, FileRecord] | None
) -> RequirementOnFile:
    asked = RequirementOnFile(
        key=requirement.key,
        place=requirement.place,
        label=requirement.label,
        help=requirement.help,
        is_due=is_due,
        accepts=tuple(requirement.accepts),
        max_bytes=requirement.max_bytes,
    )
    if found is None:
        return asked
    paper, file = found
    return RequirementOnFile(
        **{
            **vars(asked),
            "paper_id": paper.id,
            "name": paper.name,
            "size": file.size,
            "media_type": file.media_type,
            "added_at": paper.added_at,
            "verdict": None if paper.verdict is None else Verdict(paper.verdict),
            "verdict_note": paper.verdict_note,
        }
    )
