"""The supervisor's pages ask the database as often for thirty files as for one, and read no more than a page of them."""

from __future__ import annotations

from sqlalchemy import insert

from app.extensions import db
from app.records.cases import TaskRecord
from app.services.oversight.rescue import MOST_BY_DUE, list_rescues
from tests.integration.screens_staff.desks import BUDI, RATNA, SITI

PATHS = (
    "/rescue/",
    "/breaches/",
    "/breaches/?state=all&cause=workload",
    "/breaches/?about=deemed",
    "/workload/",
    "/workload/officers/{budi}",
    "/workload/untaken?position=back_office",
)


def fill(office, count: int) -> None:
    """Put files on the desks that are late, taken, in danger and not taken."""
    for number in range(count):
        office.take(office.file(name=f"CV Terlambat {number}"), BUDI)
    office.wait(hours=1)
    office.sweep()
    for number in range(count):
        office.take(office.file(name=f"CV Diambil {number}"), (BUDI, RATNA)[number % 2])
        office.file(name=f"CV Menunggu {number}")
    office.count_loads()


def asked(office) -> dict[str, int]:
    """Count the statements behind each page, once it has been opened before."""
    counted = {}
    for path in PATHS:
        address = path.format(budi=office.officer_id(BUDI))
        office.read(SITI, address)
        with office.counting() as statements:
            office.read(SITI, address)
        counted[path] = len(statements)
    return counted


def test_a_page_asks_as_often_for_many_files_as_for_one(office):
    fill(office, 1)
    for_one = asked(office)
    fill(office, 4)

    assert asked(office) == for_one


def test_the_rescue_list_weighs_the_most_urgent_tasks_and_says_that_there_are_more(office):
    open_task = office.task(office.file())
    with office.app.app_context():
        more = [{**plain(open_task), "serial": 100 + number} for number in range(MOST_BY_DUE)]
        db.session.execute(insert(TaskRecord), more)
        db.session.commit()

        found = list_rescues(db.session(), office.actor(SITI), office.now)

    assert found.total == MOST_BY_DUE
    assert found.is_cut
    assert len(found.rows) == 25
    assert office.read(SITI, "/rescue/").says("Hanya yang paling mendesak yang ditimbang")


def plain(task: TaskRecord) -> dict[str, object]:
    return {
        column.key: getattr(task, column.key) for column in TaskRecord.__table__.columns if column.key != "id"
    }
