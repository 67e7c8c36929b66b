"""The office as the tests of the counter use it: applications sent as a browser does, and what was filed."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import lxml.html
from sqlalchemy import select

from app.domain.case.events import Defect
from app.extensions import db
from app.records.cases import CaseRecord, TaskRecord
from app.records.papers import PaperRecord
from app.services.calendars import get_calendar
from app.services.demo.pages import example_page
from app.services.demo.plans import Ending, Plan
from app.services.demo.walking import Walk
from app.services.papers.judging import judge
from app.services.papers.values import Verdict
from tests.clients import PASSWORD
from tests.integration.screens_staff.desks import Desks
from tests.journeys.office import SEATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.test import TestResponse

    from tests.integration.screens_counter.applications import Brought

A_PAGE = example_page("Dokumen", "Anto Wijaya")
FAKE = b"MZ\x90\x00 this is a program, whatever its name says"


def scan(name: str = "surat.pdf", content: bytes = A_PAGE) -> tuple[BytesIO, str]:
    """A file as a browser sends it."""
    return BytesIO(content), name


@dataclass
class Counters(Desks):
    """Both agencies' counters."""

    _presses = count(1)

    def new_key(self) -> str:
        """A key such as a fresh page carries."""
        return f"loket-uji-{next(self._presses):010}"

    def type_id(self, agency: str, key: str) -> int:
        """The id of a permit type."""
        with self.app.app_context():
            return self._permit_type(agency, key).id

    def path(self, brought: Brought) -> str:
        """Where the page of a new application is."""
        return f"/loket/baru/{self.type_id(brought.agency, brought.permit_type)}"

    def send(
        self,
        brought: Brought,
        *,
        by: str = "",
        key: str = "",
        without: tuple[str, ...] = (),
        files: Mapping[str, object] | None = None,
        **changed: str,
    ) -> TestResponse:
        """Send an application whole, or with fields changed, documents left out or others in their place."""
        papers = {f"document-{one}": scan(f"{one}.pdf") for one in brought.papers if one not in without}
        data = {
            **brought.fields,
            **{name.replace("__", "-"): value for name, value in changed.items()},
            "request_key": key or self.new_key(),
            **papers,
            **{f"document-{one}": file for one, file in (files or {}).items()},
        }
        client = self.at(by or brought.counter)
        return client.post(self.path(brought), data=data, content_type="multipart/form-data")

    def send_again(self, brought: Brought, page: TestResponse, **added: object) -> TestResponse:
        """Send a page that came back just as it stands, with what is added now."""
        form = lxml.html.fromstring(page.text).xpath("//form[@data-running-url]")[0]
        data = {name: value for name, value in form.form_values() if isinstance(value, str)}
        return self.at(brought.counter).post(
            self.path(brought), data={**data, **added}, content_type="multipart/form-data"
        )

    def cases(self) -> list[CaseRecord]:
        """Everything on file, oldest first."""
        with self.app.app_context():
            return list(db.session.scalars(select(CaseRecord).order_by(CaseRecord.id)))

    def papers_of(self, case_id: int) -> dict[str, str]:
        """The standing documents of a case, by requirement."""
        with self.app.app_context():
            query = select(PaperRecord.subject, PaperRecord.name).where(
                PaperRecord.case_id == case_id, PaperRecord.replaced_at.is_(None)
            )
            return {row[0]: row[1] for row in db.session.execute(query)}

    def ask_correction(self, case_id: int, note: str = "KTP buram.", by: str = "backoffice.rohil") -> None:
        """Send a file back to its applicant because of its KTP."""
        with self.app.app_context():
            query = select(PaperRecord.id).where(PaperRecord.case_id == case_id, PaperRecord.subject == "ktp")
            paper = db.session.scalar(query)
            told = {"verdict": Verdict.DEFECTIVE, "note": "Buram, tidak terbaca."}
            judge(db.session, case_id=case_id, paper_id=paper, by=self.actor(by), at=self.now, **told)
        defects = (Defect("ktp", "Buram, tidak terbaca."),)
        self.act(case_id, by, 2, "correct", note=note, defects=defects)

    def make_ready(self, case_id: int, agency: str = "rohil", step: int = 10) -> None:
        """Let the whole office do its part in the week that follows, until the document waits at the counter."""
        filed_at = self.now
        self.wait(days=7)
        with self.app.app_context():
            cast = [self.actor(seat.username) for seat in SEATS.values() if seat.agency == agency]
            calendar = get_calendar(db.session, cast[0].agency_id)
            walk = Walk(
                session=db.session,
                tools=self.tools,
                cast=cast,
                calendar=calendar,
                rng=Random(case_id),  # noqa: S311 - the same office each time
                case_id=case_id,
                agency_id=cast[0].agency_id,
                at=filed_at,
                now=self.now,
                passphrase=PASSWORD,
            )
            walk.follow(Plan(agency, "genset", "company", 0, Ending.AT_STEP, step))

    def steps_of(self, case_id: int) -> list[str]:
        """The steps that wait for somebody."""
        with self.app.app_context():
            live = select(TaskRecord.step_key).where(
                TaskRecord.case_id == case_id, TaskRecord.closed_at.is_(None)
            )
            return list(db.session.scalars(live))
