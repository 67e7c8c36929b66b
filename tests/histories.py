"""Random histories of two agencies, made by the services themselves: filed, passed on, returned, mended, refused.

The agencies lie in different zones, and the walk crosses the end of a month at night, so that a figure in the wrong
month shows. The same seed gives the same history.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.domain.case.access import Post
from app.domain.case.actions import Action, AnswerCorrection, Cancel, Take, TimeOutTask, Withdraw
from app.domain.case.events import Defect
from app.extensions import db
from app.records.cases import TaskRecord
from app.services.actors import THE_SYSTEM, Actor
from app.services.casework.moving import act, move
from app.services.declined import Declined
from app.services.intake import Application, file_application
from app.services.work.kinds import Asked
from tests.small_office import APPLICANT, BACK_OFFICE, SmallOffice, furnish

if TYPE_CHECKING:
    from flask import Flask

NEARLY_DECEMBER = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
TECHNICAL_TEAM = {"kind": "position", "position": "technical_team", "office": "kominfo"}
REASONS = ("", "incomplete", "other")


def _step(key: str, holder: dict[str, str], allowance: tuple[int, str], **more: Any) -> dict[str, Any]:
    amount, unit = allowance
    limit = {"allowance": {"amount": amount, "unit": unit}} if amount else {}
    return {"key": key, "holder": holder, "work": "verify", **limit, **more}


def _outcome(key: str, *targets: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "label": key, "targets": list(targets), **more}


CORRECT = {"key": "correct", "label": "correct", "route": "correct"}
REJECT = {"key": "reject", "label": "reject", "route": "reject", "ends": "rejected"}
STEPS = [
    {
        "key": "submit",
        "holder": {"kind": "applicant", "position": "back_office"},
        "work": "submit",
        "outcomes": [_outcome("pass", "check")],
    },
    _step(
        "check",
        BACK_OFFICE,
        (30, "minutes"),
        outcomes=[_outcome("pass", "survey", "assess", clock="start_promise"), CORRECT, REJECT],
    ),
    _step("survey", TECHNICAL_TEAM, (1, "working_days"), outcomes=[_outcome("pass", "verify"), CORRECT]),
    _step(
        "assess",
        BACK_OFFICE,
        (0, "none"),
        outcomes=[_outcome("pass", "verify")],
        time_out={"after": {"amount": 60, "unit": "minutes"}, "outcome": "pass"},
    ),
    _step(
        "verify",
        BACK_OFFICE,
        (2, "hours"),
        joins="cancel_others",
        outcomes=[
            _outcome("pass", "approve"),
            _outcome("return", "check", route="return"),
            CORRECT,
            REJECT,
        ],
    ),
    _step(
        "approve", BACK_OFFICE, (0, "none"), outcomes=[{"key": "pass", "label": "pass", "ends": "completed"}]
    ),
]


OUTCOMES = {one["key"]: [outcome["key"] for outcome in one["outcomes"]] for one in STEPS}
LIKELY = {"pass": 6, "return": 3, "correct": 2, "reject": 1}


@dataclass
class History:
    """Two agencies and the hour that they have come to."""

    offices: tuple[SmallOffice, SmallOffice]
    chance: Random
    now: datetime = NEARLY_DECEMBER
    filed: int = field(default=0)

    def go_on(self, moves: int) -> None:
        """Let so many things happen, each some time after the one before; what is refused does not happen."""
        for _ in range(moves):
            self.now += timedelta(minutes=self.chance.choice((1, 7, 45, 200, 600)))
            try:
                self._happen()
            except Declined:
                db.session.rollback()

    def _happen(self) -> None:
        open_ones = db.session.scalars(
            select(TaskRecord).where(TaskRecord.closed_at.is_(None)).order_by(TaskRecord.id)
        ).all()
        if not open_ones or self.chance.random() < 0.15:
            self.file(self.chance.choice(self.offices))
            return
        task = self.chance.choice(open_ones)
        office = next(one for one in self.offices if one.budi.agency_id == task.agency_id)
        by = _holding_every_post(self.chance.choice((office.budi, office.nur)))
        case_id, serial, step = task.case_id, task.serial, task.step_key
        kind = self.chance.random()
        if kind < 0.15:
            self._move(case_id, self._aside(serial), THE_SYSTEM if kind < 0.05 else by)
        elif task.state == "waiting":
            self._move(case_id, AnswerCorrection(serial, note="Sudah jelas."), by)
        else:
            self._act(case_id, Asked(serial, self._outcome(step), **self._said()), office, by)

    def _aside(self, serial: int) -> Action:
        return self.chance.choice(
            (Take(serial), TimeOutTask(serial), Withdraw("Tidak jadi."), Cancel("Ganda.", "other"))
        )

    def file(self, office: SmallOffice) -> None:
        """Put an application on file."""
        self.filed += 1
        application = Application(office.permit_type_id, APPLICANT, {})
        key = f"filing {self.filed}"
        file_application(db.session, application, by=office.budi, at=self.now, request_key=key)

    def _move(self, case_id: int, action: Action, by: Actor) -> None:
        move(db.session, case_id=case_id, action=action, by=by, at=self.now)

    def _outcome(self, step: str) -> str:
        possible = OUTCOMES[step]
        return self.chance.choices(possible, [LIKELY[one] for one in possible])[0]

    def _said(self) -> dict[str, Any]:
        reason = self.chance.choice(REASONS)
        return {"note": "Catatan", "reason": reason, "defects": (Defect("ktp", "Buram."),)}

    def _act(self, case_id: int, asked: Asked, office: SmallOffice, by: Actor) -> None:
        act(db.session, office.tools, case_id=case_id, asked=asked, by=by, at=self.now, request_key="")


def begin_history(app: Flask, seed: int) -> History:
    """Furnish two agencies, two hours apart, in which nothing has happened yet."""
    rohil = furnish(app, STEPS)
    manokwari = furnish(app, STEPS, key="manokwari", zone="Asia/Jayapura", first_officer=11)
    return History((rohil, manokwari), Random(seed))  # noqa: S311 -- a seed is what it is for


def _holding_every_post(actor: Actor) -> Actor:
    posts = actor.officer.posts | {Post("technical_team", "kominfo")}
    return replace(actor, officer=replace(actor.officer, posts=posts))
