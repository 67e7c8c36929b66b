"""The course of one decision: events recorded one after another, each at once taken into the case.

Knows how a file moves (skips, forks, joins, clocks); who may move it is `deciding` with `access`.
"""

from __future__ import annotations

from datetime import datetime

from app.domain import events as e
from app.domain.calendar import WorkingCalendar
from app.domain.cases import Case, Happened, Task, TaskState, ended_pauses, evolve
from app.domain.clocks import Allowance, PauseCause, Unit, due_at
from app.domain.conditions import holds
from app.domain.procedures import (
    PERMIT_TYPE_OFFICE,
    ClockEffect,
    EndStatus,
    OnRefusal,
    Outcome,
    Route,
    Step,
    Work,
)


class Course:
    """Records events on a case as of one moment, by one person."""

    def __init__(self, case: Case, *, by: int, at: datetime, calendar: WorkingCalendar) -> None:
        """Begin at a case; nothing is recorded yet."""
        self.case = case
        self.history: list[Happened] = []
        self._by = by
        self._at = at
        self._calendar = calendar

    def record(self, event: e.Event) -> None:
        """Note that something happened and take it into the case."""
        happened = Happened(event, self._at, self._by)
        self.history.append(happened)
        self.case = evolve(self.case, happened)

    def open_step(self, key: str, path: e.Path) -> None:
        """Open a step, or the first one after it whose condition is met; a joining step waits for all arms."""
        step = self.case.procedure.get_step(key)
        while not holds(step.when, self.case.facts):
            self.record(e.StepSkipped(step.key, step.otherwise))
            step = self.case.procedure.get_step(step.otherwise)
        if step.joins is not None and path:
            self._arrive(path, at_step=step)
            return
        self._open_task(step, path)

    def leave(self, task: Task, outcome: Outcome) -> None:
        """Send the file where an outcome says; its task is closed already."""
        if outcome.clock is ClockEffect.START_PROMISE and self.case.promise_started_at is None:
            self.record(e.PromiseStarted(due_at(self._calendar, self._at, self.case.procedure.promise)))
        if outcome.ends is not None:
            self._end_or_wait(task, outcome.ends)
            return
        if len(outcome.targets) == 1:
            self.open_step(outcome.targets[0], task.path)
            return
        fork = self.case.forks_opened + 1
        self.record(e.CaseForked(fork, len(outcome.targets)))
        for arm, target in enumerate(outcome.targets):
            self.open_step(target, (*task.path, e.Branch(fork, arm, len(outcome.targets))))

    def answer_correction(self, task: Task) -> None:
        """Let the task's clock run on, with the remainder or, if the outcome said so, anew."""
        restarts = task.correction_restarts
        started_at = self._at if restarts else task.started_at
        pauses = () if restarts else ended_pauses(task.pauses, self._at)
        due = due_at(self._calendar, started_at, task.allowance, pauses)
        self.record(e.CorrectionAnswered(task.serial, due, restarted=restarts))

    def end(self, status: EndStatus, note: str = "", reason: str = "") -> None:
        """End the case and close whatever is still open."""
        for task in self.case.tasks:
            self.record(e.TaskCancelled(task.serial))
        self.record(e.CaseEnded(status, note, reason))

    def settle_promise(self, *, was_with_applicant: bool) -> None:
        """Stop or restart the promise when the whole file changed hands between office and applicant."""
        case = self.case
        if case.promise_started_at is None or case.ended is not None:
            return
        is_with_applicant = case.is_with_applicant
        if is_with_applicant and not was_with_applicant:
            self.record(e.PromisePaused(_cause(case)))
        if was_with_applicant and not is_with_applicant and case.promise_pauses:
            pauses = ended_pauses(case.promise_pauses, self._at)
            due = due_at(self._calendar, case.promise_started_at, case.procedure.promise, pauses)
            self.record(e.PromiseResumed(due))

    def moment_after(self, allowance: Allowance) -> datetime | None:
        """Tell when an allowance that begins now runs out; None when there is none."""
        return None if allowance.unit is Unit.NONE else due_at(self._calendar, self._at, allowance)

    def _open_task(self, step: Step, path: e.Path) -> None:
        office = self.case.office if step.holder.office == PERMIT_TYPE_OFFICE else step.holder.office
        time_out = step.time_out
        self.record(
            e.TaskOpened(
                task=self.case.tasks_opened + 1,
                step=step.key,
                holder=step.holder.kind,
                position=step.holder.position,
                office=office,
                allowance=step.allowance,
                due_at=due_at(self._calendar, self._at, step.allowance),
                times_out_at=None if time_out is None else self.moment_after(time_out.after),
                path=path,
            )
        )

    def _arrive(self, path: e.Path, *, at_step: Step) -> None:
        branch, outer = path[-1], path[:-1]
        self.record(e.BranchArrived(branch.fork, branch.arm))
        self._go_on_when_all_arrived(branch, outer, at_step)

    def _go_on_when_all_arrived(self, branch: e.Branch, outer: e.Path, join: Step) -> None:
        arrived = [one for one in self.case.arrivals if one.fork == branch.fork]
        if len(arrived) < branch.of:
            return
        if any(one.refused for one in arrived):
            self._refuse(outer, after=join)
            return
        self._open_task(join, outer)

    def _end_or_wait(self, task: Task, status: EndStatus) -> None:
        if not task.path or status is not EndStatus.REJECTED:
            self.end(status)
            return
        self._refuse(task.path, after=self.case.procedure.get_step(task.step))

    def _refuse(self, path: e.Path, *, after: Step) -> None:
        join = self.case.procedure.find_join_after(after.key) if path else None
        if join is None or join.joins is OnRefusal.CANCEL_OTHERS:
            self.end(EndStatus.REJECTED)
            return
        branch, outer = path[-1], path[:-1]
        self.record(e.BranchArrived(branch.fork, branch.arm, refused=True))
        self._go_on_when_all_arrived(branch, outer, join)


def _cause(case: Case) -> PauseCause:
    if any(task.state is TaskState.WAITING for task in case.tasks):
        return PauseCause.CORRECTION
    is_payment = any(case.step_of(task).work is Work.PAY for task in case.tasks)
    return PauseCause.PAYMENT if is_payment else PauseCause.COLLECTION


def is_correction(outcome: Outcome) -> bool:
    """Whether an outcome asks the applicant to mend the file instead of moving it."""
    return outcome.route is Route.CORRECT
