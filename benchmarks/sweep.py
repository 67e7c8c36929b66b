"""How long the sweep takes to notice what is late, beside the one indexed UPDATE that it cannot do without.

    .venv/bin/python benchmarks/sweep.py --tasks 1000000
    .venv/bin/python benchmarks/sweep.py --tasks 100000 --on sqlite

Both are measured in one run, over the same rows of the same database, which is put back in between. Of the sweep the
whole threshold is measured: flags, breaches, and the notices to those concerned.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import update

from app import create_app
from app.extensions import db
from app.records.cases import TaskRecord
from app.services.sweep import sweep
from app.services.sweep.lateness import flag_late
from app.services.sweep.swept import Round
from app.services.tools import EXTENSION
from app.services.transactions import transaction
from benchmarks.many_tasks import NOW, fill, settle
from config import Environment, Settings
from tests import postgres, scratch
from tests.databases import Databases, PostgresDatabases, SqliteDatabases

NAME = "benchmark"


def main() -> None:
    """Measure on each kind of database that was asked for."""
    asked = _asked()
    with _folder() as folder:
        for kind in asked.on:
            databases: Databases = SqliteDatabases(folder) if kind == "sqlite" else PostgresDatabases()
            databases.create(NAME)
            with _office(databases.url(NAME), folder).app_context():
                _measure(kind, asked.tasks, asked.late, asked.times)
                db.session.remove()
                db.engine.dispose()


def _asked() -> argparse.Namespace:
    asking = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asking.add_argument("--tasks", type=int, default=1_000_000, help="open and closed tasks in all")
    asking.add_argument("--late", type=float, default=1.0, help="percent of them newly late")
    asking.add_argument("--times", type=int, default=5, help="how often each is measured")
    asking.add_argument("--on", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"])
    return asking.parse_args()


@contextmanager
def _folder() -> Iterator[Path]:
    """Give a folder on disk; the tests' own lies in memory, where a million tasks need not fit."""
    folder = Path(tempfile.gettempdir()) / f"satupintu-benchmark-{os.getpid()}"
    folder.mkdir()
    folder.chmod(0o755)
    os.environ[scratch.RUN] = str(folder)
    try:
        yield folder
    finally:
        postgres.stop_server()
        shutil.rmtree(folder, ignore_errors=True)


def _office(url: str, folder: Path):  # noqa: ANN202 -- a Flask application
    from flask_migrate import upgrade

    app = create_app(
        Settings(
            environment=Environment.TEST,
            database_url=url,
            secret_key="a key for measuring, kept by nobody",  # noqa: S106
            base_url="http://localhost",
            files_url=f"file:{folder / 'files'}",
            signing_key_folder=folder / "signing",
        )
    )
    with app.app_context():
        upgrade()
    return app


def _measure(kind: str, tasks: int, percent: float, times: int) -> None:
    late = int(tasks * percent / 100)
    fill(db.session(), tasks, late)
    print(f"\n{kind}: {tasks:,} tasks, {late:,} newly late")
    took: dict[str, list[float]] = {"bare UPDATE": [], "sweep's late threshold": []}
    for _ in range(times):
        for name, work in (("bare UPDATE", _bare), ("sweep's late threshold", _threshold)):
            settle(db.session(), late)
            took[name].append(_timed(work, late))
    idle = [_timed(_idle, 0) for _ in range(times)]
    nothing = [_timed(_threshold, 0) for _ in range(times)]
    bare = median(took["bare UPDATE"])
    for name, seconds in took.items():
        print(f"  {name:<26}{median(seconds) * 1000:9.1f} ms   {median(seconds) / bare:5.2f} ×")
    print(f"  {'threshold, nothing late':<26}{median(nothing) * 1000:9.1f} ms")
    print(f"  {'whole run, nothing to do':<26}{median(idle) * 1000:9.1f} ms")


def _timed(work: Callable[[], int], expected: int) -> float:
    began = perf_counter()
    done = work()
    took = perf_counter() - began
    assert done == expected, f"{done} instead of {expected}"
    return took


def _bare() -> int:
    flag = update(TaskRecord).where(
        TaskRecord.closed_at.is_(None),
        TaskRecord.late_flagged_at.is_(None),
        TaskRecord.due_at.is_not(None),
        TaskRecord.due_at < NOW,
    )
    with transaction(db.session) as writing:
        done = writing.execute(flag.values(late_flagged_at=NOW).execution_options(synchronize_session=False))
        return int(done.rowcount)


def _threshold() -> int:
    return flag_late(Round(db.session(), _tools(), NOW, until=float("inf")))


def _idle() -> int:
    swept = sweep(db.session, _tools(), NOW)
    assert swept.faults == (), swept.faults
    return swept.flagged


def _tools():  # noqa: ANN202
    from flask import current_app

    return current_app.extensions[EXTENSION]


if __name__ == "__main__":
    main()
