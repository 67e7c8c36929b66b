"""Which template would print a permit today, and which printed the latest one of its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord
from app.records.documents import (
    ChosenTemplateRecord,
    DocumentTemplateRecord,
    PrintedDocumentRecord,
    TemplateVersionRecord,
)
from app.records.permits import PermitRecord
from app.services.issuing.shapes import permit_kind_of

LATEST = 200
"""How many permits of the agency are looked through for the latest of a type: a bound, whatever was ever issued."""


@dataclass(frozen=True)
class InForce:
    """The template that prints; `version_id` is None for the one that comes with the program.

    `withdrawn` names the template that the permit type has chosen and that has no published version.
    """

    version_id: int | None = None
    name: str = ""
    number: int = 0
    published_at: datetime | None = None
    published_by: str = ""
    withdrawn: str = ""


@dataclass(frozen=True)
class Former:
    """The latest permit of a type: its template, and how long it was to hold."""

    version_id: int | None
    number: int
    signed_at: datetime
    valid_from: date
    valid_until: date | None
    is_print_known: bool


def templates_in_force(
    session: Session, agency_id: int, permit_types: Iterable[PermitTypeRecord]
) -> Mapping[int, InForce]:
    """Tell by permit type which template prints its permits: the chosen one, else the agency's usual, else ours."""
    kinds = {one.id: permit_kind_of(one).value for one in permit_types}
    chosen = {
        (row.permit_type_id, row.kind): row.template_id
        for row in session.scalars(
            select(ChosenTemplateRecord).where(ChosenTemplateRecord.permit_type_id.in_(list(kinds)))
        )
    }
    template, version = DocumentTemplateRecord, TemplateVersionRecord
    is_usual = and_(template.is_default, template.kind.in_(set(kinds.values())))
    query = (
        select(
            template.id,
            template.kind,
            template.name,
            template.is_default,
            version.id.label("version_id"),
            version.number,
            version.published_at,
            version.published_by_name,
        )
        .outerjoin(version, and_(version.template_id == template.id, version.state == "published"))
        .where(template.agency_id == agency_id, or_(template.id.in_(list(chosen.values())), is_usual))
    )
    found = session.execute(query).all()
    by_id = {row.id: row for row in found}
    usual = {row.kind: row for row in found if row.is_default}
    return {
        permit_type: _in_force(by_id.get(chosen.get((permit_type, kind), 0)), usual.get(kind))
        for permit_type, kind in kinds.items()
    }


def _in_force(chosen: Any, usual: Any) -> InForce:
    withdrawn = chosen.name if chosen is not None and chosen.version_id is None else ""
    for row in (chosen, usual):
        if row is not None and row.version_id is not None:
            published = (row.published_at, row.published_by_name)
            return InForce(row.version_id, row.name, row.number, *published, withdrawn)
    return InForce(withdrawn=withdrawn)


def former_permits(session: Session, agency_id: int, permit_types: Iterable[int]) -> Mapping[int, Former]:
    """Give the latest permit of each type, among the agency's `LATEST` permits; a type without any is left out."""
    permit, version = PermitRecord, TemplateVersionRecord
    latest = (
        select(
            permit.id, permit.case_id, permit.signed_at, permit.valid_from, permit.valid_until, permit.sha256
        )
        .where(permit.agency_id == agency_id)
        .order_by(permit.signed_at.desc(), permit.id.desc())
        .limit(LATEST)
        .subquery()
    )
    query = (
        select(
            CaseRecord.permit_type_id,
            latest.c.signed_at,
            latest.c.valid_from,
            latest.c.valid_until,
            PrintedDocumentRecord.id.label("print_id"),
            version.id.label("version_id"),
            version.number,
        )
        .select_from(latest)
        .join(CaseRecord, CaseRecord.id == latest.c.case_id)
        .outerjoin(PrintedDocumentRecord, PrintedDocumentRecord.sha256 == latest.c.sha256)
        .outerjoin(version, version.id == PrintedDocumentRecord.template_version_id)
        .where(CaseRecord.permit_type_id.in_(list(permit_types)))
        .order_by(latest.c.signed_at, latest.c.id)
    )
    # The last of each type wins.
    return {
        row.permit_type_id: Former(
            version_id=row.version_id,
            number=row.number or 0,
            signed_at=row.signed_at,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            is_print_known=row.print_id is not None,
        )
        for row in session.execute(query)
    }
