"""Finding the officer behind an account: his posts and permissions on a day, in two queries.

What an officer may do follows the positions that he holds on that day and nothing else: an assignment that has ended
takes its rights along, whatever roles the account still carries.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session, scoped_session

from app.domain.case.access import Officer, Post
from app.services.actors import Actor
from app.services.staffing.holdings import Holding, Person, find_by_account, find_by_id
from app.services.staffing.rights import list_permissions

_LONGEST_POST = 160


@dataclass(frozen=True)
class OfficerDescription:
    """An officer as a timeline, a letter or a signature block names him; empty where he holds no position."""

    name: str
    nip: str
    rank: str
    post: str
    signature_title: str
    acting_prefix: str


def find_actor(session: Session | scoped_session[Session], user_id: int, at: datetime) -> Actor | None:
    """Find who acts through an account at an instant, by the agency's own date; None when it is no officer's."""
    person = find_by_account(session, user_id)
    return None if person is None else actor_of(session, person, at)


def actor_of(session: Session | scoped_session[Session], person: Person, at: datetime) -> Actor:
    """Give a person who has been found already as he acts at an instant."""
    held = person.held_on(at.astimezone(ZoneInfo(person.zone)).date())
    post = textwrap.shorten(", ".join(one.shown for one in held), _LONGEST_POST, placeholder=" …")
    return Actor(_officer(session, person, held), person.name, post, person.agency_id)


def find_officer(session: Session | scoped_session[Session], user_id: int, on: date) -> Officer | None:
    """Find the officer of an account with his posts and permissions on a day; None when it is no officer's."""
    person = find_by_account(session, user_id)
    return None if person is None else _officer(session, person, person.held_on(on))


def describe_officer(
    session: Session | scoped_session[Session], officer_id: int, *, on: date, post: Post | None = None
) -> OfficerDescription | None:
    """Describe an officer in the post given, or in his first, on a day; None when there is no such officer."""
    person = find_by_id(session, officer_id)
    if person is None:
        return None
    held = next((one for one in person.held_on(on) if post is None or one.post == post), None)
    return OfficerDescription(
        name=person.name,
        nip=person.nip,
        rank=person.rank,
        post="" if held is None else held.shown,
        signature_title="" if held is None else held.signature_title or held.label,
        acting_prefix="" if held is None else held.acting_prefix,
    )


def _officer(session: Session | scoped_session[Session], person: Person, held: Iterable[Holding]) -> Officer:
    holdings = tuple(held)
    whole = {one.post for one in holdings if not one.scope}
    return Officer(
        id=person.id,
        agency=person.agency,
        posts=frozenset(one.post for one in holdings),
        permissions=list_permissions(session, {one.role for one in holdings}),
        scopes={
            post: frozenset().union(*(one.scope for one in holdings if one.post == post))
            for post in {one.post for one in holdings} - whole
        },
    )
