"""Giving a verdict on a requirement's document, and counting what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.access import Permission, Situation, find_refusal
from app.domain.case.cases import Task
from app.domain.case.events import PaperJudged
from app.domain.case.folding import Happened
from app.domain.case.refusals import Reason
from app.domain.procedure.procedures import Work
from app.records.cases import CaseRecord
from app.records.papers import PaperRecord
from app.services.actors import Actor
from app.services.casework.filing import file_events
from app.services.casework.loading import OnFile, load_case
from app.services.declined import Declined
from app.services.papers.requirements import list_requirements
from app.services.papers.values import PaperKind, Verdict
from app.services.transactions import transaction

JUDGING_WORK = frozenset({Work.CHECK_DOCUMENTS, Work.VERIFY, Work.RECOMMEND, Work.DECIDE, Work.SURVEY})
"""Work at which documents are looked at: who does it may change a verdict."""


@dataclass(frozen=True)
class VerdictCount:
    """Labels of the requirements without a verdict (or without a document), and of those found defective."""

    unchecked: tuple[str, ...]
    defective: tuple[str, ...]


def judge(
    session: Session, *, case_id: int, paper_id: int, verdict: Verdict, note: str, by: Actor, at: datetime
) -> None:
    """Give a verdict on one document; only the holder of a step at which documents are looked at may.

    A defective one needs a note that tells the applicant what to mend.
    """
    with transaction(session) as writing:
        on_file = load_case(writing, case_id, agency_id=by.agency_id, lock=True)
        _refuse_stranger(on_file, by)
        paper = _standing_paper(writing, on_file.row, paper_id)
        if verdict is Verdict.DEFECTIVE and not note.strip():
            raise Declined(Reason.NOTE_MISSING)
        paper.verdict, paper.verdict_note = verdict.value, note.strip()
        paper.verdict_at, paper.verdict_by = at, by.id
        told = PaperJudged(paper.subject, verdict.value, note.strip())
        file_events(writing, on_file.row, [Happened(told, at, by.id)], by)


def may_judge(on_file: OnFile, by: Actor) -> bool:
    """Whether an officer may give verdicts on this case now."""
    return _find_judging_refusal(on_file, by) is None


def count_verdicts(session: Session, row: CaseRecord) -> VerdictCount:
    """Tell which of the case's requirements still lack a verdict, and which have a bad one.

    A document that was not due and not handed in is nothing to judge.
    """
    rows = list_requirements(session, row)
    unchecked = [one.label for one in rows if one.verdict is None and (one.paper_id or one.is_due)]
    defective = [one.label for one in rows if one.verdict is Verdict.DEFECTIVE]
    return VerdictCount(tuple(unchecked), tuple(defective))


def _refuse_stranger(on_file: OnFile, by: Actor) -> None:
    refused = _find_judging_refusal(on_file, by)
    if refused is not None:
        raise refused


def _find_judging_refusal(on_file: OnFile, by: Actor) -> Declined | None:
    if on_file.case.ended is not None:
        return Declined(Reason.CASE_ENDED, status=on_file.case.ended)
    judging = [task for task in on_file.case.tasks if _looks_at_documents(on_file, task)]
    if not judging:
        return Declined(Reason.NOT_JUDGED_HERE)
    found = [
        find_refusal(Permission.CASE_TAKE, Situation(by.officer, on_file.case, task)) for task in judging
    ]
    return None if None in found or found[0] is None else Declined.of(found[0])


def _looks_at_documents(on_file: OnFile, task: Task) -> bool:
    return not task.is_with_applicant and on_file.case.step_of(task).work in JUDGING_WORK


def _standing_paper(session: Session, row: CaseRecord, paper_id: int) -> PaperRecord:
    paper = session.scalars(
        select(PaperRecord).where(
            PaperRecord.id == paper_id,
            PaperRecord.case_id == row.id,
            PaperRecord.kind == PaperKind.REQUIREMENT.value,
        )
    ).one_or_none()
    if paper is None:
        raise Declined(Reason.UNKNOWN_DOCUMENT)
    if paper.replaced_at is not None:
        raise Declined(Reason.CHANGED_MEANWHILE)
    return paper
