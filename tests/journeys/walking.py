"""One file on its way through the office: each step by whose turn it is, and refused to everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.extensions import db
from app.records.cases import CaseRecord, EventRecord, TaskRecord
from app.records.catalogue import PermitTypeRecord
from tests.clients import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tests.journeys.office import Office
    from tests.journeys.pages import Form, Page, Sending

REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
PASSPHRASE = {"Frasa sandi sertifikat Anda": PASSWORD}


@dataclass
class Walk:
    """A file in the hands of the office."""

    office: Office
    case_id: int

    @property
    def path(self) -> str:
        """Where the page of the file is."""
        return f"/cases/{self.case_id}"

    def page(self, username: str) -> Page:
        """Open the page of the file as an officer."""
        return self.office.read(username, self.path)

    def act(self, username: str, button: str, answers: Mapping[str, object] | None = None) -> Page:
        """Finish the step as its officer, after everybody else has tried the same in vain."""
        form = self.page(username).form(button).fill(answers or {})
        refuse_others(self.office, username, form.sending())
        return self._press(form)

    def act_alone(self, username: str, button: str, answers: Mapping[str, object] | None = None) -> Page:
        """Finish the step as its officer, without anybody else trying."""
        return self._press(self.page(username).form(button).fill(answers or {}))

    def act_in_vain(self, username: str, button: str, answers: Mapping[str, object] | None = None) -> Page:
        """Press a button of the page with something missing: the page comes back, and nothing has changed."""
        before = self.office.footprint()
        shown = self.page(username).form(button).fill(answers or {}).press()
        assert self.office.footprint() == before
        return shown

    def find_all_fitting(self, username: str) -> None:
        """Give every document of the checklist the verdict that it fits; others try the first one in vain."""
        refuse_others(self.office, username, self._verdicts(username)[0].sending())
        self.find_all_fitting_alone(username)

    def find_all_fitting_alone(self, username: str) -> None:
        """Give the verdicts without anybody else trying."""
        for form in self._verdicts(username):
            self._press(form)
        assert self._verdicts(username) == []

    def _verdicts(self, username: str) -> list[Form]:
        page = self.page(username)
        return [page.form(each) for each in page.buttons if each.startswith("Sesuai ")]

    def _press(self, form: Form) -> Page:
        before = self.row.events_count
        shown = form.press()
        assert shown.answer.status_code == HTTPStatus.OK, shown.text
        assert self.row.events_count > before, shown.text
        return shown

    @property
    def row(self) -> CaseRecord:
        """The file's row as it is now."""
        with self.office.app.app_context():
            return db.session.get_one(CaseRecord, self.case_id)

    @property
    def open_steps(self) -> list[str]:
        """The steps that wait for somebody."""
        with self.office.app.app_context():
            live = select(TaskRecord.step_key).where(
                TaskRecord.case_id == self.case_id, TaskRecord.closed_at.is_(None)
            )
            return list(db.session.scalars(live.order_by(TaskRecord.serial)))

    def task(self, step: str) -> TaskRecord:
        """The newest task of a step, as it is on file."""
        with self.office.app.app_context():
            tasks = select(TaskRecord).where(TaskRecord.case_id == self.case_id, TaskRecord.step_key == step)
            return db.session.scalars(tasks.order_by(TaskRecord.serial.desc()).limit(1)).one()

    @property
    def steps_done(self) -> list[str]:
        """The steps at which a decision was taken, in the order of the decisions."""
        return [str(body["step"]) for body in self.told("outcome_taken")]

    def told(self, kind: str) -> list[dict[str, object]]:
        """Give the bodies of the events of one kind, in their order."""
        with self.office.app.app_context():
            events = select(EventRecord.body).where(
                EventRecord.case_id == self.case_id, EventRecord.kind == kind
            )
            return list(db.session.scalars(events.order_by(EventRecord.sequence)))


def refuse_others(office: Office, username: str, sending: Sending, *, who_may: Collection[str] = ()) -> None:
    """Let every other position send the same form: each is refused, and nothing changes.

    `who_may` names officers of other positions that may do it as well.
    """
    before = office.footprint()
    let_in = {
        other: answer.status_code
        for other in office.others_than(username)
        if other not in who_may and (answer := sending.by(office.at(other))).status_code not in REFUSED
    }
    assert let_in == {}
    assert office.footprint() == before


def permit_type_id(office: Office, agency: str, key: str) -> int:
    """Find a permit type of an agency."""
    with office.app.app_context():
        types = select(PermitTypeRecord).where(PermitTypeRecord.key == key)
        return next(each.id for each in db.session.scalars(types) if each.agency.key == agency)
