"""Keeping the roles of accounts, which open screens, in step with the positions that their officers hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from flask_appbuilder.security.sqla.models import Role, assoc_user_role
from sqlalchemy import ColumnElement, delete, insert, select, true, tuple_
from sqlalchemy.orm import Session

from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.seeds import SEEDS, read_role_seeds

Grant: TypeAlias = tuple[int, int]
"""An account's id and a role's id."""


def sync_account_roles(
    session: Session, *, on: date, user_ids: Collection[int] | None = None, folder: Path = SEEDS
) -> int:
    """Give accounts the roles of the positions held on a day, and take away those of positions no longer held.

    Within a transaction of the caller's; `user_ids` narrows it to some accounts. Roles that no position carries, such
    as the installation's admin, are left alone. Gives the number of grants made and taken away.
    """
    role_ids = _role_ids(session, folder)
    asked = true() if user_ids is None else OfficerRecord.user_id.in_(user_ids)
    wanted, there = _wanted(session, on, asked, role_ids), _there(session, asked, role_ids)
    if wanted - there:
        rows = [{"user_id": user_id, "role_id": role_id} for user_id, role_id in sorted(wanted - there)]
        session.execute(insert(assoc_user_role), rows)
    if there - wanted:
        pair = tuple_(assoc_user_role.c.user_id, assoc_user_role.c.role_id)
        session.execute(delete(assoc_user_role).where(pair.in_(sorted(there - wanted))))
    return len(wanted ^ there)


def _role_ids(session: Session, folder: Path) -> Mapping[str, int]:
    """Give the framework's role for each role key that a position carries."""
    name_of = {seed.key: seed.name for seed in read_role_seeds(folder)}
    id_of = dict(_pairs(session, select(Role.name, Role.id)))
    carried = session.scalars(select(PositionRecord.role).distinct())
    return {key: id_of[name] for key in carried if (name := name_of.get(key)) in id_of}


def _wanted(
    session: Session, on: date, asked: ColumnElement[bool], role_ids: Mapping[str, int]
) -> set[Grant]:
    is_held = (AssignmentRecord.from_on <= on) & (
        AssignmentRecord.until_on.is_(None) | (AssignmentRecord.until_on >= on)
    )
    query = (
        select(OfficerRecord.user_id, PositionRecord.role)
        .join(AssignmentRecord, AssignmentRecord.officer_id == OfficerRecord.id)
        .join(PositionRecord, PositionRecord.id == AssignmentRecord.position_id)
        .where(
            OfficerRecord.user_id.is_not(None),
            OfficerRecord.is_active,
            PositionRecord.agency_id == OfficerRecord.agency_id,
            is_held,
            asked,
        )
    )
    return {(user_id, role_ids[role]) for user_id, role in _pairs(session, query) if role in role_ids}


def _there(session: Session, asked: ColumnElement[bool], role_ids: Mapping[str, int]) -> set[Grant]:
    accounts = select(OfficerRecord.user_id).where(OfficerRecord.user_id.is_not(None), asked)
    table = assoc_user_role.c
    query = select(table.user_id, table.role_id).where(
        table.user_id.in_(accounts), table.role_id.in_(role_ids.values())
    )
    return set(_pairs(session, query))


def _pairs(session: Session, query: Any) -> list[tuple[Any, Any]]:
    return [(first, second) for first, second in session.execute(query)]
