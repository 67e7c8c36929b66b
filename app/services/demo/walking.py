"""Walking a file of the demonstration through its procedure, each step by an officer who may do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.case.actions import Withdraw
from app.domain.case.cases import Task
from app.domain.case.events import Defect
from app.domain.form.forms import FieldKind
from app.domain.procedure.procedures import Route, Work
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.clocks import Unit
from app.records.letters import LetterRecord
from app.services.actors import Actor
from app.services.casework.loading import OnFile, load_case
from app.services.casework.moving import act, move
from app.services.casework.offers import Offer, offers_on
from app.services.demo.moments import working_minutes_before
from app.services.demo.pages import example_page
from app.services.demo.people import answers
from app.services.demo.plans import Ending, Plan
from app.services.letters.reading import list_letters_of_case
from app.services.letters.signers import SIGNING
from app.services.letters.signing import sign_letter
from app.services.letters.values import LetterState
from app.services.papers.judging import judge
from app.services.papers.requirements import list_requirements
from app.services.papers.taking_in import keep
from app.services.papers.values import NewPaper, PaperKind, Verdict
from app.services.tools import Tools
from app.services.work.kinds import Asked

MOST_STEPS = 40
MINUTES_A_STEP = 4
MINUTES_TO_SIGN = 25
OUTDOORS = frozenset({Work.RECOMMEND, Work.SURVEY, Work.PAY})
"""Work that takes hours, also where the procedure gives it no limit of its own."""
REFUSALS: Mapping[str, tuple[str, str]] = {
    Work.RECOMMEND: ("technically_unfit", "Lokasi instalasi tidak memenuhi jarak aman dari permukiman."),
    Work.VERIFY: ("requirements_unmet", "NIB pemohon tidak mencakup kegiatan pada lokasi yang dimohonkan."),
}
"""By the work at which a file is refused: the coded reason, and what the applicant reads."""
AT_LAST = ("against_rules", "Lokasi berada di luar zona yang diperbolehkan oleh rencana tata ruang.")


@dataclass
class Walk:
    """One file on its way; `at` moves on with the work, never past `now`."""

    session: Session
    tools: Tools
    cast: Sequence[Actor]
    calendar: WorkingCalendar
    rng: Random
    case_id: int
    agency_id: int
    at: datetime
    now: datetime
    passphrase: str

    def follow(self, plan: Plan) -> None:
        """Take step after step until the plan's ending is reached, or the present."""
        for _moment in self.moments(plan):
            pass

    def moments(self, plan: Plan) -> Iterator[datetime]:
        """Give the moment of what happens next, and do it when asked to go on, until the plan's ending."""
        for _ in range(MOST_STEPS):
            on_file = load_case(self.session, self.case_id, agency_id=self.agency_id)
            if on_file.case.ended is not None or not on_file.case.tasks:
                self.sign_letters()
                return
            task = on_file.case.tasks[0]
            number = on_file.case.step_of(task).number
            if self._awaits_letter(plan, on_file, task):
                yield self.at
                self.sign_letters()
                on_file = load_case(self.session, self.case_id, agency_id=self.agency_id)
            self._spend(on_file, task)
            if plan.ending is not Ending.COMPLETED and number >= plan.step:
                self.at = min(self.at, self.now)
                yield self.at
                self._end(plan, on_file, task)
                return
            self._catch_up(plan, number, task)
            if self.at >= self.now:
                return
            yield self.at
            self._forward(on_file, task)

    def _forward(self, on_file: OnFile, task: Task) -> None:
        if on_file.case.step_of(task).work is Work.CHECK_DOCUMENTS:
            self._judge_all(on_file, task)
        if on_file.case.step_of(task).work in SIGNING:
            # A letter that still waits when the file ends would leave the desk unsigned.
            self.sign_letters()
        self._take(on_file, task, Route.FORWARD)

    def _awaits_letter(self, plan: Plan, on_file: OnFile, task: Task) -> bool:
        """Let the head sign the letter that brings a file to those who work long on it; where it stays, that waits."""
        step = on_file.case.step_of(task)
        is_long = task.allowance.unit is Unit.WORKING_DAYS or step.work in OUTDOORS
        if not is_long or (plan.ending is Ending.AT_STEP and step.number >= plan.step):
            return False
        waiting = select(LetterRecord.id).where(
            LetterRecord.case_id == self.case_id, LetterRecord.state == LetterState.WAITING.value
        )
        signed_at = self.calendar.add_minutes(self.at, MINUTES_TO_SIGN)
        if signed_at >= self.now or self.session.scalars(waiting).first() is None:
            return False
        self.at = signed_at
        return True

    def sign_letters(self) -> None:
        """Sign what went out with a file; the letters of files that do not come so far wait on the desk."""
        for actor in self.cast:
            for letter in list_letters_of_case(self.session, self.case_id, actor):
                if letter.may_sign:
                    sign_letter(
                        self.session,
                        self.tools,
                        letter_id=letter.id,
                        passphrase=self.passphrase,
                        by=actor,
                        at=self.at,
                    )

    def _take(self, on_file: OnFile, task: Task, route: Route, **words: object) -> None:
        actor, offer = self._find_offer(task, route)
        on = self.at.astimezone(ZoneInfo(on_file.row.agency.zone)).date()
        given = {**answers(offer.fields, self.rng, on), **_plain(offer.initial)}
        asked = Asked(
            task=task.serial,
            outcome=offer.outcome,
            answers=given,
            papers=self._papers(on_file, offer),
            passphrase=self.passphrase,
            **words,  # type: ignore[arg-type]  # note, reason and defects, as `Asked` names them
        )
        act(self.session, self.tools, case_id=self.case_id, asked=asked, by=actor, at=self.at, request_key="")

    def _find_offer(self, task: Task, route: Route) -> tuple[Actor, Offer]:
        on_file = load_case(self.session, self.case_id, agency_id=self.agency_id)
        for actor in self.cast:
            for offer in offers_on(self.session, self.tools, on_file, actor, self.at):
                if offer.task == task.serial and offer.route is route:
                    return actor, offer
        msg = f"nobody of the cast may {route} step {task.step} of case {on_file.row.number}"
        raise LookupError(msg)

    def _papers(self, on_file: OnFile, offer: Offer) -> tuple[NewPaper, ...]:
        name = on_file.row.applicant_name
        return tuple(
            keep(self.tools, PaperKind.WORK, field.key, f"{field.key}.pdf", example_page(field.label, name))
            for field in offer.fields
            if field.kind is FieldKind.FILE
        )

    def _judge_all(self, on_file: OnFile, task: Task) -> None:
        actor, _ = self._find_offer(task, Route.FORWARD)
        for one in list_requirements(self.session, on_file.row):
            if one.paper_id is not None:
                judge(
                    self.session,
                    case_id=self.case_id,
                    paper_id=one.paper_id,
                    verdict=Verdict.FITTING,
                    note="",
                    by=actor,
                    at=self.at,
                )

    def _end(self, plan: Plan, on_file: OnFile, task: Task) -> None:
        if plan.ending is Ending.WAITING:
            defects = (Defect("ktp", "Buram, mohon unggah ulang."),)
            note = "KTP buram, mohon unggah ulang dengan pindaian yang jelas."
            self._take(on_file, task, Route.CORRECT, note=note, reason="unreadable", defects=defects)
        if plan.ending is Ending.REJECTED:
            reason, note = REFUSALS.get(on_file.case.step_of(task).work, AT_LAST)
            self._take(on_file, task, Route.REJECT, note=note, reason=reason)
        if plan.ending is Ending.WITHDRAWN:
            by = next(actor for actor in self.cast if _may_withdraw(actor))
            note = "Pemohon membatalkan rencana pemasangan genset."
            move(self.session, case_id=self.case_id, action=Withdraw(note), by=by, at=self.at)

    def _catch_up(self, plan: Plan, number: int, task: Task) -> None:
        """Let the long step last until just now, so that the short ones behind it are not all late."""
        if plan.ending is Ending.AT_STEP and not plan.is_late and task.allowance.unit is Unit.WORKING_DAYS:
            just_now = working_minutes_before(self.calendar, self.now, MINUTES_A_STEP * (plan.step - number))
            self.at = max(self.at, just_now)

    def _spend(self, on_file: OnFile, task: Task) -> None:
        """Let working time pass as such a step takes it: mostly well within what it is allowed."""
        if task.allowance.unit is Unit.WORKING_DAYS:
            minutes = self.rng.randint(200, max(400, task.allowance.amount * 300))
        elif task.allowance.unit is Unit.NONE and on_file.case.step_of(task).work in OUTDOORS:
            minutes = self.rng.randint(90, 500)
        else:
            minutes = self.rng.randint(1, MINUTES_A_STEP - 1)
        self.at = self.calendar.add_minutes(self.at, minutes) + timedelta(seconds=self.rng.randint(1, 40))


def _plain(initial: Mapping[str, object]) -> dict[str, object]:
    return {
        key: value if isinstance(value, tuple | list) else str(value)
        for key, value in initial.items()
        if value
    }


def _may_withdraw(actor: Actor) -> bool:
    from app.domain.case.access import Permission

    return {Permission.CASE_WITHDRAW, Permission.CASE_VIEW_ALL} <= actor.officer.permissions
