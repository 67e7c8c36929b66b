"""The officers of a demonstration office, with accounts: invented people, who never come with the seeds proper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from flask_appbuilder.security.sqla.models import Role
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.domain.case.access import Post
from app.records.agencies import AgencyRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.seeds import read_role_seeds
from app.services.seeds.demonstration import CastSeed, OfficerSeed, read_demonstration
from app.services.transactions import transaction

DEMONSTRATION_MAIL = "contoh.go.id"
"""No one receives mail here. The framework's accounts need an address each, and by it these can be told."""


class CannotStaff(LookupError):
    """Something that the demonstration's officers need is not on file: load the seeds and sync the roles first."""


def load_demonstration(
    session: Session | scoped_session[Session], appbuilder: Any, folder: Path, password: str
) -> None:
    """Make the demonstration's officers, their posts and their accounts where missing, in one transaction.

    `folder` is the seeds' own. An account that exists keeps its password, its roles and its officer. Raises
    `CannotStaff` before the seeds or the roles are in the database, `BadSeeds` for a bad file; nothing is changed then.
    """
    demonstration = read_demonstration(folder)
    name_of = {seed.key: seed.name for seed in read_role_seeds(folder)}
    with transaction(session) as writing:
        clerk = _Clerk(writing, appbuilder.sm, password, name_of)
        for cast in demonstration.casts:
            clerk.staff(cast)
        for account in demonstration.accounts:
            clerk.get_account(account.username, account.name, [account.role])


class _Clerk:
    """Makes what is missing of officers and accounts, within one transaction."""

    def __init__(self, session: Session, security: Any, password: str, name_of: Mapping[str, str]) -> None:
        self._session = session
        self._security = security
        self._password = password
        self._name_of = name_of
        self._role_of = {row.name: row for row in session.scalars(select(Role))}

    def staff(self, cast: CastSeed) -> None:
        """Make the officers of one agency."""
        agency = self._session.scalars(
            select(AgencyRecord).where(AgencyRecord.key == cast.agency)
        ).one_or_none()
        if agency is None:
            raise CannotStaff(f"agency {cast.agency!r} is not on file")
        rows = self._session.scalars(select(PositionRecord).where(PositionRecord.agency_id == agency.id))
        positions = {Post(row.key, row.office_key): row for row in rows}
        for officer in cast.officers:
            unknown = [post for post in officer.holds if post not in positions]
            if unknown:
                raise CannotStaff(f"{officer.username}: position {unknown[0].position!r} is not on file")
            self._enrol(agency, officer, [positions[post] for post in officer.holds], cast.since)

    def get_account(self, username: str, name: str, roles: Iterable[str]) -> int:
        """Get an account's id; make it with the roles of these keys where it is missing."""
        user = self._security.find_user(username=username)
        if user is None:
            first, _, last = name.partition(" ")
            user = self._security.add_user(
                username,
                first,
                last,
                f"{username}@{DEMONSTRATION_MAIL}",
                [self._get_role(key) for key in sorted(set(roles))],
                password=self._password,
                commit=False,
            )
        if not user:
            raise CannotStaff(f"the account {username!r} could not be made")
        return int(user.id)

    def _enrol(
        self, agency: AgencyRecord, seed: OfficerSeed, positions: list[PositionRecord], since: date
    ) -> None:
        user_id = self.get_account(seed.username, seed.name, [position.role for position in positions])
        known = select(OfficerRecord.id).where(OfficerRecord.user_id == user_id)
        if self._session.scalars(known).one_or_none() is not None:
            return
        officer = OfficerRecord(user_id=user_id, agency=agency, name=seed.name, nip=seed.nip, rank=seed.rank)
        self._session.add(officer)
        for position in positions:
            self._session.add(AssignmentRecord(officer=officer, position=position, from_on=since))

    def _get_role(self, key: str) -> Any:
        role = self._role_of.get(self._name_of.get(key, key))
        if role is None:
            raise CannotStaff(f"role {key!r} is not on file")
        return role
