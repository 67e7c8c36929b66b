"""The supervisor's lists are ranges of indexes, however many files the office has seen."""

from __future__ import annotations

import pytest

from app.domain.case.access import Post
from app.extensions import db
from app.services.keyset import Bounds, Place
from app.services.oversight.breach_filters import BreachFilter, BreachState
from app.services.oversight.breaches import count_new, list_breaches
from app.services.oversight.load_tasks import list_tasks_of_officer, list_untaken_tasks
from app.services.oversight.rescue import list_rescues
from tests.integration.records.plans import plans_of, scans, sorts
from tests.small_office import AT, furnish

LONG_AGO = Bounds(after=Place(AT, 1))


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        office = furnish(bare_app)
        for _ in range(3):
            office.file()
        office.waiting_for_answer()
        yield office


def scanned(plans: list[str]) -> list[str]:
    return [table for plan in plans for table in scans(plan)]


def test_the_rescue_list_walks_the_next_due_tasks_and_the_next_due_promises(office):
    plans = plans_of(db.session(), lambda: list_rescues(db.session(), office.budi, AT))

    assert "ix_tasks_agency_due" in plans[0]
    assert "ix_cases_promise" in plans[1]
    assert not any(sorts(plan) for plan in plans[:2])
    assert scanned(plans) == []


@pytest.mark.parametrize(
    ("chosen", "index"),
    [
        (BreachFilter(), "ix_breaches_open"),
        (BreachFilter(state=BreachState.ALL), "ix_breaches_all"),
        (BreachFilter(state=BreachState.ALL, is_deemed=True), "ix_breaches_deemed"),
    ],
)
@pytest.mark.parametrize("bounds", [Bounds(), LONG_AGO])
def test_breaches_walk_their_index_and_sort_nothing(office, chosen, index, bounds):
    plans = plans_of(db.session(), lambda: list_breaches(db.session(), office.budi, chosen, bounds, AT))

    assert index in plans[0]
    assert not sorts(plans[0])
    assert scanned(plans) == []


def test_the_number_in_the_menu_walks_only_what_nobody_has_acknowledged(office):
    (plan,) = plans_of(db.session(), lambda: count_new(db.session(), office.budi))

    assert "ix_breaches_new" in plan
    assert scans(plan) == []


def test_an_officers_tasks_walk_his_own_index(office):
    plans = plans_of(
        db.session(), lambda: list_tasks_of_officer(db.session(), office.budi, office.budi.id, LONG_AGO, AT)
    )

    assert "ix_tasks_assignee" in plans[0]
    assert not sorts(plans[0])
    assert scanned(plans) == []


def test_what_nobody_has_taken_walks_the_index_of_its_post(office):
    post = Post("back_office")

    plans = plans_of(db.session(), lambda: list_untaken_tasks(db.session(), office.budi, post, LONG_AGO, AT))

    assert "ix_tasks_inbox" in plans[0] or "ix_tasks_assignee" in plans[0]
    assert not sorts(plans[0])
    assert scanned(plans) == []
