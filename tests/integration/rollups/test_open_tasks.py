"""What stands open is counted as one would count it by hand, agency by agency, and replaced as a whole."""

from collections import Counter, defaultdict
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.domain.working_time.ages import AGES
from app.extensions import db
from app.records.cases import TaskRecord
from app.records.rollups import ForecastRecord, OpenRollupRecord
from app.services.calendars import get_calendar
from app.services.rollups import refresh_open
from tests.integration.records.plans import plans_of, scans

FIGURES = ("running", "with_applicant", "soon", "late", "predicted")


def by_hand(now, late_until):
    """Every open task by itself, by the words of the dashboard."""
    cells = defaultdict(Counter)
    for task in db.session.scalars(select(TaskRecord).where(TaskRecord.closed_at.is_(None))):
        key = task.agency_id, task.step_key, task.position_key, task.office_key, task.assignee_id or 0
        is_due = task.due_at is not None
        until = late_until.get(task.step_key)
        cells[key] += Counter(
            running=1,
            with_applicant=int(task.state == "waiting" or task.holder_kind == "applicant"),
            late=int(is_due and task.due_at < now),
            soon=int(is_due and task.soon_at is not None and task.soon_at <= now <= task.due_at),
            predicted=int(is_due and until is not None and now <= task.due_at <= until),
        )
        cells[key][f"age {age_band(task, now)}"] += 1
    return cells


def age_band(task, now):
    calendar = get_calendar(db.session, task.agency_id)
    next_day = calendar.end_of_day(task.opened_at)
    days = calendar.closings_between(next_day, max(now, next_day))
    return sum(days >= age for age in AGES)


def as_told():
    cells = {}
    for row in db.session.scalars(select(OpenRollupRecord)):
        key = row.agency_id, row.step_key, row.position_key, row.office_key, row.assignee_id
        ages = {f"age {band}": number for band, number in enumerate(row.ages)}
        cells[key] = Counter({name: getattr(row, name) for name in FIGURES} | ages)
    return cells


def foretell(history, step, until):
    office = history.offices[0]
    db.session.add(
        ForecastRecord(
            agency_id=office.budi.agency_id,
            permit_type_id=office.permit_type_id,
            step_key=step,
            office_key="",
            number=20,
            late_until=until,
            made_at=history.now,
        )
    )
    db.session.commit()


@pytest.mark.parametrize("seed", [3, 7])
def test_open_tasks_are_counted_as_by_hand(begin, seed):
    history = begin(seed)
    for _ in range(3):
        history.go_on(25)

        refresh_open(db.session, history.now)

        assert as_told() == by_hand(history.now, {})


def test_a_task_due_before_the_forecast_says_so_is_predicted_late(begin):
    history = begin(0)
    rohil, manokwari = history.offices
    history.file(rohil)
    history.file(manokwari)
    [due] = db.session.scalars(select(TaskRecord.due_at).where(*open_checks_of(rohil)))
    foretell(history, "check", due)

    refresh_open(db.session, history.now)

    predicted = dict(db.session.execute(select(OpenRollupRecord.agency_id, OpenRollupRecord.predicted)).all())
    assert predicted == {rohil.budi.agency_id: 1, manokwari.budi.agency_id: 0}
    refresh_open(db.session, due + timedelta(seconds=1))
    assert dict.fromkeys(FIGURES[2:], 0) | {"late": 1} == {
        name: next(iter(as_told().values()))[name] for name in FIGURES[2:]
    }


def open_checks_of(office):
    return (
        TaskRecord.agency_id == office.budi.agency_id,
        TaskRecord.step_key == "check",
        TaskRecord.closed_at.is_(None),
    )


def test_when_the_last_file_is_done_nothing_is_said_to_stand_open(begin):
    history = begin(0)
    history.file(history.offices[0])
    refresh_open(db.session, history.now)
    assert as_told()

    db.session.execute(update(TaskRecord).values(closed_at=history.now))
    db.session.commit()
    refresh_open(db.session, history.now)

    assert not as_told()


def test_only_open_tasks_are_read(begin):
    history = begin(0)
    history.go_on(20)

    plans = plans_of(db.session(), lambda: refresh_open(db.session, history.now))

    assert [scans(plan) for plan in plans if scans(plan)] == []
