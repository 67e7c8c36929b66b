"""Figures folded from closings are those of a fresh count, however, whenever and by whomever they were folded."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, select

from app.extensions import db
from app.records.cases import CaseRecord, TaskRecord
from app.records.papers import CorrectionRecord
from app.services.rollups import differences, fold, recount
from tests.integration.records.plans import plans_of, scans
from tests.integration.rollups.figures import DECEMBER, NOVEMBER, step_figures, stored_figures
from tests.starting import at_once

MUCH_LATER = datetime(2027, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize("seed", [3, 7, 10])
def test_folded_figures_are_those_of_a_recount_on_a_random_history(begin, seed):
    history = begin(seed)
    for _ in range(6):
        history.go_on(20)
        fold(db.session, history.now, batch=history.chance.randint(1, 12))

    fold(db.session, history.now)
    folded = stored_figures()
    found = differences(db.session)
    recount(db.session)

    assert all(folded.values())
    assert found == ()
    assert stored_figures() == folded


def test_the_history_holds_what_an_office_meets(begin):
    begin(7, 100)

    statuses = set(db.session.scalars(select(CaseRecord.status)))
    routes = set(db.session.scalars(select(TaskRecord.route)))
    dropped = select(TaskRecord.id).where(TaskRecord.closed_at.is_not(None), TaskRecord.outcome.is_(None))

    assert statuses == {"running", "completed", "rejected", "withdrawn", "cancelled"}
    assert routes >= {"forward", "return", "reject"}
    assert set(db.session.scalars(select(CorrectionRecord.state))) >= {"open", "answered"}
    assert db.session.scalars(dropped).first() is not None


def test_the_batch_makes_no_difference(begin):
    history = begin(3, 60)
    fold(db.session, history.now, batch=1)
    one_by_one = stored_figures()

    forget_figures()
    fold(db.session, history.now, batch=2000)

    assert stored_figures() == one_by_one


def forget_figures():
    """As if nothing had ever been counted."""
    for table in ("step_rollups", "officer_rollups", "reason_rollups", "case_rollups"):
        db.session.execute(db.metadata.tables[table].delete())
    db.session.execute(db.metadata.tables["tasks"].update().values(is_counted=False))
    db.session.execute(db.metadata.tables["corrections"].update().values(is_counted=False))
    both = {"is_filing_counted": False, "is_ending_counted": False}
    db.session.execute(db.metadata.tables["cases"].update().values(both))
    db.session.commit()


def test_two_who_fold_at_once_count_everything_once(begin):
    history = begin(3, 60)

    counted = at_once(history.offices[0].app, [lambda: fold(db.session, history.now, batch=3)] * 2)

    assert sum(counted) > 0
    assert fold(db.session, history.now) == 0
    assert differences(db.session) == ()


@pytest.mark.parametrize("survived", [1, 7, 20, 33])
def test_a_fold_that_dies_on_the_way_leaves_what_the_next_one_needs(begin, survived):
    history = begin(3, 60)

    with pytest.raises(Died), dying_after(survived):
        fold(db.session, history.now, batch=10)

    assert differences(db.session) == ()
    fold(db.session, history.now)
    assert uncounted() == 0
    assert differences(db.session) == ()


class Died(Exception):
    """The process is gone."""


class dying_after:  # noqa: N801 -- reads as a word
    """Die at a statement that changes something, after so many others were sent."""

    def __init__(self, statements):
        self.left = statements

    def __enter__(self):
        event.listen(db.engine, "before_cursor_execute", self.count)

    def __exit__(self, *_):
        event.remove(db.engine, "before_cursor_execute", self.count)
        db.session.rollback()

    def count(self, _connection, _cursor, statement, *_):
        self.left -= 1
        if self.left < 0 and statement.startswith(("UPDATE", "INSERT")):
            raise Died


def uncounted():
    closed = select(TaskRecord.id).where(TaskRecord.closed_at.is_not(None), TaskRecord.is_counted.is_(False))
    return len(db.session.scalars(closed).all())


def test_what_was_folded_is_not_folded_again(begin):
    history = begin(3, 60)
    fold(db.session, history.now)
    before = stored_figures()

    assert fold(db.session, MUCH_LATER) == 0
    assert stored_figures() == before


def test_a_file_counts_in_the_month_of_the_agencys_own_day(begin):
    history = begin(0)
    rohil, manokwari = history.offices
    # 22:30 in Rokan Hilir, half past midnight of December in Manokwari.
    history.now = datetime(2026, 11, 30, 15, 30, tzinfo=UTC)
    for office in (rohil, manokwari):
        history.file(office)

    fold(db.session, history.now + timedelta(minutes=1))

    assert step_figures(rohil.budi.agency_id, NOVEMBER, "submit")["done"] == 1
    assert step_figures(rohil.budi.agency_id, DECEMBER, "submit")["done"] == 0
    assert step_figures(manokwari.budi.agency_id, DECEMBER, "submit")["done"] == 1
    assert differences(db.session) == ()


def test_the_fold_reads_only_what_is_not_counted_yet(begin):
    history = begin(3, 60)

    plans = plans_of(db.session(), lambda: fold(db.session, history.now))

    told = "\n".join(plans)
    for index in ("ix_tasks_uncounted", "ix_cases_filing_uncounted", "ix_cases_ending_uncounted"):
        assert index in told
    assert [scans(plan) for plan in plans if scans(plan)] == []


def test_a_fold_without_time_left_leaves_the_rest_to_the_next(begin):
    history = begin(3, 60)
    left = iter([True, True])

    counted = fold(db.session, history.now, batch=2, has_time=lambda: next(left, False))

    assert counted == 4
    fold(db.session, history.now)
    assert uncounted() == 0
    assert differences(db.session) == ()
