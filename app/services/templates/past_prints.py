"""What a paper was told when it was printed for a case, as today's classes of facts have it; for a look at a template.

The archive rebuilds facts without classes, since those change: what a class has since lost is passed over, and what it
has gained is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.documents import DocumentKind
from app.documents.archived_facts import Told, read_facts
from app.gateways.storage import DamagedFile, UnknownFile
from app.records.documents import PrintedDocumentRecord
from app.services.tools import Tools


def find_past_facts(
    session: Session, tools: Tools, case_id: int, kind: DocumentKind, sort: type
) -> Mapping[str, Any]:
    """Find what the newest print of a kind for a case was told, by name; nothing where there is none to be read."""
    query = (
        select(PrintedDocumentRecord.facts_sha256)
        .where(PrintedDocumentRecord.case_id == case_id, PrintedDocumentRecord.kind == kind.value)
        .order_by(PrintedDocumentRecord.id.desc())
        .limit(1)
    )
    sha256 = session.scalars(query).first()
    if sha256 is None:
        return {}
    try:
        return _named(sort, read_facts(tools.store.read(sha256)))
    except (DamagedFile, UnknownFile, TypeError, ValueError):
        return {}


def _named(sort: Any, told: Mapping[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(sort)
    return {
        field.name: _revived(hints[field.name], told[field.name])
        for field in fields(sort)
        if field.name in told
    }


def _revived(hint: Any, told: Any) -> Any:
    if isinstance(told, tuple):
        inner = get_args(hint)[:1] or (NoneType,)
        return tuple(_revived(inner[0], one) for one in told)
    kinds = [one for one in get_args(hint) if one is not NoneType] if get_origin(hint) else []
    sort = kinds[0] if kinds else next(iter(get_args(hint)), hint)
    if isinstance(told, Told):
        return _made(sort, _named(sort, vars(told))) if is_dataclass(sort) else told
    return sort(told) if isinstance(sort, type) and issubclass(sort, Enum) else told


def _made(sort: Any, told: Mapping[str, Any]) -> Any:
    return sort(**told)
