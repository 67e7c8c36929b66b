"""What officers open all day is a range of an index, however many files the office has seen."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.domain.case.access import Permission
from app.extensions import db
from app.records.cases import CaseRecord
from app.services.casefile.timeline import list_timeline
from app.services.inbox import InboxFilter, list_inbox
from app.services.keyset import Bounds
from app.services.register import RegisterFilter, list_register
from app.services.sweep import sweep
from tests.integration.records.plans import EVERYTHING, plans_of, scans, sorts
from tests.small_office import AT, MUCH_LATER, furnish

SWEPT = (
    "ix_tasks_due",
    "ix_tasks_soon",
    "ix_tasks_time_out",
    "ix_tasks_system",
    "ix_tasks_uncounted",
    "ix_cases_deemed",
    "ix_breaches_escalation",
)


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        office = furnish(bare_app)
        for _ in range(3):
            office.file()
        office.waiting_for_answer()
        yield office


def test_the_inbox_walks_the_inbox_index_of_each_post(office):
    plans = plans_of(db.session(), lambda: list_inbox(db.session, office.budi, InboxFilter(), Bounds(), AT))

    assert "ix_tasks_inbox" in "\n".join(plans)
    assert [scans(plan) for plan in plans if scans(plan)] == []


def test_the_next_page_of_the_inbox_walks_on_in_the_same_index(office):
    first = list_inbox(db.session, office.budi, InboxFilter(), Bounds(), AT, limit=1)

    plans = plans_of(
        db.session(),
        lambda: list_inbox(db.session, office.budi, InboxFilter(), Bounds(after=first.rows[-1].place), AT),
    )

    assert "ix_tasks_inbox" in "\n".join(plans)
    assert [scans(plan) for plan in plans if scans(plan)] == []


@pytest.mark.parametrize(
    ("chosen", "index"),
    [
        (RegisterFilter(), "ix_cases_register"),
        (RegisterFilter(permit_type_id=1), "ix_cases_register_type"),
        (RegisterFilter(status="running"), "ix_cases_register_status"),
    ],
)
def test_the_register_walks_its_index_and_sorts_nothing(office, chosen, index):
    assert Permission.CASE_VIEW_ALL in office.budi.officer.permissions

    plans = plans_of(db.session(), lambda: list_register(db.session, office.budi, chosen, Bounds(), AT))

    assert index in plans[0]
    assert not sorts(plans[0])
    assert [scans(plan) for plan in plans if scans(plan)] == []


def test_the_timeline_walks_the_events_of_its_case_alone(office):
    done = office.file()

    plans = plans_of(db.session(), lambda: list_timeline(db.session, done.case_id))

    assert any("uq_events_case_id_sequence" in plan or "sqlite_autoindex_events" in plan for plan in plans)
    assert not any(scans(plan) or sorts(plan) for plan in plans)


def test_the_sweep_walks_only_what_is_due(office):
    swept = []

    plans = plans_of(
        db.session(), lambda: swept.append(sweep(db.session, office.tools, MUCH_LATER)), EVERYTHING
    )

    walked = "\n".join(plans)
    assert swept[0].faults == ()
    assert [index for index in SWEPT if index not in walked] == []
    assert [scans(plan) for plan in plans if scans(plan)] == []


def test_a_list_in_an_order_that_no_index_has_would_be_noticed(office):
    by_name = select(CaseRecord.id).where(CaseRecord.form.is_not(None)).order_by(CaseRecord.applicant_name)

    [plan] = plans_of(db.session(), lambda: db.session.scalars(by_name).all())

    assert scans(plan) == ["cases"]
    assert sorts(plan)
