"""The staffed office with permit types whose one step has just the time that a test wants, and ways to ask for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.services.clockwork import CaseClocks, read_clocks
from app.services.intake import Application, file_application
from app.services.transactions import transaction
from tests.clients import PASSWORD
from tests.integration.screens_staff.desks import BUDI, NIK, Desks

if TYPE_CHECKING:
    from datetime import datetime

    from werkzeug.test import TestResponse

BACK_OFFICE = {"kind": "position", "position": "back_office"}


@dataclass
class TimedOffice(Desks):
    """The office as the tests of its clocks use it; the task of a filed case that has the limit is number 2."""

    _tokens: dict[str, dict[str, str]] = field(default_factory=dict)

    def file_timed(self, at: datetime, amount: int, unit: str) -> int:
        """Put an application on file at a moment; its step is allowed so much time."""
        self.now = at
        with self.app.app_context():
            permit_type_id = self._permit_type_with(amount, unit)
            by = self.actor(BUDI)
            applicant = {
                "kind": "person",
                "name": "Anto Wijaya",
                "nik": NIK,
                "phone": "081234567890",
                "address": "Jalan Merdeka No. 1",
            }
            application = Application(permit_type_id, applicant, {}, ())
            key = f"waktu{next(self._keys)}"
            return file_application(db.session, application, by=by, at=at, request_key=key).case_id

    def clocks(self, case_id: int, username: str = BUDI) -> CaseClocks:
        """Read the clocks as the services do."""
        with self.app.app_context():
            return read_clocks(db.session(), case_id, self.actor(username), self.now)

    def asked(self, case_id: int, username: str = BUDI, **headers: str) -> TestResponse:
        """Ask for the clocks as a machine."""
        told = {**self._token(username), **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.app.test_client().get(f"/api/v1/cases/{case_id}/clocks", headers=told)

    def shown(self, case_id: int, key: str, username: str = BUDI) -> dict[str, Any]:
        """Read one clock off its page: facts by label, rows as their cells, the sum."""
        page = self.read(username, f"/cases/{case_id}/clocks")
        (section,) = page.tree.xpath("//section[@id=$key]", key=key)
        words = [" ".join(each.text_content().split()) for each in section.xpath(".//dl/div/*")]
        return {
            **dict(zip(words[::2], words[1::2], strict=True)),
            "rows": [
                tuple(" ".join(cell.text_content().split()) for cell in row)
                for row in section.xpath(".//tbody/tr")
            ],
            "sum": " ".join(section.xpath("string(.//p[contains(@class, 'sum')])").split()),
            "text": " ".join(section.text_content().split()),
        }

    def _token(self, username: str) -> dict[str, str]:
        if username not in self._tokens:
            asked = {"username": username, "password": PASSWORD, "provider": "db"}
            answer = self.app.test_client().post("/api/v1/security/login", json=asked)
            self._tokens[username] = {"Authorization": f"Bearer {answer.json['access_token']}"}
        return self._tokens[username]

    def _permit_type_with(self, amount: int, unit: str) -> int:
        key = f"waktu_{amount}_{unit}"
        found = db.session.scalar(select(PermitTypeRecord.id).where(PermitTypeRecord.key == key))
        if found is not None:
            return found
        with transaction(db.session) as writing:
            agency = writing.scalars(select(AgencyRecord).where(AgencyRecord.key == "rohil")).one()
            permit_type = PermitTypeRecord(
                agency=agency, key=key, name="Izin uji waktu", number_pattern="{urut}/{tahun}", form=[]
            )
            definition = _definition(amount, unit)
            checksum = sha256(repr(definition).encode()).hexdigest()
            version = ProcedureVersionRecord(
                permit_type=permit_type, number=1, state="published", definition=definition, checksum=checksum
            )
            version.agency_id = agency.id
            writing.add_all((permit_type, version))
            writing.flush()
            return permit_type.id


def _definition(amount: int, unit: str) -> dict[str, Any]:
    steps = [
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
            "allowance": {"amount": amount, "unit": unit},
            "outcomes": [
                {"key": "dispatched", "label": "Teruskan", "ends": "completed"},
                {"key": "correct", "label": "Minta perbaikan", "route": "correct", "needs": ["note"]},
            ],
        },
    ]
    return {
        "key": f"waktu_{amount}_{unit}",
        "title": "Izin uji waktu",
        "promise": {"amount": 5, "unit": "working_days"},
        "correction": {"answer_within": {"amount": 10, "unit": "working_days"}, "then": "cancelled"},
        "steps": [{"number": place, "text": one["key"], **one} for place, one in enumerate(steps, start=1)],
    }
