"""The accounts of a demonstration office, as they are shown to whoever tries it. Never their passwords."""

from __future__ import annotations

from dataclasses import dataclass

from flask_appbuilder.security.sqla.models import User
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, scoped_session

from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.staffing.demonstration import DEMONSTRATION_MAIL


@dataclass(frozen=True, order=True)
class Account:
    """One way in: a name to sign in with, and what its holder is in which agency."""

    agency: str
    rank_order: int
    username: str
    positions: tuple[str, ...]


def list_accounts(session: Session | scoped_session[Session]) -> list[Account]:
    """List who can sign in: those of no agency first, then by agency and rank."""
    held = _positions_by_user(session)
    users = session.execute(select(User.id, User.username).where(User.active.is_(True)))
    return sorted(_account(username, held.get(user_id, [])) for user_id, username in users)


def list_demonstration_accounts(session: Session | scoped_session[Session]) -> list[str]:
    """List the names of active accounts that were made for a demonstration, whose password many know."""
    return list(
        session.scalars(
            select(User.username)
            .where(User.active.is_(True), User.email.endswith(f"@{DEMONSTRATION_MAIL}"))
            .order_by(User.username)
        )
    )


def _positions_by_user(session: Session | scoped_session[Session]) -> dict[int | None, list[PositionRecord]]:
    query = (
        select(OfficerRecord.user_id, AssignmentRecord)
        .join(AssignmentRecord.officer)
        .where(OfficerRecord.user_id.is_not(None))
        .options(joinedload(AssignmentRecord.position).joinedload(PositionRecord.agency))
    )
    held: dict[int | None, list[PositionRecord]] = {}
    for user_id, assignment in session.execute(query):
        held.setdefault(user_id, []).append(assignment.position)
    return held


def _account(username: str, held: list[PositionRecord]) -> Account:
    positions = sorted(held, key=lambda position: (position.rank_order, position.label))
    return Account(
        agency=positions[0].agency.short_name if positions else "",
        rank_order=positions[0].rank_order if positions else 0,
        username=username,
        positions=tuple(_label(position) for position in positions),
    )


def _label(position: PositionRecord) -> str:
    return position.label
