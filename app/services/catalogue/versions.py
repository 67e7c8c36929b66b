"""Procedure versions on file: what makes one the same as another, and how a seed becomes one.

A published version never changes. A seed that differs from every version on file becomes the next one; it is
published where the version in force came from the seeds too, and waits as a draft where the office has published
its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.procedure.definitions import procedure_as_data
from app.domain.procedure.procedures import Procedure
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.services.catalogue.tally import Deed

DRAFT, PUBLISHED, RETIRED = "draft", "published", "retired"

LOADED_FROM = "loaded_from"
"""The word in a version's identity that names the seed file; the editor leaves it out of what it writes."""


def definition_of(procedure: Procedure) -> dict[str, Any]:
    """Write a procedure as its version keeps it: without the number, which the row has."""
    return {key: value for key, value in procedure_as_data(procedure).items() if key != "version"}


def checksum_of(definition: Mapping[str, Any], identity: Mapping[str, Any]) -> str:
    """Give the checksum of a version's whole content: 64 hexadecimal digits, the same for the same content."""
    content = {
        "definition": definition,
        "identity": {key: value for key, value in identity.items() if key != LOADED_FROM},
    }
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(plain.encode()).hexdigest()


def file_seed(
    session: Session,
    permit_type: PermitTypeRecord,
    procedure: Procedure,
    identity: Mapping[str, Any],
    *,
    at: datetime,
) -> Deed:
    """File a procedure from the seeds as the next version of its permit type, unless it is on file already."""
    definition = definition_of(procedure)
    checksum = checksum_of(definition, identity)
    versions = _list_versions(session, permit_type)
    if any(version.checksum == checksum for version in versions):
        return Deed.UNCHANGED
    in_force = [version for version in versions if version.state == PUBLISHED]
    is_ours = all(LOADED_FROM in version.identity for version in in_force)
    if is_ours:
        for version in in_force:
            version.state = RETIRED
    session.add(
        ProcedureVersionRecord(
            agency_id=permit_type.agency_id,
            permit_type=permit_type,
            number=max((version.number for version in versions), default=0) + 1,
            state=PUBLISHED if is_ours else DRAFT,
            definition=definition,
            identity=dict(identity),
            checksum=checksum,
            effective_on=_local_date(permit_type, at) if is_ours else None,
            published_at=at if is_ours else None,
        )
    )
    return Deed.CHANGED if versions else Deed.ADDED


def _list_versions(session: Session, permit_type: PermitTypeRecord) -> Sequence[ProcedureVersionRecord]:
    query = select(ProcedureVersionRecord).where(ProcedureVersionRecord.permit_type_id == permit_type.id)
    return session.scalars(query.order_by(ProcedureVersionRecord.number)).all()


def _local_date(permit_type: PermitTypeRecord, at: datetime) -> Any:
    return at.astimezone(ZoneInfo(permit_type.agency.zone)).date()
