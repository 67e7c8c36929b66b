"""Opening a case for one reader: the access check first, then everything his page shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.case.access import Permission, Post, Situation, find_refusal
from app.domain.masking import mask_nik, mask_npwp, mask_phone
from app.records.cases import ApplicantRecord, CaseRecord, TaskRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.casefile.desk import extras_of, open_tasks, promise_of
from app.services.casefile.levers import levers_on
from app.services.casefile.ribbon import ribbon_of
from app.services.casefile.rows import (
    get_applicant,
    list_corrections,
    list_skipped,
    list_tasks,
    officer_names,
    position_labels,
)
from app.services.casefile.timeline import list_timeline
from app.services.casefile.values import ApplicantCard, CaseFile, CaseHead, Names
from app.services.casework.loading import OnFile, load_case
from app.services.casework.offers import offers_on
from app.services.declined import Declined
from app.services.papers.reading import list_papers
from app.services.papers.requirements import list_requirements
from app.services.papers.values import PaperKind
from app.services.permit_forms import form_of, worded_answers
from app.services.tools import Tools


def open_case_file(
    session: Session,
    tools: Tools,
    case_id: int,
    by: Actor,
    at: datetime,
    *,
    timeline_before: int | None = None,
) -> CaseFile:
    """Read a case's page for an officer; `Declined` where it is unknown to his agency or not his to see."""
    on_file = load_case(session, case_id, agency_id=by.agency_id)
    tasks = list_tasks(session, case_id)
    refuse_stranger(on_file, tasks, by)
    row, calendar = on_file.row, get_calendar(session, on_file.row.agency_id)
    labels = position_labels(session, row.agency_id)
    officers = officer_names(session, {one.assignee_id for one in tasks if one.assignee_id is not None})
    requirements = list_requirements(session, row)
    return CaseFile(
        head=_head(row),
        applicant=_card(get_applicant(session, row.applicant_id), is_whole=_works_on(on_file, by)),
        procedure=on_file.case.procedure,
        promise=promise_of(on_file, calendar, at),
        deemed_due_at=row.deemed_due_at,
        ribbon=ribbon_of(
            on_file.case.procedure, row, tasks, list_skipped(session, case_id), labels, calendar, at
        ),
        tasks=open_tasks(on_file, by, labels, officers, calendar, at),
        requirements=requirements,
        papers=tuple(one for one in list_papers(session, case_id) if one.kind is not PaperKind.REQUIREMENT),
        form=worded_answers(form_of(row.permit_type), row.form),
        corrections=list_corrections(session, case_id),
        timeline=list_timeline(session, case_id, timeline_before),
        offers=offers_on(session, tools, on_file, by, at),
        extras=extras_of(on_file, by),
        names=Names(labels, {one.key: one.label for one in requirements}),
        levers=levers_on(session, on_file, by, calendar, at),
    )


def refuse_stranger(on_file: OnFile, tasks: Sequence[TaskRecord], by: Actor) -> None:
    """Raise `Declined` for an officer to whom the page of a case, and all that belongs to it, is not open."""
    visited = frozenset(Post(task.position_key, task.office_key) for task in tasks)
    situation = Situation(by.officer, on_file.case, visited_posts=visited)
    refused = find_refusal(Permission.CASE_VIEW, situation)
    if refused is not None:
        raise Declined.of(refused)


def _works_on(on_file: OnFile, by: Actor) -> bool:
    """Whether one of the live tasks lies with a post of the reader: he has to compare the numbers of identity."""
    held = {Post(task.holder.position, task.holder.office) for task in on_file.case.tasks}
    return any(by.officer.holds(post, on_file.row.permit_type_id) for post in held)


def _head(row: CaseRecord) -> CaseHead:
    return CaseHead(
        id=row.id,
        number=row.number,
        permit_type=row.permit_type.name,
        applicant=row.applicant_name,
        status=row.status,
        filed_at=row.filed_at,
        ended_at=row.ended_at,
        permit_number=str(row.facts.get("permit.number") or ""),
    )


def _card(applicant: ApplicantRecord, *, is_whole: bool) -> ApplicantCard:
    """UU PDP 27/2022: identity is whole only where the work needs it."""
    return ApplicantCard(
        kind=applicant.kind,
        name=applicant.name,
        nik=applicant.nik if is_whole else mask_nik(applicant.nik),
        nib=applicant.nib,
        npwp=applicant.npwp if is_whole else mask_npwp(applicant.npwp),
        phone=applicant.phone if is_whole else mask_phone(applicant.phone),
        email=applicant.email if is_whole else "",
        address=applicant.address,
    )
