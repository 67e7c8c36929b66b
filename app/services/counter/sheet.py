"""What the counter asks for one permit type: its form, its requirements, its promise and fee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from app.domain.case.access import Permission
from app.domain.case.refusals import Reason
from app.domain.form.forms import Field
from app.domain.procedure.conditions import Condition, holds, read_condition
from app.domain.working_time.clocks import Allowance
from app.records.catalogue import PermitTypeRecord, RequirementRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.intake import get_open_permit_type, get_published, refuse_stranger
from app.services.papers.requirements import list_asked
from app.services.permit_forms import form_of


@dataclass(frozen=True)
class AskedPaper:
    """A requirement as it is asked before anything was handed in; `condition` tells when it is asked at all."""

    key: str
    label: str
    help: str
    is_required: bool
    condition: Condition | None
    accepts: tuple[str, ...]
    max_bytes: int

    def is_due(self, facts: Mapping[str, object]) -> bool:
        """Whether these facts make it a duty."""
        return self.is_required and holds(self.condition, facts)


@dataclass(frozen=True)
class ApplicationSheet:
    """Everything that the page of a new application asks and tells."""

    permit_type_id: int
    name: str
    sector: str
    product: str
    fee: Decimal
    promise: Allowance
    steps: int
    fields: tuple[Field, ...]
    papers: tuple[AskedPaper, ...]


def open_sheet(session: Session, permit_type_id: int, by: Actor) -> ApplicationSheet:
    """Open what a permit type asks, for an officer whose counter files it; `Declined` for any other."""
    permit_type = get_open_permit_type(session, permit_type_id, by.agency_id)
    _version, procedure = get_published(session, permit_type)
    if Permission.CASE_FILE not in by.officer.permissions:
        raise Declined(Reason.NOT_PERMITTED, permission=Permission.CASE_FILE.value)
    refuse_stranger(procedure, permit_type.id, by)
    return ApplicationSheet(
        permit_type_id=permit_type.id,
        name=permit_type.name,
        sector=permit_type.sector,
        product=permit_type.product,
        fee=Decimal(permit_type.fee),
        promise=procedure.promise,
        steps=len(procedure.steps),
        fields=form_of(permit_type),
        papers=asked_papers(session, permit_type),
    )


def asked_papers(session: Session, permit_type: PermitTypeRecord) -> tuple[AskedPaper, ...]:
    """List what documents a permit type may ask for."""
    return tuple(_asked(one) for one in list_asked(session, permit_type.id))


def _asked(one: RequirementRecord) -> AskedPaper:
    return AskedPaper(
        key=one.key,
        label=one.label,
        help=one.help,
        is_required=one.is_required,
        condition=read_condition(one.condition),
        accepts=tuple(one.accepts),
        max_bytes=one.max_bytes,
    )
