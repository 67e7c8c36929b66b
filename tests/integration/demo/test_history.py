"""A long invented history: the same for the same seed, and in every row what the office itself would have filed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from sqlalchemy import func, select

from app.domain.case.cases import Case
from app.domain.case.event_bodies import from_body
from app.domain.case.folding import Happened, fold
from app.extensions import db
from app.records.cases import CaseRecord, EventRecord, TaskRecord
from app.records.oversight import BreachRecord, NoticeRecord
from app.records.papers import CorrectionRecord
from app.records.permits import GivenNumberRecord, NumberCounterRecord
from app.services.calendars import get_calendar
from app.services.casework.loading import load_case
from app.services.demo.history import HistoryRefused, Wish, make_history
from app.services.demo.history.arrivals import plan_arrivals
from app.services.demo.history.crew import play
from app.services.demo.history.lanes import lanes_of
from app.services.demo.history.staging import read_stage
from app.services.demo.history.works import chance_of
from app.services.ledger import verify
from app.services.rollups import differences
from app.services.sweep import sweep
from app.services.tools import EXTENSION

CASES = 70
WISH = Wish(seed=7, months=6, until_on=date(2026, 11, 20))
FROM_THE_COUNTER = ("applicant.", "form.", "permit_type.")


@pytest.fixture
def staffed(house):
    app = house.move_into("staffed")
    with app.app_context():
        yield app


@pytest.fixture
def history(house, staffed):
    house.fast_forward("a long history", lambda: make_history(db.session, WISH, CASES))
    return staffed


def hashes():
    found = select(EventRecord.hash).order_by(EventRecord.case_id, EventRecord.sequence)
    return db.session.scalars(found).all()


def cases():
    return db.session.scalars(select(CaseRecord).order_by(CaseRecord.id)).all()


def last_given():
    rows = db.session.scalars(select(NumberCounterRecord))
    return {(row.agency_id, row.series, row.year): row.last for row in rows}


def test_the_same_seed_makes_the_same_history_and_another_seed_another(house):
    told = []
    for seed in (7, 7, 8):
        app = house.move_into("staffed")
        with app.app_context():
            make_history(db.session, Wish(seed, WISH.months, WISH.until_on), CASES)
            told.append(hashes())

    first, again, other = told

    assert len(first) > CASES * 10
    assert first == again
    assert not set(first) & set(other)


def test_a_history_that_stands_already_is_refused_and_doubles_nothing(history):
    before = hashes()

    with pytest.raises(HistoryRefused, match="sudah ada"):
        make_history(db.session, WISH, CASES)

    assert hashes() == before


def test_another_seed_goes_on_with_the_numbers(history):
    given = last_given()

    make_history(db.session, Wish(8, WISH.months, WISH.until_on), CASES)

    assert all(last >= given[key] for key, last in last_given().items() if key in given)
    assert db.session.scalar(select(func.count()).select_from(CaseRecord)) == 2 * CASES


def test_the_ledger_is_whole(history):
    assert verify(db.session) == ()


def test_every_case_is_what_its_events_say(history):
    for case_id in db.session.scalars(select(CaseRecord.id)).all():
        on_file = load_case(db.session, case_id, agency_id=None)
        events = select(EventRecord).where(EventRecord.case_id == case_id).order_by(EventRecord.sequence)
        happened = [
            Happened(from_body(one.kind, one.body), one.at, one.by) for one in db.session.scalars(events)
        ]

        told = fold(as_it_was_filed(on_file.case), happened)

        # Nobody waits for the silence of a case that has ended, so its row no longer says when it was due.
        assert (told if told.ended is None else replace(told, deemed_due_at=None)) == on_file.case


def as_it_was_filed(case):
    known = {key: value for key, value in case.facts.items() if key.startswith(FROM_THE_COUNTER)}
    return Case(
        id=case.id,
        agency=case.agency,
        office=case.office,
        procedure=case.procedure,
        facts=MappingProxyType(known),
        permit_type=case.permit_type,
        rules=case.rules,
        deemed_allowed=case.deemed_allowed,
        deemed_issues=case.deemed_issues,
    )


def test_register_numbers_have_no_gaps_and_no_doubles(history):
    by_year: dict[tuple[int, str], list[int]] = {}
    for row in cases():
        year, _month, sequence = row.number.split("/")
        by_year.setdefault((row.agency_id, year), []).append(int(sequence))

    for (agency_id, year), sequences in by_year.items():
        assert sequences == list(range(1, len(sequences) + 1))
        assert last_given()[agency_id, "register", int(year)] == len(sequences)


def test_permit_numbers_are_given_in_the_order_of_time(history):
    found = select(GivenNumberRecord).order_by(GivenNumberRecord.given_at, GivenNumberRecord.id)
    by_series: dict[tuple[int, str, int], list[int]] = {}
    for row in db.session.scalars(found):
        by_series.setdefault((row.agency_id, row.series, row.year), []).append(row.sequence)

    assert by_series
    for key, sequences in by_series.items():
        assert sequences == list(range(1, len(sequences) + 1))
        assert last_given()[key] == len(sequences)


def test_applications_come_over_the_counter_in_office_hours_only(history):
    for row in cases():
        assert get_calendar(db.session, row.agency_id).is_open_at(row.filed_at)
        assert row.filed_at.date() < WISH.until_on


def test_in_quiet_days_nobody_applies_and_what_is_under_way_comes_to_its_end(staffed):
    quiet_from = date(2026, 9, 25)

    make_history(db.session, replace(WISH, filed_until_on=quiet_from), CASES)

    assert max(row.filed_at.date() for row in cases()) < quiet_from
    assert max(row.ended_at.date() for row in cases() if row.ended_at) >= quiet_from
    assert sum(row.status == "running" for row in cases()) < 3


def test_files_end_in_every_way_and_some_are_late_or_sent_back(history):
    late = select(func.count()).where(TaskRecord.due_at < TaskRecord.closed_at)
    answered = select(func.count()).where(CorrectionRecord.state == "answered")
    returned = select(func.count()).where(TaskRecord.route.in_(("return", "reject")))

    assert {row.status for row in cases()} > {"completed", "running"}
    assert db.session.scalar(late) > 0
    assert db.session.scalar(answered) > 0
    assert db.session.scalar(returned) > 0


def test_figures_are_those_of_a_recount(history):
    assert differences(db.session) == ()


def test_processes_beside_one_another_make_the_same_rows_as_one(staffed):
    stage = read_stage(db.session(), WISH, CASES)
    lanes = lanes_of(stage, plan_arrivals(chance_of(WISH.seed, "arrivals"), stage.plays, CASES, {}))

    by_one, by_two = list(play(lanes, CASES)), list(play(lanes, CASES, worth=1))

    assert len(lanes) == 2
    assert sorted(map(repr, by_one)) == sorted(map(repr, by_two))


def test_a_sweep_at_its_end_finds_everything_flagged(history):
    late = db.session.scalar(select(func.count()).select_from(BreachRecord))
    tools, now = history.extensions[EXTENSION], get_calendar(db.session, 1).start_of(WISH.until_on)

    swept = sweep(db.session, tools, now)

    assert (swept.soon, swept.flagged, swept.deemed, swept.escalated, swept.timed_out) == (0, 0, 0, 0, 0)
    assert swept.faults == ()
    assert late > 0
    assert db.session.scalar(select(func.count()).select_from(NoticeRecord)) == 0
