"""What a new application takes over from the permit that it renews, amends or replaces.

The applicant, the answers, and each document that still stands and was not found defective; whoever files it may
change and leave out any of them. Looks at what the permit type asks today, not at what it asked then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.plain_facts import from_plain
from app.records.papers import FileRecord, PaperRecord
from app.records.permits import PermitRecord
from app.services.actors import Actor
from app.services.applicants import told_by
from app.services.declined import Declined
from app.services.papers.requirements import list_asked
from app.services.papers.values import NewPaper, PaperKind, Verdict
from app.services.permit_life.loading import load_visible_permit
from app.services.permit_life.succession import Origin, find_refusal_to_renew
from app.services.uploads import FileType


@dataclass(frozen=True)
class Inheritance:
    """What an application begins with, and of which permit it is."""

    origin: Origin
    permit_type_id: int
    number: str
    title: str
    holder: str
    valid_until: date | None
    applicant: Mapping[str, object] = field(default_factory=dict)
    form: Mapping[str, object] = field(default_factory=dict)
    papers: tuple[NewPaper, ...] = ()


def refuse_to_succeed(session: Session, origin: Origin, by: Actor, at: datetime) -> None:
    """Raise `Declined` where a permit cannot be succeeded now, before anybody has typed anything."""
    permit, _on_file = load_visible_permit(session, origin.permit_id, by)
    refused = find_refusal_to_renew(session, permit, origin.why, at)
    if refused is not None:
        raise Declined.of(refused)


def open_inheritance(session: Session, origin: Origin, by: Actor) -> Inheritance:
    """Open what a permit passes on; `Declined(UNKNOWN_PERMIT)` for one that the officer may not see."""
    permit, on_file = load_visible_permit(session, origin.permit_id, by)
    row = on_file.row
    return Inheritance(
        origin=origin,
        permit_type_id=row.permit_type_id,
        number=permit.number.text,
        title=permit.title,
        holder=permit.holder_name,
        valid_until=permit.valid_until,
        applicant=told_by(row.applicant),
        form={key: from_plain(value) for key, value in row.form.items()},
        papers=_papers(session, permit),
    )


def _papers(session: Session, permit: PermitRecord) -> tuple[NewPaper, ...]:
    asked = {one.key: one for one in list_asked(session, permit.case.permit_type_id)}
    query = (
        select(PaperRecord, FileRecord)
        .join(FileRecord, FileRecord.sha256 == PaperRecord.sha256)
        .where(
            PaperRecord.case_id == permit.case_id,
            PaperRecord.kind == PaperKind.REQUIREMENT.value,
            PaperRecord.subject.in_(asked),
            PaperRecord.replaced_at.is_(None),
        )
        .order_by(PaperRecord.id)
    )
    return tuple(
        NewPaper(PaperKind.REQUIREMENT, paper.subject, paper.name, file.sha256, file.size, file.media_type)
        for paper, file in session.execute(query)
        if paper.verdict != Verdict.DEFECTIVE.value
        and file.size <= asked[paper.subject].max_bytes
        and file.media_type in {FileType(one).media_type for one in asked[paper.subject].accepts}
    )
