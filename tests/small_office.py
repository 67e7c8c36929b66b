"""What the races run on: an agency with one procedure, its officers, and the few things they do to a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, Any

from app.domain.case.access import Officer, Permission, Post
from app.domain.case.events import Defect
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.calendars import DayHoursRecord, HoursPeriodRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.services.actors import Actor
from app.services.casework.moving import Done, act
from app.services.intake import Application, file_application
from app.services.tools import EXTENSION
from app.services.transactions import transaction
from app.services.work.kinds import Asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flask import Flask
    from sqlalchemy.orm import Session

    from app.services.papers.values import NewPaper
    from app.services.tools import Tools

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MUCH_LATER = AT + timedelta(days=30)
BACK_OFFICE = {"kind": "position", "position": "back_office"}
STEPS = [
    {
        "key": "submit",
        "holder": {"kind": "applicant", "position": "back_office"},
        "work": "submit",
        "outcomes": [{"key": "submitted", "label": "Ajukan", "targets": ["dispatch"]}],
    },
    {
        "key": "dispatch",
        "holder": BACK_OFFICE,
        "work": "dispatch",
        "allowance": {"amount": 10, "unit": "minutes"},
        "outcomes": [
            {"key": "dispatched", "label": "Teruskan", "targets": ["number"]},
            {"key": "correct", "label": "Minta perbaikan", "route": "correct", "needs": ["note"]},
        ],
    },
    {
        "key": "number",
        "holder": BACK_OFFICE,
        "work": "number",
        "outcomes": [{"key": "numbered", "label": "Beri nomor", "ends": "completed"}],
    },
]
APPLICANT = {
    "kind": "person",
    "name": "Anto Wijaya",
    "nik": "1407011203900001",
    "phone": "6281234567890",
    "address": "Jalan Merdeka No. 1, Bagansiapiapi",
}


@dataclass(frozen=True)
class SmallOffice:
    """The office with its people: Budi and Nur serve the same counter."""

    app: Flask
    tools: Tools
    permit_type_id: int
    budi: Actor
    nur: Actor

    def file(
        self, *, key: str = "", papers: tuple[NewPaper, ...] = (), form: Mapping[str, object] | None = None
    ) -> Done:
        """File an application; its first task is number 2, the dispatch."""
        application = Application(self.permit_type_id, APPLICANT, form or {}, papers)
        key = key or f"filing {next(_serial)}"
        return file_application(db.session, application, by=self.budi, at=AT, request_key=key)

    def press(self, case_id: int, outcome: str, *, by: Actor, task: int, key: str) -> Done:
        """Press one outcome of a task, as the action panel does."""
        asked = Asked(task, outcome)
        return act(db.session, self.tools, case_id=case_id, asked=asked, by=by, at=AT, request_key=key)

    def waiting_for_answer(self) -> int:
        """File an application and ask its applicant for a better KTP; task number 2 waits for him."""
        case_id = self.file().case_id
        asked = Asked(2, "correct", note="KTP buram.", defects=(Defect("ktp", "Buram."),))
        act(db.session, self.tools, case_id=case_id, asked=asked, by=self.budi, at=AT, request_key="")
        return case_id


_serial = count(1)


def furnish(
    app: Flask,
    steps: Sequence[Mapping[str, Any]] = STEPS,
    form: Sequence[Mapping[str, Any]] = (),
    *,
    key: str = "rohil",
    zone: str = "Asia/Jakarta",
    first_officer: int = 1,
) -> SmallOffice:
    """Put the agency, its permit type and the procedure on file."""
    definition = {
        "key": "race",
        "title": "Izin uji",
        "promise": {"amount": 5, "unit": "working_days"},
        "correction": {"answer_within": {"amount": 10, "unit": "working_days"}, "then": "cancelled"},
        "steps": [{"number": place, "text": one["key"], **one} for place, one in enumerate(steps, start=1)],
    }
    agency = AgencyRecord(
        key=key,
        zone=zone,
        name="DPMPTSP",
        short_name="DPMPTSP",
        government="Pemerintah",
        regency="Rokan Hilir",
        place="Bagansiapiapi",
    )
    permit_type = PermitTypeRecord(
        agency=agency, key="race", name="Izin uji", number_pattern="{urut}/{tahun}", form=list(form)
    )
    version = ProcedureVersionRecord(
        permit_type=permit_type,
        number=1,
        state="published",
        definition=definition,
        checksum=sha256(repr(definition).encode()).hexdigest(),
    )
    with transaction(db.session) as writing:
        writing.add(agency)
        writing.flush()
        version.agency_id = agency.id
        writing.add(version)
        _open_on_weekdays(writing, agency)
    numbered = enumerate(("Budi", "Nur"), first_officer)
    budi, nur = (_counter_officer(number, name, agency) for number, name in numbered)
    return SmallOffice(app, app.extensions[EXTENSION], permit_type.id, budi, nur)


def _open_on_weekdays(session: Session, agency: AgencyRecord) -> None:
    period = HoursPeriodRecord(agency=agency, label="Jam kerja", from_on=date(2020, 1, 1))
    session.add(period)
    for weekday in range(5):
        hours = {"weekday": weekday, "opens": time(8), "closes": time(16)}
        session.add(DayHoursRecord(agency_id=agency.id, period=period, **hours))


def _counter_officer(number: int, name: str, agency: AgencyRecord) -> Actor:
    officer = Officer(number, agency.key, frozenset({Post("back_office")}), frozenset(Permission))
    return Actor(officer, name=name, post="Back Office", agency_id=agency.id)
