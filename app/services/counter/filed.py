"""A case just put on file, as the clerk tells its applicant: the number, and who has the file next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.procedure.steps import HolderKind
from app.domain.working_time.clocks import Allowance
from app.services.actors import Actor
from app.services.casefile.ribbon import holder_label
from app.services.casefile.rows import position_labels
from app.services.counter.duplicates import RunningCase, list_running_cases
from app.services.papers.reading import load_visible_case


@dataclass(frozen=True)
class NextStep:
    """A step at which the file stands now; `holder` is empty for the applicant and the system."""

    number: int
    text: str
    output: str
    kind: HolderKind
    holder: str
    allowance: Allowance


@dataclass(frozen=True)
class FiledCase:
    """What is told after filing; `others` are running files of the same NIK for the same permit type."""

    case_id: int
    number: str
    applicant: str
    permit_type: str
    filed_at: datetime
    promise: Allowance
    next: tuple[NextStep, ...]
    others: tuple[RunningCase, ...]


def open_filed_case(session: Session, case_id: int, by: Actor) -> FiledCase:
    """Open what is told of a case that was just filed; `Declined` where it is not the officer's to see."""
    on_file = load_visible_case(session, case_id, by)
    row, case = on_file.row, on_file.case
    labels = position_labels(session, row.agency_id)
    steps = [(case.step_of(task), task) for task in case.tasks]
    return FiledCase(
        case_id=row.id,
        number=row.number,
        applicant=row.applicant_name,
        permit_type=row.permit_type.name,
        filed_at=row.filed_at,
        promise=case.procedure.promise,
        next=tuple(
            NextStep(
                step.number,
                step.text,
                step.output,
                step.holder.kind,
                holder_label(task.holder, case.office, labels),
                step.allowance,
            )
            for step, task in steps
        ),
        others=list_running_cases(
            session, by, permit_type_id=row.permit_type_id, nik=row.applicant.nik, besides=row.id
        ),
    )
