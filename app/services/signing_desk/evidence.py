"""What the register knows of many files at once: their checklists, initials, corrections and bills, one query each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.plain_facts import from_plain
from app.domain.procedure.procedures import Procedure, Route, Work
from app.records.cases import EventRecord
from app.records.catalogue import RequirementRecord
from app.records.papers import CorrectionRecord, PaperRecord
from app.records.permits import BillRecord
from app.services.papers.requirements import asked_for
from app.services.papers.values import PaperKind, Verdict
from app.services.signing_desk.values import Initial
from app.services.signing_desk.waiting import Waiting

INITIALS = frozenset({Work.CHECK_DOCUMENTS, Work.VERIFY, Work.RECOMMEND, Work.DECIDE, Work.NUMBER})
"""Work whose outcome is an officer's word on the file."""


@dataclass(frozen=True)
class Correction:
    """One time that the applicant was asked to mend the file."""

    asked_at: datetime
    note: str


@dataclass(frozen=True)
class Bill:
    """What was owed for a file, and whether it was paid."""

    amount: Decimal
    paid_on: date | None
    receipt_number: str


@dataclass
class Evidence:
    """All of it for one file; requirements by label, of those that fit and those that do not or were not looked at."""

    fitting: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    initials: list[Initial] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    bill: Bill | None = None


def read_evidence(session: Session, waiting: Sequence[Waiting]) -> Mapping[int, Evidence]:
    """Read the evidence of files by their id, with as many queries for one as for a hundred."""
    found: dict[int, Evidence] = defaultdict(Evidence)
    if waiting:
        _add_requirements(session, waiting, found)
        _add_initials(session, {one.case.id: one.procedure for one in waiting}, found)
        _add_corrections(session, [one.case.id for one in waiting], found)
        _add_bills(session, [one.case.id for one in waiting], found)
    return found


def _add_requirements(session: Session, waiting: Sequence[Waiting], found: dict[int, Evidence]) -> None:
    asked: dict[int, list[RequirementRecord]] = defaultdict(list)
    types = {one.case.permit_type_id for one in waiting}
    wanted = select(RequirementRecord).where(RequirementRecord.permit_type_id.in_(types))
    for each in session.scalars(wanted.order_by(RequirementRecord.place, RequirementRecord.id)):
        asked[each.permit_type_id].append(each)
    standing = select(PaperRecord.case_id, PaperRecord.subject, PaperRecord.verdict).where(
        PaperRecord.case_id.in_([one.case.id for one in waiting]),
        PaperRecord.kind == PaperKind.REQUIREMENT.value,
        PaperRecord.replaced_at.is_(None),
    )
    verdicts = {(row.case_id, row.subject): row.verdict for row in session.execute(standing)}
    for one in waiting:
        facts = {key: from_plain(value) for key, value in one.case.facts.items()}
        for requirement, is_due in asked_for(asked[one.case.permit_type_id], facts):
            here = (one.case.id, requirement.key)
            if here not in verdicts and not is_due:
                continue
            fits = verdicts.get(here) == Verdict.FITTING.value
            (found[one.case.id].fitting if fits else found[one.case.id].open).append(requirement.label)


def _add_initials(session: Session, procedures: Mapping[int, Procedure], found: dict[int, Evidence]) -> None:
    query = select(
        EventRecord.case_id, EventRecord.at, EventRecord.by_name, EventRecord.by_post, EventRecord.body
    ).where(EventRecord.case_id.in_(list(procedures)), EventRecord.kind == "outcome_taken")
    latest: dict[tuple[int, str], Initial] = {}
    for row in session.execute(query.order_by(EventRecord.case_id, EventRecord.sequence)):
        step = procedures[row.case_id].get_step(row.body["step"])
        # What a later return undid is no initial any more; whoever passes the step again gives his anew.
        latest.pop((row.case_id, step.key), None)
        if step.work in INITIALS and row.body["route"] == Route.FORWARD.value:
            latest[row.case_id, step.key] = Initial(
                step.text, step.work.value, row.by_name, row.by_post, row.at
            )
    for (case_id, _step), initial in latest.items():
        found[case_id].initials.append(initial)


def _add_corrections(session: Session, cases: Sequence[int], found: dict[int, Evidence]) -> None:
    query = select(CorrectionRecord.case_id, CorrectionRecord.asked_at, CorrectionRecord.note)
    asked = query.where(CorrectionRecord.case_id.in_(cases)).order_by(CorrectionRecord.id)
    for row in session.execute(asked):
        found[row.case_id].corrections.append(Correction(row.asked_at, row.note))


def _add_bills(session: Session, cases: Sequence[int], found: dict[int, Evidence]) -> None:
    query = select(BillRecord).where(BillRecord.case_id.in_(cases)).order_by(BillRecord.id)
    for bill in session.scalars(query):
        found[bill.case_id].bill = Bill(bill.amount, bill.paid_on, bill.receipt_number)
