"""One simulated case from the counter to its end: people draw what they do and when, the engine decides.

Gives the moments at which something happens next, and does it when asked to go on; so many cases can be lived side
by side in the order of time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from app.domain.case.access import Permission, Post
from app.domain.case.actions import Action, AnswerCorrection, Extend, Take, TimeOutTask, Withdraw
from app.domain.case.cases import Case, Task, TaskState
from app.domain.case.deciding import Moved, decide
from app.domain.case.refusals import Refused
from app.domain.procedure.procedures import HolderKind, Route
from app.domain.working_time.clocks import Allowance, Unit
from app.services.actors import THE_SYSTEM, Actor
from app.services.casework.numbers import NUMBER_GONE, find_number_given_up
from app.services.demo.history.book import Book, CaseRows
from app.services.demo.history.choices import choose, word
from app.services.demo.history.crews import find_attending, find_with
from app.services.demo.history.durations import answer_time, applicants_time, work_time
from app.services.demo.history.works import Bench, Done, chance_of, work_on
from app.services.intake import submitted

NEVER_ANSWERED, EXPLAINED = 0.09, 0.35
WITHDRAWN = 0.012
TAKEN, TAKEN_OF_DAYS = 0.3, 0.9
AFTER_A_CORRECTION = 0.4
EXTENDED = 0.15
BEFORE_IT_IS_DUE = timedelta(minutes=70)
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Plan:
    """Something that somebody will do at a moment."""

    at: datetime
    do: Callable[[], None]


class Life:
    """A case being lived; `book` grows with it."""

    def __init__(
        self, book: Book, counter: Actor, seed: int, next_number: Callable[[int, str, int], int]
    ) -> None:
        """Begin before the case is filed by the officer at the counter."""
        self.book = book
        self.play = book.play
        self.at = book.arrival.at
        self._counter = counter
        self._rng = chance_of(seed, "life", book.arrival.index)
        self._next_number = next_number
        self._case: Case = book.blank_case()
        self._plans: dict[tuple[int, TaskState], Plan | None] = {}
        self._detours = 0
        self._withdraws = self._rng.randint(3, 6) if self._rng.random() < WITHDRAWN else 0

    def moments(self) -> Iterator[datetime]:
        """Give the moment of what happens next, again and again until the case has ended."""
        yield self.at
        moved = submitted(self._case, self._counter, self.at, self.play.agency.calendar)
        self._took_place(moved, self._counter, Done())
        while self._case.ended is None:
            plans = [(plan.at, key) for key in self._keys() if (plan := self._plan(key)) is not None]
            if not plans:
                return
            self.at, key = min(plans)
            yield self.at
            plan = self._plans.pop(key)
            assert plan is not None  # chosen above
            plan.do()

    def close(self) -> CaseRows:
        """Give the rows of the case as it stands now: ended, or at the end of the history."""
        return self.book.close(self._case, self.play.agency.until_at)

    def _keys(self) -> list[tuple[int, TaskState]]:
        return [(task.serial, task.state) for task in self._case.tasks]

    def _plan(self, key: tuple[int, TaskState]) -> Plan | None:
        if key not in self._plans:
            self._plans[key] = self._planned(self._case.get_task(key[0]))
        return self._plans[key]

    def _planned(self, task: Task) -> Plan | None:
        if task.state is TaskState.WAITING:
            return self._plan_answer(task)
        step = self._case.step_of(task)
        if task.holder.kind is HolderKind.SYSTEM:
            return Plan(self.at + A_MINUTE, lambda: self._act(task, THE_SYSTEM))
        if task.holder.kind is HolderKind.APPLICANT:
            return self._plan_work(task, applicants_time(self._rng, step.work))
        pace = self._pace(task)
        length = work_time(self._rng, step, pace * (AFTER_A_CORRECTION if task.pauses else 1))
        if self._withdraws and step.number >= self._withdraws:
            return Plan(self._after(length / 2), self._withdraw)
        return self._plan_work(task, length)

    def _plan_work(self, task: Task, length: timedelta) -> Plan:
        post = Post(task.holder.position, task.holder.office)
        actor, at = find_attending(self.play.agency, post, self._after(length), self._rng, task.assignee)
        extended_at = self._extended_at(task, at)
        if extended_at is not None:
            return Plan(extended_at, lambda: self._extend(task, actor, at))
        is_long = task.allowance.unit is Unit.WORKING_DAYS
        chance = TAKEN_OF_DAYS if is_long else TAKEN
        if task.is_with_applicant or task.assignee is not None or self._rng.random() > chance:
            return Plan(at, lambda: self._act(task, actor))
        taken_at = self._after(length * self._rng.uniform(0.1, 0.6))
        return Plan(min(taken_at, at), lambda: self._take(task, actor, at))

    def _extended_at(self, task: Task, at: datetime) -> datetime | None:
        """Tell when the supervisor agrees more days for a task that will be late; mostly he does not."""
        if task.allowance.unit is not Unit.WORKING_DAYS or task.due_at is None or at <= task.due_at:
            return None
        moment = task.due_at - BEFORE_IT_IS_DUE
        return moment if self.at < moment and self._rng.random() < EXTENDED else None

    def _plan_answer(self, task: Task) -> Plan | None:
        lapses_at = task.correction_due_at
        answered_at = self._after(answer_time(self._rng))
        if self._rng.random() < NEVER_ANSWERED or (lapses_at is not None and answered_at >= lapses_at):
            if lapses_at is None or self._case.procedure.correction.then is None:
                return None
            return Plan(lapses_at + A_MINUTE, lambda: self._decide(TimeOutTask(task.serial), THE_SYSTEM))
        note = "Sudah diperbaiki sesuai catatan." if self._rng.random() < EXPLAINED else ""
        actor, at = find_with(self.play.agency, Permission.CASE_ANSWER, answered_at, self._rng)
        return Plan(at, lambda: self._decide(AnswerCorrection(task.serial, note=note), actor))

    def _take(self, task: Task, actor: Actor, act_at: datetime) -> None:
        self._decide(Take(task.serial), actor)
        self._plans[task.serial, task.state] = Plan(act_at, lambda: self._act(task, actor))

    def _extend(self, task: Task, actor: Actor, act_at: datetime) -> None:
        more = Allowance(max(1, task.allowance.amount // 3), Unit.WORKING_DAYS)
        supervisor, _ = find_with(self.play.agency, Permission.CASE_EXTEND, self.at, self._rng)
        extend = Extend(task.serial, more, "Menunggu hasil tinjauan lapangan.")
        calendar = self.play.agency.calendar
        moved = decide(self._case, extend, by=supervisor.officer, at=self.at, calendar=calendar)
        # What the agency's limits do not allow, as a second time, is not agreed; the work goes on all the same.
        if isinstance(moved, Moved):
            self._took_place(moved, supervisor, Done())
        self._plans[task.serial, task.state] = Plan(act_at, lambda: self._act(task, actor))

    def _act(self, task: Task, actor: Actor) -> None:
        step = self._case.step_of(task)
        outcome = choose(self._rng, self._case, task, actor, self._detours)
        done = Done()
        if outcome.route is Route.FORWARD:
            done = work_on(self._bench(actor), step.work)
        elif outcome.route is not Route.REJECT:
            self._detours += 1
        self._decide(word(self._rng, task, outcome, self.play.requirements, done.facts), actor, done)

    def _withdraw(self) -> None:
        actor, _ = find_with(self.play.agency, Permission.CASE_WITHDRAW, self.at, self._rng)
        self._decide(Withdraw("Pemohon membatalkan rencananya."), actor)

    def _decide(self, action: Action, by: Actor, done: Done | None = None) -> None:
        moved = decide(self._case, action, by=by.officer, at=self.at, calendar=self.play.agency.calendar)
        if isinstance(moved, Refused):
            message = f"case {self.book.row.number} refused {action}: {moved.reason} {dict(moved.details)}"
            raise RuntimeError(message)  # noqa: TRY004 -- a fault of the play, not of a type
        self._took_place(moved, by, done or Done())

    def _took_place(self, moved: Moved, by: Actor, done: Done) -> None:
        if not moved.history:
            return
        given_up = find_number_given_up(moved)
        self.book.file(self._case, moved, by, done, given_up)
        self._case = moved.case
        if given_up is not None:
            facts = MappingProxyType({**self._case.facts, **NUMBER_GONE})
            self._case = replace(self._case, facts=facts)

    def _bench(self, actor: Actor) -> Bench:
        name = self.book.row.applicant_name
        return Bench(self.play, self._case, name, self.at, actor.id, self._rng, self._next_number)

    def _pace(self, task: Task) -> float:
        holders = self.play.agency.holders[Post(task.holder.position, task.holder.office)]
        return self.play.agency.paces[holders[0].id if task.assignee is None else task.assignee]

    def _after(self, length: timedelta) -> datetime:
        return self.play.agency.calendar.add_working_time(self.at, length)
