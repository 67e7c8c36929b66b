"""The staffed office with files put on its desks by the services, so that a test begins where its story does."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import event, select

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.cases import EventRecord
from app.records.catalogue import PermitTypeRecord
from app.records.papers import PaperRecord
from app.services.casework.moving import act
from app.services.demo.people import answers
from app.services.intake import Application, file_application
from app.services.papers.judging import judge
from app.services.papers.requirements import list_asked
from app.services.papers.taking_in import keep
from app.services.papers.values import PaperKind, Verdict
from app.services.permit_forms import form_of
from app.services.staffing import find_actor
from app.services.work.kinds import Asked
from tests.journeys.office import Office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.actors import Actor

BUDI = "backoffice.rohil"
RATNA = "backoffice2.rohil"
TIA = "timteknis.kominfo.rohil"
OTHER_TEAM = "timteknis.sosial.rohil"
MUDA = "ahlimuda.rohil"
KADIS = "kadis.rohil"
SITI = "supervisor.rohil"
ADMIN = "admin"
KAMPAR = "backoffice.kampar"
FRONT_KAMPAR = "frontoffice.kampar"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
NIK = "1407011203900001"


@dataclass
class Desks(Office):
    """The office as the tests of its screens use it."""

    _keys = count(1)

    def actor(self, username: str) -> Actor:
        """Know an officer as the services do."""
        user = self.app.appbuilder.sm.find_user(username=username)
        actor = find_actor(db.session, user.id, self.now)
        assert actor is not None
        return actor

    def file(self, *, name="PT Rimba Energi Riau", kind="genset", agency="rohil", by=BUDI, nik=NIK) -> int:
        """Put an application on file; it comes to the officer who checks documents."""
        with self.app.app_context():
            permit_type = self._permit_type(agency, kind)
            form = answers(form_of(permit_type), Random(7), self.now.date())  # noqa: S311 - invented answers
            papers = tuple(
                keep(self.tools, PaperKind.REQUIREMENT, one.key, f"{one.key}.pdf", PDF)
                for one in list_asked(db.session, permit_type.id)
            )
            applicant = {
                "kind": "company",
                "name": name,
                "nik": nik,
                "nib": "1234567890123",
                "phone": "081234567890",
                "address": "Jalan Merdeka No. 1",
            }
            application = Application(permit_type.id, applicant, form, papers)
            done = file_application(
                db.session,
                application,
                by=self.actor(by),
                at=self.now,
                request_key=f"berkas{next(self._keys)}",
            )
            db.session.commit()
            return done.case_id

    def file_checked(self, **told: str) -> int:
        """Put an application on file whose documents all fit and whose receipt is printed: it is to be dispatched."""

        def live() -> int:
            case_id = self.file(**told)
            self.find_all_fitting(case_id)
            self.act(case_id, BUDI, 2, "complete")
            return case_id

        return self.fast_forward(f"checked {told}", live)

    def file_at_technical_team(self, **told: str) -> int:
        """Put an application on file that lies with the technical team."""

        def live() -> int:
            case_id = self.file_checked(**told)
            self.act(case_id, BUDI, 3, "to_technical_team")
            return case_id

        return self.fast_forward(f"at technical team {told}", live)

    def find_all_fitting(self, case_id: int, by: str = BUDI) -> None:
        """Give every document the verdict that it fits."""
        for paper in self.papers(case_id):
            with self.app.app_context():
                judge(
                    db.session,
                    case_id=case_id,
                    paper_id=paper,
                    verdict=Verdict.FITTING,
                    note="",
                    by=self.actor(by),
                    at=self.now,
                )

    def act(self, case_id: int, username: str, task: int, outcome: str, **words: object) -> None:
        """Finish a step as the services do, without a screen."""
        with self.app.app_context():
            asked = Asked(task, outcome, **words)
            by = self.actor(username)
            act(db.session, self.tools, case_id=case_id, asked=asked, by=by, at=self.now, request_key="")

    def papers(self, case_id: int) -> list[int]:
        """Give the ids of a file's documents, in their order."""
        with self.app.app_context():
            query = select(PaperRecord.id).where(PaperRecord.case_id == case_id)
            return list(db.session.scalars(query.order_by(PaperRecord.id)))

    def told(self, case_id: int, kind: str) -> list[EventRecord]:
        """Give the events of one kind, in their order."""
        with self.app.app_context():
            query = select(EventRecord).where(EventRecord.case_id == case_id, EventRecord.kind == kind)
            return list(db.session.scalars(query.order_by(EventRecord.sequence)))

    @contextmanager
    def counting(self) -> Iterator[list[str]]:
        """Collect the statements that the database is asked meanwhile."""
        statements: list[str] = []

        def note(_connection, _cursor, statement, *_more):
            if not statement.startswith(("SAVEPOINT", "RELEASE", "PRAGMA", "BEGIN")):
                statements.append(statement)

        with self.app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        yield statements
        event.remove(engine, "before_cursor_execute", note)

    def _permit_type(self, agency: str, key: str) -> PermitTypeRecord:
        query = (
            select(PermitTypeRecord)
            .join(AgencyRecord, AgencyRecord.id == PermitTypeRecord.agency_id)
            .where(AgencyRecord.key == agency, PermitTypeRecord.key == key)
        )
        return db.session.scalars(query).one()
