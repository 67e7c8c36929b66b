"""A duplicate (duplikat) of a lost or spoiled permit: the archived bytes once more, and a slip that counts it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.case.access import Permission, Situation, find_refusal
from app.domain.case.events import CopyGiven
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason
from app.domain.permit.standings import Standing
from app.records.permits import PermitCopyRecord, PermitRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import OnFile
from app.services.declined import AnswersDeclined, Declined
from app.services.issuing.letterheads import local_date
from app.services.papers.filing import know_files
from app.services.papers.taking_in import keep
from app.services.papers.values import PaperKind
from app.services.permit_life.loading import load_visible_permit, lock_permit
from app.services.permit_life.slips import Slip, print_slip
from app.services.printable import find_unprintable
from app.services.repeats import find_earlier_press, remember_press
from app.services.templates.press import note_print
from app.services.tools import Tools
from app.services.transactions import transaction
from app.services.verification import standing_of

HOLDS = frozenset({Standing.VALID, Standing.NOT_YET})


@dataclass(frozen=True)
class CopyAsked:
    """For whom a duplicate is, why, and the number of the police's report of loss, where there is one."""

    given_to: str
    reason: str
    loss_report: str = ""

    def answers(self) -> dict[str, object]:
        """Give what was typed by the names of its fields."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class GivenCopy:
    """A duplicate that was handed out: the how-manieth, when, to whom and why."""

    place: int
    given_at: datetime
    given_to: str
    reason: str
    loss_report: str
    given_by_name: str


def give_copy(
    session: Session,
    tools: Tools,
    *,
    permit_id: int,
    asked: CopyAsked,
    by: Actor,
    at: datetime,
    request_key: str = "",
) -> int:
    """Put a duplicate on file with its printed slip, and give its place; `Declined` for a permit that does not hold.

    The slip is printed before the transaction; when another one was counted meanwhile, nothing is filed. The same
    press once more gives the place of the first one.
    """
    permit, on_file = load_visible_permit(session, permit_id, by)
    given = _find_given(session, permit, by, request_key)
    if given is not None:
        return given
    _refuse(permit, on_file, asked, by, at)
    place = _next_place(session, permit.id)
    told = Slip(place, asked.given_to, asked.reason, asked.loss_report)
    made = print_slip(session, tools, permit, told, by, at)
    slip = keep(tools, PaperKind.ISSUED, "duplicate_slip", f"duplikat-{place}.pdf", made.document.pdf)
    try:
        with transaction(session) as writing:
            permit, on_file = lock_permit(writing, permit_id, by, Permission.PERMIT_COPY)
            # The twin of a press that came twice waited here for the lock.
            given = _find_given(writing, permit, by, request_key)
            if given is not None:
                return given
            remember_press(writing, by, request_key, permit.case_id, at)
            _refuse(permit, on_file, asked, by, at)
            know_files(writing, [slip], at)
            writing.add(_row(permit, asked, place, slip.sha256, by, at))
            writing.flush()
            note_print(writing, made, slip.sha256)
            copy = CopyGiven(permit.number.text, place, asked.given_to, asked.loss_report, asked.reason)
            file_events(writing, on_file.row, [Happened(copy, at, by.id)], by)
    except IntegrityError:
        raise Declined(Reason.CHANGED_MEANWHILE) from None
    return place


def list_copies(session: Session, permit_id: int) -> tuple[GivenCopy, ...]:
    """List the duplicates of a permit, the first one first; who may see the permit is the caller's question."""
    query = (
        select(PermitCopyRecord)
        .where(PermitCopyRecord.permit_id == permit_id)
        .order_by(PermitCopyRecord.place)
    )
    return tuple(
        GivenCopy(row.place, row.given_at, row.given_to, row.reason, row.loss_report, row.given_by_name)
        for row in session.scalars(query)
    )


def _refuse(permit: PermitRecord, on_file: OnFile, asked: CopyAsked, by: Actor, at: datetime) -> None:
    refused = find_refusal(Permission.PERMIT_COPY, Situation(by.officer, on_file.case))
    if refused is not None:
        raise Declined.of(refused)
    standing = standing_of(permit, local_date(at, on_file.row.agency))
    if standing not in HOLDS:
        raise Declined(Reason.PERMIT_HOLDS_NO_MORE, standing=standing.value)
    if not asked.given_to.strip() or not asked.reason.strip():
        raise Declined(Reason.NOTE_MISSING)
    findings = find_unprintable(asked.answers())
    if findings:
        raise AnswersDeclined(findings)


def _find_given(session: Session, permit: PermitRecord, by: Actor, request_key: str) -> int | None:
    """Find the duplicate that this very press has given before."""
    at = find_earlier_press(session, by, request_key, permit.case_id)
    given = select(PermitCopyRecord.place).where(
        PermitCopyRecord.permit_id == permit.id,
        PermitCopyRecord.given_at == at,
        PermitCopyRecord.given_by == by.id,
    )
    return None if at is None else session.scalars(given).one_or_none()


def _next_place(session: Session, permit_id: int) -> int:
    last = select(func.max(PermitCopyRecord.place)).where(PermitCopyRecord.permit_id == permit_id)
    return (session.scalar(last) or 0) + 1


def _row(
    permit: PermitRecord, asked: CopyAsked, place: int, sha256: str, by: Actor, at: datetime
) -> PermitCopyRecord:
    return PermitCopyRecord(
        agency_id=permit.agency_id,
        permit_id=permit.id,
        place=place,
        given_to=asked.given_to,
        reason=asked.reason,
        loss_report=asked.loss_report,
        given_at=at,
        given_by=by.id,
        given_by_name=by.name,
        sha256=sha256,
    )
