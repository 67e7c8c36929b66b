"""What a template would print, while it is being written: on sample facts, or on those of a real case, masked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.documents import DocumentKind, RenderedDocument, make_bundle
from app.documents.archived_facts import write_facts
from app.documents.confined import print_confined
from app.documents.sparse_facts import sparse
from app.records.agencies import AgencyRecord
from app.services.actors import Actor
from app.services.templates.case_facts import facts_of_case, sample_of
from app.services.templates.pictures import pictures_for
from app.services.tools import Tools


@dataclass(frozen=True)
class OnCase:
    """A case to look at a template with, who looks, and when."""

    number: str
    by: Actor | None
    at: datetime


def preview(
    session: Session,
    tools: Tools,
    *,
    kind: DocumentKind,
    source: str,
    paper: str,
    agency: AgencyRecord,
    on_case: OnCase | None = None,
    is_sparse: bool = False,
) -> RenderedDocument:
    """Print a template's text on the agency's letterhead, in a process of its own; nothing of it is kept.

    With a case of the agency its facts stand in the place of the samples, identity numbers masked, and each page says
    that it is no document; of a reader who may not see the case, name, address and what officers wrote are masked too.
    `is_sparse` leaves empty what may be empty. Raises `DocumentFault` with the line, `Declined(UNKNOWN_CASE)`.
    """
    facts = sample_of(kind, agency)
    if on_case is not None:
        facts = facts_of_case(
            session,
            tools,
            kind=kind,
            agency=agency,
            number=on_case.number,
            by=on_case.by,
            at=on_case.at,
        ).facts
    if is_sparse:
        facts = sparse(facts)
    bundle = make_bundle(
        kind.template, source, pictures=pictures_for(session, tools.store, agency), paper=paper
    )
    session.rollback()  # a preview takes seconds, and holds nothing meanwhile
    return print_confined(bundle, write_facts(facts), is_marked=on_case is not None)
