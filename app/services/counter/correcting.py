"""A correction as the counter takes its answer in: one list of all that was asked, the documents, the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.case.access import Permission, Situation, find_refusal
from app.domain.case.cases import Case, Task, TaskState
from app.domain.case.plain_facts import from_plain
from app.domain.case.refusals import Reason
from app.domain.form.forms import Field
from app.services.actors import Actor
from app.services.casefile.rows import list_corrections
from app.services.casefile.values import AskedCorrection
from app.services.casework.loading import OnFile
from app.services.declined import Declined
from app.services.papers.reading import load_visible_case
from app.services.papers.requirements import RequirementOnFile, list_requirements
from app.services.permit_forms import form_of


@dataclass(frozen=True)
class Defective:
    """One thing to mend; `requirement` is None where it is not about a document that the permit type asks for."""

    subject: str
    requirement: RequirementOnFile | None
    note: str


@dataclass(frozen=True)
class CorrectionSheet:
    """Everything that the page of an answer shows; `tasks` are the serials that wait for it."""

    case_id: int
    number: str
    applicant: str
    permit_type: str
    tasks: tuple[int, ...]
    asked: tuple[AskedCorrection, ...]
    defects: tuple[Defective, ...]
    requirements: tuple[RequirementOnFile, ...]
    fields: tuple[Field, ...]
    answers: Mapping[str, object]
    facts: Mapping[str, object]

    @property
    def due_at(self) -> datetime | None:
        """The nearest last day for the answer."""
        return min((one.due_at for one in self.asked if one.due_at), default=None)


def open_correction(session: Session, case_id: int, by: Actor) -> CorrectionSheet:
    """Open what an applicant was asked to mend; `Declined` where nothing is asked or the answer is not his to take."""
    on_file = load_visible_case(session, case_id, by)
    row, waiting = on_file.row, _waiting(on_file, by)
    requirements = list_requirements(session, row)
    asked = list_corrections(session, case_id)
    return CorrectionSheet(
        case_id=row.id,
        number=row.number,
        applicant=row.applicant_name,
        permit_type=row.permit_type.name,
        tasks=tuple(task.serial for task in waiting),
        asked=asked,
        defects=_defects(asked, requirements),
        requirements=requirements,
        fields=form_of(row.permit_type),
        answers={key: from_plain(value) for key, value in row.form.items()},
        facts=on_file.case.facts,
    )


def _waiting(on_file: OnFile, by: Actor) -> Sequence[Task]:
    case = on_file.case
    if case.ended is not None:
        raise Declined(Reason.CASE_ENDED, status=case.ended)
    waiting = [task for task in case.tasks if task.state is TaskState.WAITING]
    if not waiting:
        raise Declined(Reason.NO_CORRECTION_OPEN)
    return _answerable(case, waiting, by)


def _answerable(case: Case, waiting: Sequence[Task], by: Actor) -> Sequence[Task]:
    refusals = [find_refusal(Permission.CASE_ANSWER, Situation(by.officer, case, task)) for task in waiting]
    first = refusals[0]
    if first is not None and None not in refusals:
        raise Declined.of(first)
    return [task for task, refused in zip(waiting, refusals, strict=True) if refused is None]


def _defects(
    asked: Sequence[AskedCorrection], requirements: Sequence[RequirementOnFile]
) -> tuple[Defective, ...]:
    by_key = {one.key: one for one in requirements}
    return tuple(
        Defective(defect.subject, by_key.get(defect.subject), defect.note)
        for one in asked
        for defect in one.defects
    )
