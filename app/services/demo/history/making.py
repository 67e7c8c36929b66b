"""Making a history: one transaction in which all of it comes on file, or none; then the figures are counted anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, scoped_session

from app.records.permits import NumberCounterRecord
from app.records.staff import LeaveRecord
from app.services.casework.numbers import REGISTER_SERIES
from app.services.demo.history import bulk
from app.services.demo.history.arrivals import plan_arrivals
from app.services.demo.history.crew import Last, play
from app.services.demo.history.lanes import Lane, lanes_of
from app.services.demo.history.staff import Wish
from app.services.demo.history.stage import Stage
from app.services.demo.history.staging import read_stage, refuse_repetition
from app.services.demo.history.works import chance_of
from app.services.transactions import transaction


@dataclass(frozen=True)
class Made:
    """What a history brought."""

    cases: int


def make_history(
    session: Session | scoped_session[Session],
    wish: Wish,
    cases: int,
    progress: Callable[[int], object] = lambda _cases: None,
) -> Made:
    """Make a history of so many cases; `progress` hears of each batch how many cases it held.

    The same wish gives the same history. Raises `HistoryRefused`, with nothing changed, where it stands already or
    nobody holds the posts. Nobody else can write cases meanwhile.
    """
    from app.services.rollups import recount

    real = session() if isinstance(session, scoped_session) else session
    with transaction(real) as writing:
        refuse_repetition(writing, wish.seed)
        _store_all(writing, read_stage(writing, wish, cases), cases, progress)
    recount(real, None)
    return Made(cases)


def _store_all(session: Session, stage: Stage, cases: int, progress: Callable[[int], object]) -> None:
    connection = session.connection()
    bulk.prepare(connection)
    lanes = _lanes(session, stage, cases)
    for done in play(lanes, cases):
        if isinstance(done, Last):
            _count_on(session, done.numbers)
            continue
        bulk.store(connection, done.rows)
        progress(done.cases)
    _give_leave(session, stage)
    bulk.finish(connection)


def _lanes(session: Session, stage: Stage, cases: int) -> list[Lane]:
    registers = {
        (agency_id, year): last
        for (agency_id, series, year), last in stage.numbers.items()
        if series == REGISTER_SERIES
    }
    arrivals = plan_arrivals(chance_of(stage.seed, "arrivals"), stage.plays, cases, registers)
    _count_on(
        session, {(agency_id, REGISTER_SERIES, year): last for (agency_id, year), last in registers.items()}
    )
    return lanes_of(stage, arrivals)


def _count_on(session: Session, numbers: dict[tuple[int, str, int], int]) -> None:
    """Bring the counters to the last number given, so that the next real case goes on from there."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    for (agency_id, series, year), last in sorted(numbers.items()):
        new = dialect.insert(NumberCounterRecord).values(
            agency_id=agency_id, series=series, year=year, last=last
        )
        session.execute(
            new.on_conflict_do_update(index_elements=["agency_id", "series", "year"], set_={"last": last})
        )


def _give_leave(session: Session, stage: Stage) -> None:
    """File the days on which officers were away, from which the history's delays come."""
    rows = [
        {
            "agency_id": agency.id,
            "officer_id": leave.officer_id,
            "kind": leave.kind,
            "from_on": leave.from_on,
            "until_on": leave.until_on,
            "note": "Peragaan",
        }
        for agency in {play.agency.id: play.agency for play in stage.plays}.values()
        for leaves in agency.leaves.values()
        for leave in leaves
    ]
    if rows:
        session.execute(insert(LeaveRecord), rows)
