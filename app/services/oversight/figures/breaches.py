"""The oldest open breaches: the first few rows of their index, however many there are."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records.cases import CaseRecord
from app.records.oversight import BreachRecord
from app.services.oversight.figures.choices import Chosen, within
from app.services.oversight.figures.names import Names, name_of
from app.services.oversight.figures.values import BreachLine

FIRST_FEW = 5


def first_breaches(session: Session, chosen: Chosen, names: Names) -> tuple[tuple[BreachLine, ...], bool]:
    """List the oldest open breaches, and tell whether there are more."""
    breach = BreachRecord
    query = (
        select(
            breach.id,
            breach.case_id,
            breach.task_id,
            breach.permit_type_id,
            breach.step_key,
            breach.step_number,
            breach.position_key,
            breach.office_key,
            breach.assignee_id,
            breach.due_at,
            CaseRecord.number,
        )
        .join(CaseRecord, CaseRecord.id == breach.case_id)
        .where(*within(breach, chosen, steps=True), breach.closed_at.is_(None))
        .order_by(breach.due_at, breach.id)
        .limit(FIRST_FEW + 1)
    )
    rows = session.execute(query).all()
    lines = tuple(
        BreachLine(
            id=row.id,
            case_id=row.case_id,
            task_id=row.task_id,
            number=row.number,
            permit_type=names.permit_types.get(row.permit_type_id, ""),
            step_number=row.step_number,
            step=name_of(step)
            if (step := names.steps.get((row.permit_type_id, row.step_key)))
            else row.step_key,
            holder=names.officers.get(row.assignee_id) or names.holder(row.position_key, row.office_key),
            due_at=row.due_at,
        )
        for row in rows[:FIRST_FEW]
    )
    return lines, len(rows) > FIRST_FEW
