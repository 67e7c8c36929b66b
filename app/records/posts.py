"""Which accounts serve an agency, and making an account an officer of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from app.records.staff import OfficerRecord

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, scoped_session

    AnySession = Session | scoped_session[Session]


def accounts_of_agency(agency_id: int | None) -> Select[Any]:
    """Select the ids of the accounts that serve this agency."""
    return select(OfficerRecord.user_id).where(
        OfficerRecord.agency_id == agency_id, OfficerRecord.user_id.is_not(None)
    )


def enrol(session: AnySession, *, user_id: int, agency_id: int, name: str) -> None:
    """Make the account an officer of this agency, holding no position yet."""
    session.add(OfficerRecord(user_id=user_id, agency_id=agency_id, name=name))
