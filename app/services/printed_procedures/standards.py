"""The service standard of a permit type: what the workflow runs on is printed from there, the rest as laid down.

Requirements, time, fee and product come from the permit type and its procedure, so that the paper cannot promise
what the counter does not keep; the other components are the office's own words.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import RenderedDocument
from app.documents.service_standard import StandardComponent, StandardFacts, print_standard
from app.documents.sop import Paper
from app.domain.procedure.definitions import read_procedure
from app.domain.procedure.procedures import Procedure
from app.domain.wording import rupiah, rupiah_in_words, working_days_in_words
from app.records.catalogue import (
    PermitTypeRecord,
    ProcedureVersionRecord,
    RequirementRecord,
    ServiceStandardRecord,
)
from app.services.issuing.letterheads import letterhead, local_date
from app.services.printed_procedures.sops import UNDATED, find_in_force
from app.services.printed_procedures.wording import allowance_words
from app.services.seeds.procedures import Component

HEADINGS: Mapping[str, str] = {
    Component.REQUIREMENTS: "Persyaratan",
    Component.PROCEDURE: "Sistem, mekanisme, dan prosedur",
    Component.DURATION: "Jangka waktu penyelesaian",
    Component.FEE: "Biaya/tarif",
    Component.PRODUCT: "Produk pelayanan",
    Component.COMPLAINTS: "Penanganan pengaduan, saran, dan masukan",
    Component.LEGAL_BASIS: "Dasar hukum",
    Component.FACILITIES: "Sarana, prasarana, dan/atau fasilitas",
    Component.COMPETENCE: "Kompetensi pelaksana",
    Component.INTERNAL_SUPERVISION: "Pengawasan internal",
    Component.STAFFING: "Jumlah pelaksana",
    Component.SERVICE_GUARANTEE: "Jaminan pelayanan",
    Component.SAFETY_GUARANTEE: "Jaminan keamanan dan keselamatan pelayanan",
    Component.PERFORMANCE_EVALUATION: "Evaluasi kinerja pelaksana",
}
"""Headings and order of UU 25/2009 pasal 21, for components that the office has not worded yet."""


def print_service_standard(
    session: Session, permit_type_id: int, *, paper: Paper = Paper.A4
) -> RenderedDocument:
    """Print the service standard of a permit type as it stands; raises `DocumentFault` where it cannot be.

    A component that nobody has laid down says so. Who may see it is asked by the caller.
    """
    permit_type = session.get_one(PermitTypeRecord, permit_type_id)
    return print_standard(
        standard_facts(session, permit_type), agency_key=permit_type.agency.key, paper=paper
    )


def standard_facts(session: Session, permit_type: PermitTypeRecord) -> StandardFacts:
    """Gather what the printed service standard is told."""
    version = find_in_force(session, permit_type.id)
    agency = permit_type.agency
    identity = {} if version is None else version.identity
    is_dated = version is not None and version.published_at is not None
    return StandardFacts(
        agency=letterhead(agency),
        title=permit_type.name,
        components=_components(session, permit_type, version),
        made_on=str(identity.get("made_on") or ""),
        approved_by=str(identity.get("approved_by") or ""),
        issued_on=local_date(version.published_at, agency) if is_dated else UNDATED,  # type: ignore[union-attr, arg-type]
    )


def has_own_words(session: Session, permit_type_id: int) -> bool:
    """Whether the office has laid down any component of a permit type's standard."""
    query = select(ServiceStandardRecord.id).where(ServiceStandardRecord.permit_type_id == permit_type_id)
    return session.scalars(query.limit(1)).first() is not None


def _components(
    session: Session, permit_type: PermitTypeRecord, version: ProcedureVersionRecord | None
) -> tuple[StandardComponent, ...]:
    query = select(ServiceStandardRecord).where(ServiceStandardRecord.permit_type == permit_type)
    rows = session.scalars(query.order_by(ServiceStandardRecord.place, ServiceStandardRecord.id)).all()
    procedure = None if version is None else read_procedure({**version.definition, "version": version.number})
    run_on = _run_on(session, permit_type, procedure)
    worded = {row.component: (row.title, tuple(map(str, row.items))) for row in rows}
    fallback = _fallback(permit_type, procedure)
    order = [*worded, *(key for key in HEADINGS if key not in worded)]
    return tuple(
        StandardComponent(
            heading=worded[key][0] if key in worded else HEADINGS[key],
            items=run_on.get(key) or (worded[key][1] if key in worded else fallback.get(key, ())),
        )
        for key in order
    )


def _run_on(
    session: Session, permit_type: PermitTypeRecord, procedure: Procedure | None
) -> Mapping[str, tuple[str, ...]]:
    """Give the components that the workflow itself answers."""
    query = select(RequirementRecord).where(RequirementRecord.permit_type == permit_type)
    asked = session.scalars(query.order_by(RequirementRecord.place, RequirementRecord.id)).all()
    fee = permit_type.fee
    return {
        Component.REQUIREMENTS: _numbered([row.label for row in asked]),
        Component.DURATION: _duration(procedure),
        Component.FEE: (f"{rupiah(fee)} ({rupiah_in_words(fee)})",),
        Component.PRODUCT: (permit_type.product or permit_type.name,),
    }


def _duration(procedure: Procedure | None) -> tuple[str, ...]:
    if procedure is None:
        return ()
    days = procedure.promise.working_days
    words = working_days_in_words(days) if days else allowance_words(procedure.promise)
    return (words,) if words else ()


def _fallback(permit_type: PermitTypeRecord, procedure: Procedure | None) -> Mapping[str, tuple[str, ...]]:
    """Give what the catalogue knows where the office has not worded a component."""
    steps = () if procedure is None else procedure.steps
    return {
        Component.LEGAL_BASIS: _numbered([str(one) for one in permit_type.legal_basis]),
        Component.PROCEDURE: _numbered([step.text for step in steps]),
    }


def _numbered(items: list[str]) -> tuple[str, ...]:
    return tuple(f"{place}. {item}" for place, item in enumerate(items, start=1))
