"""Intake: how a case comes on file at the counter, and how an applicant's correction comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload

from app.domain.case.access import Post
from app.domain.case.actions import Act, AnswerCorrection
from app.domain.case.cases import Case
from app.domain.case.deciding import Moved, decide, file_case
from app.domain.case.events import Event, FactsRecorded
from app.domain.case.folding import Happened
from app.domain.case.plain_facts import as_plain, from_plain
from app.domain.case.refusals import Reason, Refused
from app.domain.form.forms import Answers, FieldFault, Finding, read_form
from app.domain.procedure.procedures import Procedure
from app.domain.working_time.calendar import WorkingCalendar
from app.records.cases import ApplicantRecord, CaseRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord, RequirementRecord
from app.services.actors import Actor
from app.services.applicants import APPLICANT_FIELDS, applicant_of
from app.services.calendars import get_calendar
from app.services.casework.filing import file_events, file_history
from app.services.casework.loading import OnFile, case_from, get_procedure
from app.services.casework.moving import Done, move
from app.services.casework.numbers import REGISTER_SERIES, next_in_series
from app.services.codes import readable_code
from app.services.declined import AnswersDeclined, Declined
from app.services.papers.filing import file_papers
from app.services.papers.requirements import asked_for, list_asked
from app.services.papers.values import NewPaper
from app.services.permit_forms import form_of, put_answers
from app.services.permit_life.succession import Origin, name_origin
from app.services.printable import find_unprintable
from app.services.repeats import find_case_of_press, remember_press
from app.services.transactions import transaction


@dataclass(frozen=True)
class Application:
    """What came over the counter: raw answers about the applicant and of the form, and the stored documents."""

    permit_type_id: int
    applicant: Mapping[str, object]
    form: Mapping[str, object]
    papers: tuple[NewPaper, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True)
class Checked:
    """An application found fit to be filed."""

    applicant: Mapping[str, object]
    form: Mapping[str, object]
    facts: Mapping[str, object] = field(default_factory=dict)
    papers: tuple[NewPaper, ...] = ()
    """Those that were asked for: what nobody asked for is not kept (UU 27/2022 art. 27)."""


def file_application(
    session: Session, application: Application, *, by: Actor, at: datetime, request_key: str
) -> Done:
    """Put an application on file on behalf of its applicant and hand it to the step after submitting.

    Raises `AnswersDeclined` with every finding at once, `Declined` when the officer may not file here.
    """
    seen = _find_filed(session, by, request_key)
    if seen is not None:
        return seen
    try:
        return _file(session, application, by, at, request_key)
    except IntegrityError:
        # The same press may have come twice at once: the key of the second one is taken when its turn comes.
        seen = _find_filed(session, by, request_key)
        if seen is None:
            raise
        return seen


def _file(session: Session, application: Application, by: Actor, at: datetime, request_key: str) -> Done:
    with transaction(session) as writing:
        permit_type = get_open_permit_type(writing, application.permit_type_id, by.agency_id)
        checked = check_application(writing, permit_type, application)
        version, procedure = get_published(writing, permit_type)
        refuse_stranger(procedure, permit_type.id, by)
        row = _new_row(writing, permit_type, version, checked, by, at)
        writing.add(row)
        writing.flush()
        remember_press(writing, by, request_key, row.id, at)
        papers = file_papers(writing, row, checked.papers, at=at, by=by.id)
        on_file = OnFile(row, case_from(row, (), procedure), {})
        calendar = get_calendar(writing, by.agency_id)
        moved = submitted(on_file.case, by, at, calendar)
        file_history(writing, on_file, moved.case, moved.history, by, calendar)
        file_events(writing, row, [Happened(event, at, by.id) for event in papers], by)
        name_origin(writing, row, application.origin, by, at)
        return Done(row.id, row.number, moved.case)


def answer_correction(
    session: Session,
    *,
    case_id: int,
    task: int,
    papers: tuple[NewPaper, ...],
    form: Mapping[str, object] | None,
    by: Actor,
    at: datetime,
    request_key: str,
    note: str = "",
) -> Done:
    """Take in what an applicant mended: new documents (their verdicts begin anew) and, if given, the form.

    Raises `AnswersDeclined` for a wrong answer of the form, and at `note` where nothing was mended nor explained.
    """
    facts: dict[str, object] = {}

    def beside(writing: Session, on_file: OnFile) -> tuple[Event, ...]:
        if form is not None:
            facts.update(_put_form_right(on_file.row, form))
        if not (papers or facts or note.strip()):
            raise AnswersDeclined([Finding("note", FieldFault.MISSING)])
        told = file_papers(writing, on_file.row, papers, at=at, by=by.id)
        return (*told, *((FactsRecorded(MappingProxyType(facts)),) if facts else ()))

    return move(
        session,
        case_id=case_id,
        action=AnswerCorrection(task, facts, note.strip()),
        by=by,
        at=at,
        request_key=request_key,
        beside=beside,
    )


def get_open_permit_type(session: Session, permit_type_id: int, agency_id: int) -> PermitTypeRecord:
    """Get a permit type of the agency that takes applications; `Declined` otherwise."""
    query = (
        select(PermitTypeRecord)
        .where(PermitTypeRecord.id == permit_type_id, PermitTypeRecord.agency_id == agency_id)
        .options(joinedload(PermitTypeRecord.office), joinedload(PermitTypeRecord.agency))
    )
    permit_type = session.scalars(query).one_or_none()
    if permit_type is None:
        raise Declined(Reason.UNKNOWN_PERMIT_TYPE)
    if not permit_type.is_open:
        raise Declined(Reason.PERMIT_TYPE_CLOSED, permit_type=permit_type.name)
    return permit_type


def get_published(
    session: Session, permit_type: PermitTypeRecord
) -> tuple[ProcedureVersionRecord, Procedure]:
    """Get the procedure version that new cases of a permit type begin with; `Declined` when none is published."""
    query = (
        select(ProcedureVersionRecord)
        .where(
            ProcedureVersionRecord.permit_type_id == permit_type.id,
            ProcedureVersionRecord.state == "published",
        )
        .order_by(ProcedureVersionRecord.number.desc())
        .limit(1)
    )
    version = session.scalars(query).one_or_none()
    if version is None:
        raise Declined(Reason.NO_PROCEDURE, permit_type=permit_type.name)
    return version, get_procedure(session, version.id)


def check_application(session: Session, permit_type: PermitTypeRecord, application: Application) -> Checked:
    """Read an application into typed values; `AnswersDeclined` names all that is missing or wrong."""
    applicant = read_form(APPLICANT_FIELDS, application.applicant)
    facts = {"applicant.kind": applicant.values.get("kind"), **facts_of(permit_type)}
    form = read_form(form_of(permit_type), application.form, facts=facts)
    facts |= {f"form.{key}": value for key, value in form.values.items()}
    findings = [*_findings("applicant", applicant), *_findings("form", form)]
    asked = asked_for(list_asked(session, permit_type.id), facts)
    files = _missing_papers(asked, application.papers)
    if findings or files:
        raise AnswersDeclined(findings, files)
    keys = {one.key for one, _is_due in asked}
    return Checked(
        applicant.values, form.values, facts, tuple(one for one in application.papers if one.subject in keys)
    )


def facts_of(permit_type: PermitTypeRecord) -> dict[str, object]:
    """Give what a permit type lets the conditions of its procedure ask."""
    return {
        "permit_type.key": permit_type.key,
        "permit_type.kind": permit_type.kind,
        "permit_type.fee": Decimal(permit_type.fee),
        "permit_type.requires_technical_recommendation": permit_type.requires_technical_recommendation,
    }


def _findings(part: str, answers: Answers) -> list[Finding]:
    found = (*answers.findings, *find_unprintable(answers.values))
    return [Finding(f"{part}.{one.key}", one.fault, one.details) for one in found]


def _missing_papers(
    asked: Sequence[tuple[RequirementRecord, bool]], papers: Sequence[NewPaper]
) -> dict[str, Declined]:
    brought = {paper.subject for paper in papers}
    return {
        one.key: Declined(Reason.DOCUMENT_MISSING, requirement=one.label)
        for one, is_due in asked
        if is_due and one.key not in brought
    }


def refuse_stranger(procedure: Procedure, permit_type_id: int, by: Actor) -> None:
    """Only the counter that the procedure names for its first step files applications of this type."""
    counter = procedure.first.holder
    post = Post(counter.position, counter.office)
    if post not in by.officer.posts:
        raise Declined(Reason.NOT_YOUR_STEP, position=counter.position, office=counter.office)
    if not by.officer.is_in_scope(post, permit_type_id):
        raise Declined(Reason.OUTSIDE_DECREE)


def _new_row(
    session: Session,
    permit_type: PermitTypeRecord,
    version: ProcedureVersionRecord,
    checked: Checked,
    by: Actor,
    at: datetime,
) -> CaseRecord:
    local = at.astimezone(ZoneInfo(permit_type.agency.zone))
    sequence = next_in_series(session, permit_type.agency_id, REGISTER_SERIES, local.year)
    applicant: ApplicantRecord = applicant_of(permit_type.agency_id, checked.applicant)
    return CaseRecord(
        agency=permit_type.agency,
        permit_type=permit_type,
        procedure_version=version,
        applicant=applicant,
        number=register_number(local, sequence),
        applicant_name=applicant.name,
        applicant_key=applicant.name.casefold(),
        office_key=permit_type.office.key if permit_type.office else "",
        filed_by=by.id,
        filed_at=at,
        status="running",
        form={key: as_plain(value) for key, value in checked.form.items()},
        facts={key: as_plain(value) for key, value in checked.facts.items()},
        engine={},
        events_count=0,
        last_hash="",
        tracking_token=readable_code(),
    )


def register_number(on: date, sequence: int) -> str:
    """Write the number under which a case stands in the register."""
    return f"{on.year}/{on.month:02}/{sequence:05}"


def submitted(case: Case, by: Actor, at: datetime, calendar: WorkingCalendar) -> Moved:
    """Open the first step and take its forward outcome at once: what came over the counter is submitted."""
    filed = file_case(case, by=by.officer, at=at, calendar=calendar)
    first: Case = filed.case
    task = first.tasks[0]
    act = Act(task.serial, first.step_of(task).outcomes[0].key)
    moved = decide(first, act, by=by.officer, at=at, calendar=calendar)
    if isinstance(moved, Refused):
        raise Declined.of(moved)
    return Moved(moved.case, (*filed.history, *moved.history))


def _put_form_right(row: CaseRecord, raw: Mapping[str, object]) -> dict[str, object]:
    """Put new answers on a case and give the facts that they change; an answer no longer asked for is nothing."""
    known = {key: from_plain(value) for key, value in row.facts.items() if not key.startswith("form.")}
    answers = read_form(form_of(row.permit_type), raw, facts=known)
    findings = _findings("form", answers)
    if findings:
        raise AnswersDeclined(findings)
    return put_answers(row, answers.values)


def _find_filed(session: Session, by: Actor, request_key: str) -> Done | None:
    case_id = find_case_of_press(session, by, request_key)
    if case_id is None:
        return None
    return Done(case_id, session.get_one(CaseRecord, case_id).number, None, is_repeat=True)
