"""What experience says of each step, as the last sweep left it, and of all that lies ahead of a file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.oversight.rescuing import FASTEST_TENTH, MEDIAN, Ahead, Experience
from app.domain.oversight.ways import longest_way_after
from app.domain.procedure.procedures import PERMIT_TYPE_OFFICE, HolderKind, Step
from app.records.rollups import ForecastRecord
from app.services.oversight.task_lines import TaskLine

Cell = tuple[int, str, str]
"""A permit type, a step and the office that does it."""

NOTHING = Experience()


@dataclass
class ExperienceShelf:
    """The experience of some permit types; what lies ahead is summed up once for each place of a procedure."""

    by_cell: Mapping[Cell, Experience]
    late_until: Mapping[Cell, datetime]
    _ahead: dict[tuple[object, ...], Ahead] = field(default_factory=dict)

    def of(self, line: TaskLine) -> Experience:
        """Give the experience of a task's own step."""
        return self.by_cell.get(_cell(line), NOTHING)

    def is_predicted_late(self, line: TaskLine) -> bool:
        """Whether the task will rather be late than not, by what the last sweep foretold."""
        until = self.late_until.get(_cell(line))
        return until is not None and line.urgent_at <= until

    def ahead_of(self, line: TaskLine) -> Ahead:
        """Sum up the work after a task's step on the longest way forward; a step without experience adds nothing."""
        key = (
            line.procedure.key,
            line.procedure.version,
            line.permit_type_id,
            line.case_office,
            line.task.step,
        )
        if key not in self._ahead:
            self._ahead[key] = Ahead(self._longest(line, MEDIAN), self._longest(line, FASTEST_TENTH))
        return self._ahead[key]

    def _longest(self, line: TaskLine, share: float) -> float:
        def time_of(step: Step) -> float:
            if step.holder.kind is not HolderKind.POSITION:
                return 0.0
            is_permit_types = step.holder.office == PERMIT_TYPE_OFFICE
            office = line.case_office if is_permit_types else step.holder.office
            known = self.by_cell.get((line.permit_type_id, step.key, office), NOTHING)
            return known.quantile(share) or 0.0

        return longest_way_after(line.procedure, line.task.step, time_of)


def read_experience(session: Session, agency_id: int, permit_types: Collection[int]) -> ExperienceShelf:
    """Read what is known of an agency's steps of some permit types, in one statement."""
    query = select(ForecastRecord).where(
        ForecastRecord.agency_id == agency_id, ForecastRecord.permit_type_id.in_(permit_types)
    )
    rows = {(row.permit_type_id, row.step_key, row.office_key): row for row in session.scalars(query)}
    return ExperienceShelf(
        by_cell={cell: Experience(row.number, row.times) for cell, row in rows.items()},
        late_until={cell: row.late_until for cell, row in rows.items() if row.late_until is not None},
    )


def _cell(line: TaskLine) -> Cell:
    return line.permit_type_id, line.task.step, line.task.holder.office
