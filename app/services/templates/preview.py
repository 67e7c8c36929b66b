"""What a template would print, while it is being written: on sample facts, or on those of a real case, masked."""

from __future__ import annotations

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


def preview(
    session: Session,
    tools: Tools,
    *,
    kind: DocumentKind,
    source: str,
    paper: str,
    agency: AgencyRecord,
    case_number: str = "",
    by: Actor | None = None,
    is_sparse: bool = False,
) -> RenderedDocument:
    """Print a template's text on the agency's letterhead, in a process of its own; nothing of it is kept.

    With a case number of the agency its data stand in the place of the samples, identity numbers masked; of a reader
    who may not see the case, name and address too; `is_sparse` leaves empty what may be empty. Raises `DocumentFault` with the line, `Declined(UNKNOWN_CASE)`.
    """
    facts = facts_of_case(session, kind, agency, case_number, by) if case_number else sample_of(kind, agency)
    if is_sparse:
        facts = sparse(facts)
    bundle = make_bundle(
        kind.template, source, pictures=pictures_for(session, tools.store, agency), paper=paper
    )
    session.rollback()  # a preview takes seconds, and holds nothing meanwhile
    return print_confined(bundle, write_facts(facts))
