"""What the register may be narrowed by; each choice keeps the list one range of an index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Select

from app.domain.procedure.procedures import EndStatus
from app.domain.working_time.calendar import WorkingCalendar
from app.records.cases import CaseRecord
from app.services.case_search import find_search_condition
from app.services.casework.loading import RUNNING
from app.services.register.open_work import OpenWork

EVERYTHING_OPEN = OpenWork()
STATUSES = (RUNNING, *(status.value for status in EndStatus))
DECIDED = (EndStatus.COMPLETED.value, EndStatus.REJECTED.value)


class Kept(StrEnum):
    """Whether a decided file kept its promise; `DECIDED` is every one that had a promise."""

    YES = "yes"
    NO = "no"
    DECIDED = "decided"


@dataclass(frozen=True)
class RegisterFilter:
    """What to show; the default is everything. Days are included at both ends.

    With days of ending the list is in the order of ending, otherwise in that of filing.
    """

    search: str = ""
    permit_type_id: int | None = None
    status: str = ""
    from_on: date | None = None
    until_on: date | None = None
    office_key: str = ""
    ended_from_on: date | None = None
    ended_until_on: date | None = None
    kept: Kept | None = None
    open_work: OpenWork = EVERYTHING_OPEN

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == RegisterFilter()

    @property
    def is_by_ending(self) -> bool:
        """Whether the list is one of files that have ended, latest first."""
        return not (self.ended_from_on is None and self.ended_until_on is None and self.kept is None)


def narrowed(
    cases: Select[int], chosen: RegisterFilter, *, agency_id: int, calendar: WorkingCalendar, now: datetime
) -> Select[int]:
    """Narrow a selection of an agency's cases as the reader chose; days are the office's own."""
    if chosen.permit_type_id is not None:
        cases = cases.where(CaseRecord.permit_type_id == chosen.permit_type_id)
    if chosen.status:
        cases = cases.where(CaseRecord.status == chosen.status)
    if chosen.office_key:
        cases = cases.where(CaseRecord.office_key == chosen.office_key)
    if chosen.from_on is not None:
        cases = cases.where(CaseRecord.filed_at >= calendar.start_of(chosen.from_on))
    if chosen.until_on is not None:
        cases = cases.where(CaseRecord.filed_at < calendar.start_of(chosen.until_on + timedelta(days=1)))
    cases = cases.where(*_of_ending(chosen, calendar))
    open_work = chosen.open_work.find_condition(calendar, now)
    cases = cases if open_work is None else cases.where(open_work)
    searched = find_search_condition(chosen.search, agency_id)
    return cases if searched is None else cases.where(searched)


def _of_ending(chosen: RegisterFilter, calendar: WorkingCalendar) -> list[ColumnElement[bool]]:
    if not chosen.is_by_ending:
        return []
    conditions: list[ColumnElement[bool]] = [CaseRecord.ended_at.is_not(None)]
    if chosen.ended_from_on is not None:
        conditions.append(CaseRecord.ended_at >= calendar.start_of(chosen.ended_from_on))
    if chosen.ended_until_on is not None:
        until_on = chosen.ended_until_on + timedelta(days=1)
        conditions.append(CaseRecord.ended_at < calendar.start_of(until_on))
    if chosen.kept is None:
        return conditions
    conditions.append(CaseRecord.status.in_(DECIDED))
    if chosen.kept is Kept.DECIDED:
        return [*conditions, CaseRecord.was_on_time.is_not(None)]
    # An equation, and not IS TRUE, which PostgreSQL finds in no index.
    is_kept = chosen.kept is Kept.YES
    return [*conditions, CaseRecord.was_on_time == is_kept]
