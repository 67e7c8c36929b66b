"""The dashboard reads as much at many files as at few: cells, never cases; the lists behind it walk an index."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import delete

from app.extensions import db
from app.records import rollups
from app.services.keyset import Bounds
from app.services.oversight.done_work import DoneFilter, list_done
from app.services.register import Kept, OpenStand, OpenWork, RegisterFilter, list_register
from tests.boards import fill_board
from tests.integration.records.plans import plans_of, scans, sorts, statements_of
from tests.integration.screens_dashboard.boards_read import DASHBOARD, board_of, overrun
from tests.integration.screens_staff.desks import SITI

TABLES = ("Step", "Case", "Officer", "Reason", "Open")
PERIOD = {"from_on": date(2026, 10, 1), "until_on": date(2026, 12, 31)}


def reads_of(session) -> list[tuple[str, int]]:
    """Read a dashboard, and give each statement with the number of rows that came of it."""
    with statements_of(session) as sent:
        board_of("rohil")
    session.rollback()
    connection = session.connection()
    found = []
    for statement, parameters in sent:
        if statement.lstrip().startswith("SELECT"):
            rows = connection.exec_driver_sql(statement, parameters).all()
            found.append((statement, len(rows)))
    return found


def rows_read(session) -> int:
    """Count the rows that PostgreSQL takes in hand for a dashboard, those that it throws away included."""
    with statements_of(session) as sent:
        board_of("rohil")
    session.rollback()
    connection, total = session.connection(), 0
    for statement, parameters in sent:
        if not statement.lstrip().startswith("SELECT"):
            continue
        told = connection.exec_driver_sql(
            f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters
        ).scalar_one()
        plan = told if isinstance(told, list) else json.loads(told)
        total += sum(_taken(node) for node in _nodes(plan[0]["Plan"]) if "Relation Name" in node)
    return total


def _nodes(node):
    yield node
    for part in node.get("Plans", ()):
        yield from _nodes(part)


def _taken(node) -> float:
    return (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]


def grow(office, times: int) -> None:
    """Let the office have had so many times the files, in the same months; and more of them on file."""
    for name in TABLES:
        db.session.execute(delete(getattr(rollups, f"{name}RollupRecord")))
    db.session.execute(delete(rollups.ForecastRecord))
    fill_board("rohil", times=times)
    for number in range(8):
        office.file(name=f"CV Tambahan {number}")


def test_many_files_take_no_more_statements_and_no_more_rows(office):
    with office.app.app_context():
        board_of("rohil")
        few = reads_of(db.session())
        grow(office, 1000)

        many = reads_of(db.session())

    assert many == few


def test_many_files_take_no_more_rows_in_hand(office):
    with office.app.app_context():
        if db.engine.dialect.name != "postgresql":
            pytest.skip("only PostgreSQL tells how many rows a plan took in hand")
        board_of("rohil")
        few = rows_read(db.session())
        grow(office, 1000)

        assert rows_read(db.session()) == few > 0


def test_a_dashboard_reads_no_case_task_or_event_from_end_to_end(office):
    office.file_at_technical_team()

    with office.app.app_context():
        plans = plans_of(db.session(), lambda: board_of("rohil"))

    assert [scans(plan) for plan in plans if scans(plan)] == []


def test_cells_are_found_by_their_index(office):
    with office.app.app_context():
        with statements_of(db.session()) as sent:
            board_of("rohil")
        if db.engine.dialect.name != "sqlite":
            pytest.skip("PostgreSQL reads small tables whole")
        plans = [
            row[-1]
            for statement, parameters in sent
            if "_rollups" in statement
            for row in db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN")] == []


def test_a_page_asks_no_more_often_for_more(office):
    office.read(SITI, DASHBOARD)
    with office.counting() as for_few:
        office.read(SITI, DASHBOARD)
    with office.app.app_context():
        grow(office, 1000)

    with office.counting() as for_many:
        office.read(SITI, DASHBOARD)

    assert len(for_many) == len(for_few)


def test_five_breaches_ask_no_more_often_than_one(office):
    overrun(office, office.file_at_technical_team(), days=2)
    office.read(SITI, DASHBOARD)
    with office.counting() as for_one:
        office.read(SITI, DASHBOARD)
    for days in range(3, 7):
        overrun(office, office.file_at_technical_team(), days=days)

    with office.counting() as for_five:
        page = office.read(SITI, DASHBOARD)

    assert len(page.tree.xpath("//form[@action='/levers/remind']")) == 5
    assert len(for_five) == len(for_one)


@pytest.mark.parametrize(
    ("chosen", "index"),
    [
        (RegisterFilter(ended_from_on=date(2026, 10, 1)), "ix_cases_ended"),
        # Of two that fit PostgreSQL takes either where there is next to nothing to read.
        (RegisterFilter(ended_from_on=date(2026, 10, 1), kept=Kept.NO), ("ix_cases_kept", "ix_cases_ended")),
        (RegisterFilter(status="running", open_work=OpenWork(OpenStand.LATE)), "ix_cases_register_status"),
        (RegisterFilter(status="running", open_work=OpenWork(age=2)), "ix_cases_register_status"),
        (RegisterFilter(status="running", open_work=OpenWork(officer_id=3)), "ix_cases_register_status"),
        (
            RegisterFilter(status="running", open_work=OpenWork(OpenStand.PREDICTED)),
            "ix_cases_register_status",
        ),
    ],
)
def test_the_files_behind_a_figure_walk_an_index_and_sort_nothing(office, chosen, index):
    office.file_at_technical_team()

    with office.app.app_context():
        siti = office.actor(SITI)
        plans = plans_of(db.session(), lambda: list_register(db.session, siti, chosen, Bounds(), office.now))

    fitting = (index,) if isinstance(index, str) else index
    assert any(name in plans[0] for name in fitting)
    assert not sorts(plans[0])
    assert [scans(plan) for plan in plans if scans(plan)] == []


@pytest.mark.parametrize(
    "chosen",
    [
        DoneFilter(**PERIOD),
        DoneFilter(**PERIOD, step_key="check"),
        DoneFilter(**PERIOD, step_key="check", permit_type_ids=(2, 3)),
        DoneFilter(**PERIOD, officer_id=3),
        DoneFilter(**PERIOD, route="return", reason="mismatch"),
        DoneFilter(**PERIOD, kept=Kept.NO),
    ],
)
def test_the_work_behind_a_figure_walks_an_index_and_sorts_nothing(office, chosen):
    office.file_at_technical_team()

    with office.app.app_context():
        siti = office.actor(SITI)
        plans = plans_of(db.session(), lambda: list_done(db.session(), siti, chosen, Bounds()))

    assert "ix_tasks_done" in plans[0]
    assert not sorts(plans[0])
    assert [scans(plan) for plan in plans if scans(plan)] == []


def test_corrections_walk_an_index_of_their_own(office):
    with office.app.app_context():
        siti = office.actor(SITI)
        asked = DoneFilter(**PERIOD, route="correct")
        plans = plans_of(db.session(), lambda: list_done(db.session(), siti, asked, Bounds()))

    assert "ix_corrections_asked" in "\n".join(plans)
