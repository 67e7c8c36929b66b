"""The staffed office as its supervisor's tests use it: swept, with experience, with officers away."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from app.domain.case.actions import Take
from app.domain.working_time.histograms import class_of
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.cases import TaskRecord
from app.records.oversight import BreachRecord
from app.records.rollups import ForecastRecord
from app.records.staff import LeaveRecord
from app.services.casework.moving import move
from app.services.rollups.open_tasks import refresh_open
from app.services.sweep import sweep
from tests.integration.screens_staff.desks import Desks

AUDITOR = "auditor.rohil"
SITI_KAMPAR = "supervisor.kampar"


class Overseen(Desks):
    """The office with what a supervisor looks at."""

    def sweep(self) -> None:
        """Let the sweep notice what has come too late."""
        with self.app.app_context():
            swept = sweep(db.session, self.tools, self.now)
            assert not swept.faults, swept.faults

    def count_loads(self) -> None:
        """Count what is in hand, as each sweep does."""
        with self.app.app_context():
            refresh_open(db.session, self.now)

    def late(self, **told: str) -> int:
        """Put an application on file whose documents nobody has checked in time, and let the sweep find it."""
        case_id = self.file(**told)
        self.wait(hours=2)
        self.sweep()
        return case_id

    def take(self, case_id: int, username: str, task: int = 2) -> None:
        """Let an officer take a task."""
        with self.app.app_context():
            move(db.session, case_id=case_id, action=Take(task), by=self.actor(username), at=self.now)

    def send_away(self, username: str) -> None:
        """Put an officer on leave for today."""
        with self.app.app_context():
            actor = self.actor(username)
            today: date = self.now.date()
            leave = {"agency_id": actor.agency_id, "officer_id": actor.id}
            db.session.add(LeaveRecord(**leave, from_on=today, until_on=today + timedelta(days=1)))
            db.session.commit()

    def remember(self, step: str, *minutes: int, each: int = 20, office: str = "") -> None:
        """Give a step experience: so many past tasks took so many minutes of office time."""
        with self.app.app_context():
            permit_type = self._permit_type("rohil", "genset")
            times: dict[str, int] = {}
            for one in minutes:
                key = str(class_of(one * 60))
                times[key] = times.get(key, 0) + each
            cell = {"agency_id": permit_type.agency_id, "permit_type_id": permit_type.id}
            db.session.add(
                ForecastRecord(
                    **cell,
                    step_key=step,
                    office_key=office,
                    number=len(minutes) * each,
                    times=times,
                    made_at=self.now,
                )
            )
            db.session.commit()

    def task(self, case_id: int) -> TaskRecord:
        """Give the open task of a file as it stands."""
        with self.app.app_context():
            query = select(TaskRecord).where(TaskRecord.case_id == case_id, TaskRecord.closed_at.is_(None))
            return db.session.scalars(query.order_by(TaskRecord.serial)).one()

    def breach(self, case_id: int) -> BreachRecord:
        """Give the only breach of a file as it stands."""
        with self.app.app_context():
            return db.session.scalars(select(BreachRecord).where(BreachRecord.case_id == case_id)).one()

    def officer_id(self, username: str) -> int:
        """Give an officer's id."""
        with self.app.app_context():
            return self.actor(username).id

    def agency_of(self, key: str) -> int:
        """Give an agency's id."""
        with self.app.app_context():
            return db.session.scalars(select(AgencyRecord.id).where(AgencyRecord.key == key)).one()


def rows(page) -> list[str]:
    """Give the rows of every table of a page, each on one line."""
    return [" ".join(row.text_content().split()) for row in page.tree.iterfind(".//tbody/tr")]
