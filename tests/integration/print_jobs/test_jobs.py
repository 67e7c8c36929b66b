"""A job is made once, by one maker, for the one who asked; what goes wrong is tried again and then told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.domain.case.access import Permission
from app.domain.case.refusals import Reason
from app.extensions import db
from app.gateways.storage import UnknownFile
from app.records.papers import FileRecord
from app.services.declined import Declined
from app.services.print_jobs import MOST_UNFINISHED, cancel, forget_old, has_work
from app.services.print_jobs.turns import JobTakenAway, beat, give_back, take_next
from tests.small_office import furnish
from tests.starting import at_once


def refusal(act) -> Reason:
    with pytest.raises(Declined) as declined:
        act()
    return declined.value.refused.reason


def test_two_makers_never_take_the_same_job(office):
    jobs = {office.ask(), office.ask()}

    turns = at_once(office.small.app, [lambda: take_next(db.session, office.now)] * 3)

    taken = [turn.job_id for turn in turns if turn is not None]
    assert (sorted(taken), len(taken)) == (sorted(jobs), 2)


def test_a_killed_maker_is_taken_over_when_it_falls_silent_and_cannot_disturb_the_next(office):
    office.fill(3)
    job_id = office.ask()
    killed = take_next(db.session, office.now)
    assert not has_work(db.session(), office.now)

    office.now += timedelta(minutes=3)
    assert office.work() == 1

    assert office.job(job_id).state == "done"
    with pytest.raises(JobTakenAway):
        beat(db.session, killed, office.now, done=1, total=3)


def test_a_maker_that_is_told_to_stop_leaves_the_job_as_if_never_begun(office):
    job_id = office.ask()
    turn = take_next(db.session, office.now)

    give_back(db.session, turn)

    assert office.job(job_id).state == "waiting"
    assert office.work() == 1


def test_after_three_makers_have_died_the_job_is_given_up_with_its_reason(office):
    job_id = office.ask()
    for _ in range(3):
        assert take_next(db.session, office.now) is not None
        office.now += timedelta(minutes=3)

    assert office.work() == 0

    assert (office.job(job_id).state, office.job(job_id).fault) == ("failed", "maker_died")


def test_what_goes_wrong_is_tried_again_after_a_rest_three_times(office, monkeypatch):
    office.fill(1)
    job_id = office.ask()
    away = replace(office.small, tools=replace(office.small.tools, store=None))
    office.small, right = away, office.small

    for _ in range(3):
        assert office.work() == 0
        assert office.work() == 0  # it rests
        office.now += timedelta(minutes=1)

    office.small = right
    assert (office.job(job_id).state, office.job(job_id).fault) == ("failed", "not_made")


def test_cancelled_in_the_middle_its_maker_stops_and_nothing_is_kept(office):
    job_id = office.ask()
    turn = take_next(db.session, office.now)

    cancel(db.session, job_id, office.small.budi, office.now)

    with pytest.raises(JobTakenAway):
        beat(db.session, turn, office.now, done=1, total=3)
    assert (office.job(job_id).state, office.work()) == ("cancelled", 0)


def test_nobody_else_reads_fetches_or_cancels_a_job(office):
    office.fill(1)
    job_id = office.ask()
    office.work()
    nur = office.small.nur
    stranger = furnish(office.small.app, key="kampar", first_officer=1).budi

    for other in (nur, stranger):
        assert refusal(lambda by=other: office.fetch(job_id, by)) is Reason.UNKNOWN_DOCUMENT
        assert refusal(lambda by=other: cancel(db.session, job_id, by, office.now)) is Reason.UNKNOWN_DOCUMENT
    demoted = replace(office.small.budi, officer=replace(office.small.budi.officer, permissions=frozenset()))
    assert refusal(lambda: office.fetch(job_id, demoted)) is Reason.NOT_PERMITTED


def test_only_who_sees_every_file_may_ask_and_only_for_a_few_at_a_time(office):
    without = frozenset(Permission) - {Permission.CASE_VIEW_ALL}
    budi = office.small.budi
    tia = replace(budi, officer=replace(budi.officer, permissions=without))
    foreign = furnish(office.small.app, key="kampar", first_officer=5).permit_type_id

    assert refusal(lambda: office.ask(by=tia)) is Reason.NOT_PERMITTED
    assert refusal(lambda: office.ask(permit_type_id=foreign)) is Reason.UNKNOWN_PERMIT_TYPE
    for _ in range(MOST_UNFINISHED):
        office.ask()
    assert refusal(office.ask) is Reason.TOO_MANY_LONG_DOCUMENTS


def test_after_thirty_days_the_file_is_gone_unless_something_else_is_that_file(office):
    office.fill(1)
    gone, kept = office.ask(), office.ask()
    office.work()
    content = office.fetch(kept)
    gone_hash, kept_hash = office.job(gone).sha256, office.job(kept).sha256
    office.bring_to_the_counter(kept_hash)
    office.now += timedelta(days=30)

    assert forget_old(db.session, office.small.tools.store, office.now) == 2

    store = office.small.tools.store
    with pytest.raises(UnknownFile):
        store.open(gone_hash)
    assert store.read(kept_hash) == content.getvalue()
    assert db.session.scalars(select(FileRecord.sha256)).all() == [kept_hash]
    assert refusal(lambda: office.fetch(kept)) is Reason.UNKNOWN_DOCUMENT
