"""What the register may be narrowed by; each choice keeps the list one range of an index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select

from app.domain.procedure.procedures import EndStatus
from app.domain.working_time.calendar import WorkingCalendar
from app.records.cases import CaseRecord
from app.services.case_search import find_search_condition
from app.services.casework.loading import RUNNING

STATUSES = (RUNNING, *(status.value for status in EndStatus))


@dataclass(frozen=True)
class RegisterFilter:
    """What to show; the default is everything. Both days are included."""

    search: str = ""
    permit_type_id: int | None = None
    status: str = ""
    from_on: date | None = None
    until_on: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == RegisterFilter()


def narrowed(
    cases: Select[int], chosen: RegisterFilter, *, agency_id: int, calendar: WorkingCalendar
) -> Select[int]:
    """Narrow a selection of an agency's cases as the reader chose; days are the office's own."""
    if chosen.permit_type_id is not None:
        cases = cases.where(CaseRecord.permit_type_id == chosen.permit_type_id)
    if chosen.status:
        cases = cases.where(CaseRecord.status == chosen.status)
    if chosen.from_on is not None:
        cases = cases.where(CaseRecord.filed_at >= calendar.start_of(chosen.from_on))
    if chosen.until_on is not None:
        cases = cases.where(CaseRecord.filed_at < calendar.start_of(chosen.until_on + timedelta(days=1)))
    searched = find_search_condition(chosen.search, agency_id)
    return cases if searched is None else cases.where(searched)
