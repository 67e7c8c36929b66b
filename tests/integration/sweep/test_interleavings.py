"""However sweeps, work and jumps of the clock follow one another: each threshold is flagged once, none is missed."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select, update

from app.domain.case.actions import AnswerCorrection, Extend
from app.domain.case.events import Defect
from app.domain.working_time.clocks import Allowance, Unit
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.cases import TaskRecord
from app.records.oversight import BreachRecord
from app.services import ledger
from app.services.casework.moving import act, move
from app.services.declined import Declined
from app.services.sweep import sweep
from app.services.transactions import transaction
from app.services.work.kinds import Asked
from tests.integration.sweep.flag_log import keep_log, read_log
from tests.small_office import AT, furnish
from tests.starting import at_once

STEPS = 45
JUMPS = [timedelta(minutes=3), timedelta(minutes=12), timedelta(hours=7), timedelta(days=1)]
LADDER = [{"position": "secretary", "office": ""}, {"position": "head", "office": ""}]


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        office = furnish(bare_app)
        with transaction(db.session) as writing:
            writing.execute(update(AgencyRecord).values(escalate_minutes=30, escalation_ladder=LADDER))
        keep_log(db.session())
        yield office


@pytest.mark.parametrize("seed", range(2))
def test_each_threshold_of_each_due_time_is_flagged_once_and_none_is_missed(office, seed):
    story = Story(office, Random(seed))  # noqa: S311 - a story, not a secret

    for _ in range(STEPS):
        story.go_on()

    log = read_log(db.session())
    assert len(log) == len(set(log))
    assert {threshold for _task, threshold, _due in log} == {"soon", "late", "level 1", "level 2"}
    assert ledger.verify(db.session) == ()


class Story:
    """Some weeks of an office, told by a die."""

    def __init__(self, office, die):
        self.office, self.die, self.now = office, die, AT
        self.cases = [office.file().case_id for _ in range(3)]

    def go_on(self):
        self.die.choice(
            [self.file, self.jump, self.jump, self.look, self.look_at_once, self.work, self.work]
        )()

    def file(self):
        self.cases.append(self.office.file().case_id)

    def jump(self):
        self.now += self.die.choice(JUMPS)

    def look(self):
        due = self.due()
        assert sweep(db.session, self.office.tools, self.now).faults == ()
        self.missed_none(due)

    def look_at_once(self):
        due = self.due()
        swept = at_once(self.office.app, [lambda: sweep(db.session, self.office.tools, self.now)] * 2)
        assert [one.faults for one in swept] == [(), ()]
        assert sweep(db.session, self.office.tools, self.now).faults == ()
        self.missed_none(due)

    def work(self):
        case_id = self.die.choice(self.cases)
        doing = self.die.choice([self.extend, self.send_back, self.answer, self.finish])
        try:
            doing(case_id)
        except Declined:
            db.session.rollback()

    def extend(self, case_id):
        self.move(case_id, Extend(2, Allowance(10, Unit.MINUTES), "Banjir"))

    def send_back(self, case_id):
        self.act(case_id, Asked(2, "correct", note="KTP buram.", defects=(Defect("ktp", "Buram."),)))

    def answer(self, case_id):
        self.move(case_id, AnswerCorrection(2))

    def finish(self, case_id):
        self.act(case_id, Asked(2, "dispatched"))

    def act(self, case_id, asked):
        office = self.office
        act(
            db.session(),
            office.tools,
            case_id=case_id,
            asked=asked,
            by=office.budi,
            at=self.now,
            request_key="",
        )

    def move(self, case_id, action):
        move(db.session(), case_id=case_id, action=action, by=self.office.budi, at=self.now)

    def due(self):
        """What a clerk with a list of open tasks would call due now."""
        db.session.rollback()
        return {
            (task.id, threshold)
            for task in db.session.scalars(select(TaskRecord))
            if task.closed_at is None
            for threshold, is_due in (
                ("soon", task.soon_at is not None and task.soon_at <= self.now),
                ("late", task.due_at is not None and task.due_at < self.now),
            )
            if is_due
        }

    def missed_none(self, due):
        assert due <= {(task, threshold) for task, threshold, _due in read_log(db.session())}
        overrun = select(BreachRecord).where(
            BreachRecord.closed_at.is_(None), BreachRecord.escalates_at <= self.now
        )
        tasks = {task.id: task for task in db.session.scalars(select(TaskRecord))}
        waiting = [one for one in db.session.scalars(overrun) if tasks[one.task_id].due_at == one.due_at]
        assert waiting == []
