"""The time that the law gives to decide has passed in silence (fiktif positif, UU 30/2014 pasal 53).

The case is flagged, becomes a breach of its own, and supervisors and the head hear it. Where the permit type says
so, and only there, the application counts as granted, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Integer, Select, cast, literal, null, or_, select
from sqlalchemy.orm import Session

from app.domain.case.actions import DeemApproved
from app.domain.case.events import Event
from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord
from app.services.actors import THE_SYSTEM
from app.services.casework.loading import RUNNING, OnFile
from app.services.casework.moving import move
from app.services.declined import Declined
from app.services.notices import NoticeKind
from app.services.sweep.batches import BATCH, repeat
from app.services.sweep.breaching import file_breaches
from app.services.sweep.staff import HEAD, SUPERVISOR, Staff
from app.services.sweep.swept import Round
from app.services.sweep.telling import Noticed, tell_all
from app.services.transactions import transaction

_FROM_CASE: dict[str, Any] = {
    "agency_id": CaseRecord.agency_id,
    "case_id": CaseRecord.id,
    "task_id": literal(0),
    "permit_type_id": CaseRecord.permit_type_id,
    "step_key": literal(""),
    "step_number": literal(0),
    "position_key": literal(""),
    "office_key": CaseRecord.office_key,
    "assignee_id": cast(null(), Integer),
    "due_at": CaseRecord.deemed_due_at,
    "level": literal(0),
    "cause": literal(""),
    "follow_up": literal(""),
    # The first of the ladder hears it at once: what is overrun here is the law's time, not the office's.
    "escalates_at": CaseRecord.deemed_due_at,
}


def flag_deemed(this: Round) -> int:
    """Flag every running case whose time to decide has passed; tell how many."""
    issuing = this.session.scalars(
        select(PermitTypeRecord.id).where(PermitTypeRecord.deemed_issues.is_(True))
    ).all()
    granted, left = _grant_all(this, issuing)
    return granted + repeat(this, lambda _this: _flag_batch(this, issuing, left))


def _grant_all(this: Round, issuing: Sequence[int]) -> tuple[int, list[int]]:
    """Grant what is granted by silence; give how many, and the cases that the engine left to the office."""
    if not issuing:
        return 0, []
    granted, left, last = 0, [], 0
    silent = _silent(this).where(CaseRecord.permit_type_id.in_(issuing)).order_by(CaseRecord.id).limit(500)
    while found := this.session.scalars(silent.where(CaseRecord.id > last)).all():
        for case_id in found:
            try:
                move(
                    this.session,
                    case_id=case_id,
                    action=DeemApproved(),
                    by=THE_SYSTEM,
                    at=this.now,
                    beside=lambda session, on_file: _flag_one(this, session, on_file),
                )
                granted += 1
            except Declined:
                left.append(case_id)
            except Exception as fault:  # noqa: BLE001 -- one case must not keep the others from their right
                this.note(f"deemed, case {case_id}", fault)
        last = found[-1]
        if not this.has_time():
            break
    return granted, left


def _flag_one(this: Round, session: Session, on_file: OnFile) -> tuple[Event, ...]:
    _flag(this, session, _silent(this).where(CaseRecord.id == on_file.row.id))
    session.refresh(on_file.row, ["deemed_flagged_at"])
    return ()


def _flag_batch(this: Round, issuing: Collection[int], left: Collection[int]) -> int:
    due = (
        _silent(this)
        .where(or_(CaseRecord.permit_type_id.not_in(issuing), CaseRecord.id.in_(left)))
        .order_by(CaseRecord.deemed_due_at, CaseRecord.id)
        .limit(BATCH)
        .with_for_update(key_share=True, skip_locked=True)
    )
    with transaction(this.session) as writing:
        return len(_flag(this, writing, due))


def _flag(this: Round, session: Session, due: Select[int]) -> list[Noticed]:
    flag = {"deemed_flagged_at": this.now}
    swept = file_breaches(session, CaseRecord, due, flag=flag, columns=_FROM_CASE, now=this.now)
    tell_all(session, NoticeKind.DEEMED, swept, this.now, _whom)
    return swept


def _silent(this: Round) -> Select[int]:
    return select(CaseRecord.id).where(
        CaseRecord.status == RUNNING,
        CaseRecord.deemed_flagged_at.is_(None),
        CaseRecord.deemed_due_at.is_not(None),
        CaseRecord.deemed_due_at < this.now,
    )


def _whom(staff: Staff, _one: Noticed) -> frozenset[int]:
    return staff.with_role(SUPERVISOR, HEAD)
