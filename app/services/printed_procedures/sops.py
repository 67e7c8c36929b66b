"""The SOP document of a version of a procedure: what is on file becomes facts, facts become a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.documents import RenderedDocument
from app.documents.sop import Identity, Paper, SopFacts, print_sop
from app.domain.procedure.conditions import Facts
from app.domain.procedure.definitions import read_procedure
from app.domain.procedure.promises import longest_path
from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.services.casefile.rows import position_labels
from app.services.catalogue.versions import DRAFT, PUBLISHED, RETIRED
from app.services.issuing.letterheads import letterhead, local_date
from app.services.printed_procedures.rows import annexed, sop_rows
from app.services.printed_procedures.wording import allowance_words, span_words

STANDINGS = {DRAFT: " (rancangan)", PUBLISHED: "", RETIRED: " (tidak berlaku lagi)"}
UNDATED = date(2000, 1, 1)
"""What a file says of its day where the version has none, so that its bytes stay the same."""


def print_version(session: Session, version_id: int, *, paper: Paper = Paper.A4) -> RenderedDocument:
    """Print the SOP of a version of a procedure; the same version gives the same bytes.

    Raises `DocumentFault` where it cannot be printed whole. Who may see it is asked by the caller.
    """
    version = session.get_one(ProcedureVersionRecord, version_id)
    agency = session.get_one(AgencyRecord, version.agency_id)
    return print_sop(sop_facts(session, version, agency), agency_key=agency.key, paper=paper)


def list_in_force(
    session: Session, *, agency_key: str | None = None, permit_type_key: str | None = None
) -> list[ProcedureVersionRecord]:
    """List the versions in force, by agency and permit type; of all agencies where none is named."""
    query = (
        select(ProcedureVersionRecord)
        .join(ProcedureVersionRecord.permit_type)
        .join(AgencyRecord, AgencyRecord.id == ProcedureVersionRecord.agency_id)
        .options(joinedload(ProcedureVersionRecord.permit_type).joinedload(PermitTypeRecord.agency))
        .where(ProcedureVersionRecord.state == PUBLISHED)
        .order_by(AgencyRecord.key, PermitTypeRecord.key)
    )
    if agency_key is not None:
        query = query.where(AgencyRecord.key == agency_key)
    if permit_type_key is not None:
        query = query.where(PermitTypeRecord.key == permit_type_key)
    return list(session.scalars(query))


def find_in_force(session: Session, permit_type_id: int) -> ProcedureVersionRecord | None:
    """Find the version in force of a permit type."""
    query = select(ProcedureVersionRecord).where(
        ProcedureVersionRecord.permit_type_id == permit_type_id, ProcedureVersionRecord.state == PUBLISHED
    )
    return session.scalars(query.order_by(ProcedureVersionRecord.number.desc())).first()


def sop_facts(session: Session, version: ProcedureVersionRecord, agency: AgencyRecord) -> SopFacts:
    """Gather what the SOP document is told."""
    permit_type, identity = version.permit_type, version.identity
    procedure = read_procedure({**version.definition, "version": version.number})
    labels = position_labels(session, agency.id)
    office_key = permit_type.office.key if permit_type.office else ""
    columns, rows = sop_rows(procedure, labels, office_key, settled_facts(permit_type))
    promise = allowance_words(procedure.promise)
    return SopFacts(
        agency=letterhead(agency),
        identity=_identity(identity, permit_type),
        columns=columns,
        rows=rows,
        total=span_words(longest_path(procedure)) or promise,
        promise=f"Jangka waktu pelayanan: {promise}" if promise else "",
        edition=f"versi {version.number}{STANDINGS.get(version.state, '')}",
        issued_on=_day_of(version, agency),
        annex=annexed(procedure),
        annex_notes=_lines(identity, "notes"),
    )


def settled_facts(permit_type: PermitTypeRecord) -> Facts:
    """Give the facts that are the same for every file of a permit type."""
    return {
        "permit_type.requires_technical_recommendation": permit_type.requires_technical_recommendation,
        "permit_type.fee": permit_type.fee,
    }


def _identity(identity: Mapping[str, Any], permit_type: PermitTypeRecord) -> Identity:
    def text(name: str) -> str:
        return str(identity.get(name) or "")

    return Identity(
        unit=text("unit") or permit_type.sector,
        title=text("title") or permit_type.name,
        number=text("number"),
        made_on=text("made_on"),
        revised_on=text("revised_on"),
        effective_on=text("effective_on"),
        approved_by=text("approved_by"),
        approver_name=text("approver_name"),
        approver_rank=text("approver_rank"),
        approver_nip=text("approver_nip"),
        legal_basis=_lines(identity, "legal_basis"),
        qualification=_lines(identity, "qualification"),
        related=_lines(identity, "related"),
        equipment=_lines(identity, "equipment"),
        warnings=_lines(identity, "warnings"),
        records=_lines(identity, "records"),
    )


def _lines(identity: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(map(str, identity.get(name) or ()))


def _day_of(version: ProcedureVersionRecord, agency: AgencyRecord) -> date:
    if version.effective_on is not None:
        return version.effective_on
    return UNDATED if version.published_at is None else local_date(version.published_at, agency)
