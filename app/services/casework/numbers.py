"""Giving numbers from a locked yearly counter; a number given up is void, kept and never given again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.domain.case.deciding import Moved
from app.domain.case.events import CaseEnded, Event, FactsRecorded, NumberVoided, TaskOpened
from app.domain.case.folding import Happened
from app.domain.case.plain_facts import as_plain
from app.domain.permit.standings import Standing
from app.domain.procedure.procedures import EndStatus, Work
from app.records.permits import GivenNumberRecord, NumberCounterRecord, PermitRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import OnFile
from app.services.permit_life.succession import give_place_back

REGISTER_SERIES = "register"


def next_in_series(session: Session, agency_id: int, series: str, year: int) -> int:
    """Take the next number of a series, from 1 each year; the counter's row is locked until the commit."""
    counter = {"agency_id": agency_id, "series": series, "year": year}
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    new = dialect.insert(NumberCounterRecord).values(**counter, last=0).on_conflict_do_nothing()
    session.execute(new)
    taken = (
        update(NumberCounterRecord)
        .where(*(getattr(NumberCounterRecord, name) == value for name, value in counter.items()))
        .values(last=NumberCounterRecord.last + 1)
        .returning(NumberCounterRecord.last)
        .execution_options(synchronize_session=False)
    )
    return session.execute(taken).scalar_one()


def give_number(
    session: Session,
    on_file: OnFile,
    *,
    series: str,
    written: Callable[[int], str],
    at: datetime,
    year: int,
    by: int,
) -> str:
    """Give a case the next number of a series, written out by `written`, and keep it on the register.

    A number that another series wrote before, as when a pattern was changed back, is passed over.
    """
    agency_id = on_file.row.agency_id
    sequence = next_in_series(session, agency_id, series, year)
    while find_number(session, agency_id, text := written(sequence)) is not None:
        sequence = next_in_series(session, agency_id, series, year)
    session.execute(
        insert(GivenNumberRecord).values(
            agency_id=agency_id,
            series=series,
            year=year,
            sequence=sequence,
            text=text,
            case_id=on_file.row.id,
            given_at=at,
            given_by=by,
            void_reason="",
        )
    )
    return text


def void_number_given_up(session: Session, on_file: OnFile, moved: Moved, by: Actor, at: datetime) -> None:
    """Void the number of a permit that nobody will get: its case ended badly, or goes back to be numbered anew.

    The SOPs give the number (row 7) before the signature (row 8); refused afterwards it is void and logged. So
    is that of a permit that was signed already: whoever checks it is told that it does not hold. A permit that was
    revoked or replaced before stays just that, and gives no place back to the one that it had replaced.
    """
    given_up = find_number_given_up(moved)
    if given_up is None:
        return
    number = find_number(session, on_file.row.agency_id, given_up.number)
    permit = None if number is None else _lock_permit(session, number.id)
    told: list[Event] = [FactsRecorded(NUMBER_GONE)]
    if number is not None and (permit is None or permit.state == Standing.VALID):
        number.voided_at, number.void_reason = at, given_up.why
        _void(session, permit, by, at)
        told.insert(0, given_up)
    file_events(session, on_file.row, [Happened(event, at, by.id) for event in told], by)
    on_file.row.facts = {**on_file.row.facts, **{key: as_plain(value) for key, value in NUMBER_GONE.items()}}


def _lock_permit(session: Session, number_id: int) -> PermitRecord | None:
    query = select(PermitRecord).where(PermitRecord.number_id == number_id).with_for_update(of=PermitRecord)
    return session.scalars(query).one_or_none()


def _void(session: Session, permit: PermitRecord | None, by: Actor, at: datetime) -> None:
    if permit is None:
        return
    permit.state, permit.ended_at, permit.ended_by = Standing.VOID.value, at, by.id
    give_place_back(session, permit.number_id, by, at)


NUMBER_GONE: Mapping[str, object] = MappingProxyType({"permit.number": None, "permit.is_signed": False})
"""What a case knows once its number is void."""


def find_number_given_up(moved: Moved) -> NumberVoided | None:
    """Find the number that a decision makes void; None where it gives none up."""
    number = moved.case.facts.get("permit.number")
    why = _why_given_up(moved) if number else ""
    return NumberVoided(str(number), why) if why else None


def _why_given_up(moved: Moved) -> str:
    for one in moved.history:
        if isinstance(one.event, CaseEnded) and one.event.status is not EndStatus.COMPLETED:
            return one.event.status.value
        if isinstance(one.event, TaskOpened) and _is_numbered_again(moved, one.event.step):
            return "returned"
    return ""


def _is_numbered_again(moved: Moved, step_key: str) -> bool:
    """Whether a step lies at or before the numbering, so that the file comes past it once more."""
    steps = moved.case.procedure.steps
    numbering = [index for index, step in enumerate(steps) if step.work is Work.NUMBER]
    reopened = next(index for index, step in enumerate(steps) if step.key == step_key)
    has_just_numbered = any(
        isinstance(one.event, FactsRecorded) and one.event.facts.get("permit.number") for one in moved.history
    )
    return bool(numbering) and reopened <= numbering[0] and not has_just_numbered


def find_number(session: Session, agency_id: int, text: str) -> GivenNumberRecord | None:
    """Find a number of an agency as it was written."""
    query = select(GivenNumberRecord).where(
        GivenNumberRecord.agency_id == agency_id, GivenNumberRecord.text == text
    )
    return session.scalars(query).one_or_none()
