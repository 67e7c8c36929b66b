"""Who is signing what at this moment, so that nothing is signed twice by two tabs, two officers or two pages.

A claim is a committed row, taken before the signature and given up after it is filed or has failed. One left behind
by a crash goes stale. Knows neither permits nor letters.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, scoped_session

from app.domain.case.refusals import Reason
from app.records.letters import SigningClaimRecord
from app.services.actors import Actor
from app.services.declined import Declined
from app.services.signing_desk.subjects import LetterSubject, TaskSubject
from app.services.transactions import transaction

LASTS = timedelta(minutes=5)
"""How long a claim holds: status, signature, download and time stamp, each waiting as long as a provider may."""

_log = logging.getLogger(__name__)


def free_from(since: datetime) -> datetime:
    """Tell from when one may sign anew what was begun then; pages show no seconds, so a whole minute is added."""
    return since + LASTS + timedelta(minutes=1)


@dataclass(frozen=True)
class Claim:
    """Who is signing, and since when."""

    who: str
    since: datetime

    @property
    def until(self) -> datetime:
        """When another may sign, should this one have been broken off."""
        return free_from(self.since)


def task_subject(case_id: int, serial: int) -> str:
    """Name the permit of a signing task."""
    return str(TaskSubject(case_id, serial))


def letter_subject(letter_id: int) -> str:
    """Name a letter."""
    return str(LetterSubject(letter_id))


@contextmanager
def claim(
    session: Session | scoped_session[Session], subject: str, by: Actor, at: datetime
) -> Iterator[None]:
    """Hold a subject for one signature; `Declined(SIGNING_UNDER_WAY, who, since)` while somebody else does.

    Commits its row, so nothing may be pending in the session, and what was read before is read anew.
    """
    key = str(uuid4())
    _take(session, subject, key, by, at)
    try:
        yield
    finally:
        _give_up(session, subject, key)


def claims_on(session: Session, subjects: Iterable[str], at: datetime) -> Mapping[str, Claim]:
    """Tell which of these are being signed now, in one query."""
    query = select(SigningClaimRecord).where(
        SigningClaimRecord.subject.in_(list(subjects)), SigningClaimRecord.claimed_at >= at - LASTS
    )
    return {one.subject: Claim(one.officer_name, one.claimed_at) for one in session.scalars(query)}


def _take(
    session: Session | scoped_session[Session], subject: str, key: str, by: Actor, at: datetime
) -> None:
    with transaction(session) as writing:
        dialect = postgresql if writing.get_bind().dialect.name == "postgresql" else sqlite
        mine = {
            "agency_id": by.agency_id,
            "officer_id": by.id,
            "officer_name": by.name,
            "key": key,
            "claimed_at": at,
        }
        # Inserted, or taken over from a crash, by one statement: of two at once exactly one gets the row.
        new = dialect.insert(SigningClaimRecord).values(subject=subject, **mine)
        taken = new.on_conflict_do_update(
            index_elements=[SigningClaimRecord.subject],
            set_=mine,
            where=SigningClaimRecord.claimed_at < at - LASTS,
        ).returning(SigningClaimRecord.subject)
        if writing.scalar(taken) is None:
            raise _under_way(writing, subject)


def _under_way(session: Session, subject: str) -> Declined:
    standing = session.scalars(
        select(SigningClaimRecord).where(SigningClaimRecord.subject == subject)
    ).one_or_none()
    if standing is None:
        # Given up in this very moment: whoever held it has filed it or failed, and the file tells which.
        return Declined(Reason.SIGNING_UNDER_WAY)
    held = Claim(standing.officer_name, standing.claimed_at)
    return Declined(Reason.SIGNING_UNDER_WAY, who=held.who, since=held.since, until=held.until)


def _give_up(session: Session | scoped_session[Session], subject: str, key: str) -> None:
    try:
        session.rollback()
        with transaction(session) as writing:
            mine = delete(SigningClaimRecord).where(
                SigningClaimRecord.subject == subject, SigningClaimRecord.key == key
            )
            writing.execute(mine)
    except SQLAlchemyError:
        # What was signed is filed by now, or has failed with a reason of its own: neither is to be hidden.
        _log.warning("the claim on %s could not be given up; it goes stale by itself", subject, exc_info=True)
