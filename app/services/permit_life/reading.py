"""A permit as the officers' screens show it: how it stands, what happened to it, what may be done with it now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.access import Permission, Situation, find_refusal
from app.domain.case.event_bodies import from_body
from app.domain.case.events import Event
from app.domain.case.refusals import Refused
from app.domain.permit.standings import Standing
from app.domain.permit.succession import Why
from app.domain.procedure.procedures import Procedure
from app.records.cases import EventRecord
from app.records.permits import PermitRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile
from app.services.counter.permit_types import is_counter_of
from app.services.issuing.letterheads import local_date
from app.services.permit_life.copies import HOLDS, GivenCopy, list_copies
from app.services.permit_life.decrees import WaitingDecree, find_waiting_decree
from app.services.permit_life.loading import load_visible_permit
from app.services.permit_life.succession import Successor, find_refusal_to_renew, list_successors
from app.services.proof.scans import count_scans
from app.services.verification import standing_of

TOLD = (
    "permit_signed", "handed_over", "copy_given", "permit_replaced", "permit_holds_again", "permit_revoked",
    "number_voided",
)  # fmt: skip


@dataclass(frozen=True)
class Happening:
    """One event of a permit's life, and who did it."""

    event: Event
    at: datetime
    by_name: str
    by_post: str


@dataclass(frozen=True)
class PermitFile:
    """Everything that the page of a permit shows; `refusals` has an entry for each way to succeed it."""

    permit: PermitRecord
    standing: Standing
    today: date
    procedure: Procedure
    happened: Sequence[Happening]
    copies: Sequence[GivenCopy]
    successors: Sequence[Successor]
    scans: Mapping[str, int]
    waiting_decree: WaitingDecree | None
    renews: bool
    """Whether the officer's counter files this permit type at all."""
    refusals: Mapping[Why, Refused | None]
    may_copy: bool
    may_revoke: bool

    @property
    def days_left(self) -> int | None:
        """How many days are left until the last one; None without an end."""
        until = self.permit.valid_until
        return None if until is None else (until - self.today).days


def open_permit(session: Session, permit_id: int, by: Actor, at: datetime) -> PermitFile:
    """Open a permit for an officer who may see its case; `Declined(UNKNOWN_PERMIT)` for any other."""
    permit, on_file = load_visible_permit(session, permit_id, by)
    today = local_date(at, on_file.row.agency)
    standing = standing_of(permit, today)
    return PermitFile(
        permit=permit,
        standing=standing,
        today=today,
        procedure=on_file.case.procedure,
        happened=_happened(session, permit),
        copies=list_copies(session, permit.id),
        successors=list_successors(session, permit.id),
        scans=count_scans(session, permit.id),
        waiting_decree=find_waiting_decree(session, permit),
        renews=_files_here(on_file, by),
        refusals={why: find_refusal_to_renew(session, permit, why, at) for why in Why},
        may_copy=standing in HOLDS and _may(Permission.PERMIT_COPY, on_file, by),
        may_revoke=permit.state == Standing.VALID and _may(Permission.PERMIT_REVOKE, on_file, by),
    )


@dataclass(frozen=True)
class PermitOfCase:
    """The permit of a case in a few words, for the page of the case."""

    id: int
    number: str
    token: str
    standing: Standing
    valid_until: date | None


def find_permit_of_case(session: Session, case_id: int, by: Actor, at: datetime) -> PermitOfCase | None:
    """Find the newest permit of a case of the officer's own agency; who may see the case is the caller's question."""
    query = (
        select(PermitRecord)
        .where(PermitRecord.case_id == case_id, PermitRecord.agency_id == by.agency_id)
        .order_by(PermitRecord.id.desc())
        .limit(1)
    )
    row = session.scalars(query).one_or_none()
    if row is None:
        return None
    standing = standing_of(row, local_date(at, row.case.agency))
    return PermitOfCase(row.id, row.number.text, row.token, standing, row.valid_until)


def _happened(session: Session, permit: PermitRecord) -> tuple[Happening, ...]:
    """Read the case's history for what concerns the permit; an event that names another number is not its own."""
    query = (
        select(EventRecord)
        .where(EventRecord.case_id == permit.case_id, EventRecord.kind.in_(TOLD))
        .order_by(EventRecord.sequence)
    )
    return tuple(
        Happening(from_body(row.kind, row.body), row.at, row.by_name, row.by_post)
        for row in session.scalars(query)
        if row.body.get("number", permit.number.text) == permit.number.text
    )


def _may(permission: Permission, on_file: OnFile, by: Actor) -> bool:
    return find_refusal(permission, Situation(by.officer, on_file.case)) is None


def _files_here(on_file: OnFile, by: Actor) -> bool:
    may_file = Permission.CASE_FILE in by.officer.permissions
    return may_file and is_counter_of(on_file.case.procedure, on_file.row.permit_type_id, by)
