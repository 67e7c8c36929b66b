"""A figure that is not what was counted is told by name, and put right by a recount."""

import pytest
from sqlalchemy import select, text, update

from app.cli import office
from app.extensions import db
from app.records.cases import TaskRecord
from app.services.rollups import differences, fold, recount
from tests.integration.rollups.figures import stored_figures

TAMPERED = {
    ("step_rollups", "done"),
    ("step_rollups", "used_seconds"),
    ("officer_rollups", "on_time"),
    ("case_rollups", "filed"),
    ("reason_rollups", "number"),
}


@pytest.fixture
def history(house, begin):
    history = begin(7, 40)
    house.fast_forward("all of it counted", lambda: fold(db.session, history.now))
    return history


def give(history, *command):
    return history.offices[0].app.test_cli_runner().invoke(office, command)


def tamper(statement):
    db.session.execute(text(statement))
    db.session.commit()


def test_each_tampered_figure_is_told(history):
    for table, column in TAMPERED:
        last = f"(SELECT max(id) FROM {table})"  # noqa: S608 -- our own words
        tamper(f"UPDATE {table} SET {column} = {column} + 7 WHERE id = {last}")  # noqa: S608

    found = differences(db.session)

    assert {(one.table, one.column, one.stored - one.counted) for one in found} == {
        (*one, 7) for one in TAMPERED
    }
    assert {one.cell["agency"] for one in found} <= {"rohil", "manokwari"}


def test_a_lost_cell_is_told_with_all_that_it_held(history):
    tamper("DELETE FROM case_rollups WHERE id = (SELECT max(id) FROM case_rollups)")

    found = differences(db.session)

    assert {one.table for one in found} == {"case_rollups"}
    assert all(one.stored == 0 and one.counted > 0 for one in found)


def test_a_changed_histogram_is_told(history):
    tamper("""UPDATE step_rollups SET times = '{"3": 2}' WHERE id = (SELECT max(id) FROM step_rollups)""")

    [found] = differences(db.session)

    assert (found.column, found.stored) == ("times", {"3": 2})


def test_a_task_marked_as_counted_that_never_was_is_told(history):
    history.go_on(20)
    closed = (
        TaskRecord.closed_at.is_not(None),
        TaskRecord.is_counted.is_(False),
        TaskRecord.outcome.is_not(None),
    )
    skipped = db.session.scalars(select(TaskRecord.id).where(*closed)).first()
    db.session.execute(update(TaskRecord).where(TaskRecord.id == skipped).values(is_counted=True))
    db.session.commit()

    found = differences(db.session)

    [done] = [one for one in found if (one.table, one.column) == ("step_rollups", "done")]
    assert done.counted == done.stored + 1


def test_what_waits_to_be_counted_is_no_difference(history):
    history.go_on(20)

    assert differences(db.session) == ()


def test_a_recount_of_one_agency_leaves_the_others_figures_alone(history):
    rohil, manokwari = (one.budi.agency_id for one in history.offices)
    tamper("UPDATE case_rollups SET filed = filed + 1")

    recount(db.session, rohil)

    assert {one.cell["agency"] for one in differences(db.session)} == {"manokwari"}
    recount(db.session, manokwari)
    assert differences(db.session) == ()


def test_a_recount_takes_in_what_was_not_counted_yet(history):
    history.go_on(20)

    recount(db.session)

    counted = stored_figures()
    assert fold(db.session, history.now) == 0
    assert stored_figures() == counted


def test_the_figures_of_an_office_without_files_are_none(begin):
    begin(0)

    assert recount(db.session) == 0
    assert differences(db.session) == ()


def test_the_operator_is_told_each_difference_and_puts_it_right(history):
    assert give(history, "recount", "--check").output == "Semua angka sama dengan hitungan ulang.\n"
    tamper("UPDATE case_rollups SET filed = filed + 1 WHERE id = (SELECT max(id) FROM case_rollups)")

    checked = give(history, "recount", "--check")

    assert checked.exit_code == 1
    assert "Rekap berkas (instansi " in checked.output
    assert "berkas masuk tersimpan" in checked.output
    assert "1 angka berbeda" in checked.output
    assert "Angka telah dihitung ulang" in give(history, "recount").output
    assert give(history, "recount", "--check").exit_code == 0
