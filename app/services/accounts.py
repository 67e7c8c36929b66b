"""Opening an account for an officer: one each, with a first password that the security manager keeps hashed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.staff import OfficerRecord
from app.services.staffing import sync_account_roles
from app.services.transactions import transaction


@dataclass(frozen=True)
class NewAccount:
    """What an admin gives an officer to sign in with."""

    username: str
    email: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class OfficerSummary:
    """An officer as the form for his account names him."""

    id: int
    name: str
    agency_id: int
    has_account: bool


class AccountRefusal(StrEnum):
    """Why no account was opened."""

    HAS_ONE = "has_one"
    USERNAME_TAKEN = "username_taken"
    EMAIL_TAKEN = "email_taken"


class AccountRefused(Exception):
    """No account was opened; nothing has changed."""

    def __init__(self, why: AccountRefusal) -> None:
        """Carry the reason."""
        super().__init__(why.value)
        self.why = why


class Accounts(Protocol):
    """What the security manager does for this service."""

    session: Any

    def find_user(self, username: str | None = None, email: str | None = None) -> Any:
        """Find an account by its name or address."""

    def add_user(  # noqa: D102
        self,
        username: str,
        first_name: str,
        last_name: str,
        email: str,
        *,
        password: str,
        commit: bool,
    ) -> Any: ...


def find_officer_summary(session: Session, officer_id: int, agency_id: int | None) -> OfficerSummary | None:
    """Find an officer of an agency (None: of any); one of another agency is as unknown as one who does not exist."""
    query = select(OfficerRecord).where(OfficerRecord.id == officer_id)
    if agency_id is not None:
        query = query.where(OfficerRecord.agency_id == agency_id)
    row = session.scalars(query).one_or_none()
    return None if row is None else OfficerSummary(row.id, row.name, row.agency_id, row.user_id is not None)


def open_account(accounts: Accounts, officer_id: int, asked: NewAccount, *, on: date) -> int:
    """Make the account, tie it to the officer and give it the roles of his positions; all of it or nothing.

    Raises `AccountRefused` when the officer has one, or name or address belong to another.
    """
    with transaction(accounts.session) as session:
        officer = session.get_one(OfficerRecord, officer_id, with_for_update=True)
        _refuse_taken(accounts, officer, asked)
        first, _, last = officer.name.partition(" ")
        user = accounts.add_user(
            asked.username,
            first[:64],
            (last or first)[:64],
            asked.email,
            password=asked.password,
            commit=False,
        )
        officer.user_id = user.id
        session.flush()
        sync_account_roles(session, on=on, user_ids=[user.id])
        return int(user.id)


def _refuse_taken(accounts: Accounts, officer: OfficerRecord, asked: NewAccount) -> None:
    if officer.user_id is not None:
        raise AccountRefused(AccountRefusal.HAS_ONE)
    if accounts.find_user(username=asked.username) is not None:
        raise AccountRefused(AccountRefusal.USERNAME_TAKEN)
    if accounts.find_user(email=asked.email) is not None:
        raise AccountRefused(AccountRefusal.EMAIL_TAKEN)


def has_account(session: Session, officer_id: int) -> bool:
    """Whether an officer has an account."""
    query = select(OfficerRecord.id).where(OfficerRecord.id == officer_id, OfficerRecord.user_id.is_not(None))
    return session.execute(query).first() is not None
