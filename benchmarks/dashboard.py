"""What the dashboard's speed rests on: a quarter's figures read from cells, beside the same summed over the tasks.

    python -m benchmarks.dashboard --cases 10000
    python -m benchmarks.dashboard --database-url postgresql+psycopg://…/office

Without an address it makes an office of its own in a folder that is thrown away. Given the address of an office that
has files it measures there and changes nothing.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app import create_app
from app.commands.demo_environment import demo_environment
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord, TaskRecord
from app.records.rollups import StepRollupRecord
from app.services.oversight.dashboard import read_dashboard
from app.services.oversight.figures.choices import Chosen
from app.services.oversight.figures.periods import Period, PeriodKind
from app.services.rollups import differences
from app.services.rollups.months import beginning_of, month_of, months_before

ROOT = Path(__file__).resolve().parents[1]
REPEATED = 7


def main() -> None:
    """Make or find the office, measure, and print one line a figure."""
    asked = _arguments()
    with TemporaryDirectory(prefix="satupintu-benchmark-") as folder:
        given = {**os.environ, "DATABASE_URL": asked.database_url} if asked.database_url else os.environ
        environ = demo_environment(given, Path(folder))
        if not asked.database_url:
            _office(environ, "prepare", "--demo")
            _office(environ, "demo", "--cases", str(asked.cases), "--seed", "1")
        os.environ.update(environ)
        with create_app().app_context():
            _measure(db.session())
            db.session.remove()
            db.engine.dispose()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000, help="how many cases the office is made with")
    parser.add_argument("--database-url", default="", help="measure this office instead of making one")
    return parser.parse_args()


def _office(environ: Mapping[str, str], *command: str) -> None:
    flask = [sys.executable, "-m", "flask", "--app", "app.wsgi:app", "office", *command]
    subprocess.run(flask, env=environ, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own command


def _measure(session: Session) -> None:
    agency_id, zone = _busiest(session)
    first = _last_whole_quarter(session, agency_id, zone)
    quarter = Chosen(agency_id, Period(PeriodKind.QUARTER, first))
    cases, tasks = (session.scalar(select(func.count()).select_from(one)) for one in (CaseRecord, TaskRecord))
    cells = session.scalar(select(func.count()).select_from(StepRollupRecord))
    print(f"{session.get_bind().dialect.name}: {cases} cases, {tasks} tasks, {cells} cells of steps")
    from_cells = _timed("a quarter by step, from cells", lambda: _from_cells(session, quarter))
    from_tasks = _timed("a quarter by step, from tasks", lambda: _from_tasks(session, quarter, zone))
    print(f"{'cells are faster by':<40}{from_tasks / from_cells:10.0f} times")
    _timed("the whole dashboard, from cells", lambda: read_dashboard(session, quarter, quarter.period.last))
    started = perf_counter()
    told = len(differences(session))
    print(f"{'recount of everything, compared':<40}{perf_counter() - started:10.1f} s, {told} differences")


def _busiest(session: Session) -> tuple[int, ZoneInfo]:
    by_cases = (
        select(AgencyRecord.id, AgencyRecord.zone)
        .join(CaseRecord)
        .group_by(AgencyRecord.id, AgencyRecord.zone)
        .order_by(func.count().desc())
    )
    row = session.execute(by_cases.limit(1)).one()
    return row.id, ZoneInfo(row.zone)


def _last_whole_quarter(session: Session, agency_id: int, zone: ZoneInfo) -> date:
    last: datetime | None = session.scalar(
        select(func.max(TaskRecord.closed_at)).where(TaskRecord.agency_id == agency_id)
    )
    assert last is not None, "this office has finished nothing yet"
    month = month_of(last, zone)
    return months_before(month, 3 + (month.month - 1) % 3)


def _from_cells(session: Session, quarter: Chosen) -> object:
    cell = StepRollupRecord
    key = (cell.permit_type_id, cell.step_key, cell.office_key)
    sums = (func.sum(cell.done), func.sum(cell.on_time), func.sum(cell.used_seconds))
    of_quarter = cell.month.between(quarter.period.first, quarter.period.last_month)
    query = select(*key, *sums).where(cell.agency_id == quarter.agency_id, of_quarter)
    return session.execute(query.group_by(*key)).all()


def _from_tasks(session: Session, quarter: Chosen, zone: ZoneInfo) -> object:
    task = TaskRecord
    key = (task.permit_type_id, task.step_key, task.office_key)
    is_on_time = case((task.closed_at <= task.due_at, 1), else_=0)
    sums = (func.count(), func.sum(is_on_time), func.sum(task.used_seconds))
    period = quarter.period
    query = select(*key, *sums).where(
        task.agency_id == quarter.agency_id,
        task.outcome.is_not(None),
        task.closed_at >= beginning_of(period.first, zone),
        task.closed_at < beginning_of(months_before(period.last_month, -1), zone),
    )
    return session.execute(query.group_by(*key)).all()


def _timed(name: str, act: Callable[[], object]) -> float:
    """Do it some times over and print how long it takes, the middle of them, in milliseconds."""
    taken = []
    for _ in range(REPEATED):
        started = perf_counter()
        act()
        taken.append((perf_counter() - started) * 1000)
    print(f"{name:<40}{median(taken):10.1f} ms")
    return median(taken)


if __name__ == "__main__":
    main()
