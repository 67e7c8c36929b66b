"""The course of one decision: events recorded one after another, each at once taken into the case.

Knows how a file moves (skips, forks, joins, clocks); who may move it is `deciding` with `access`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.case import events as e
from app.domain.case.cases import Case, Task, TaskState
from app.domain.case.due_times import deemed_due_of, due_of_task, promise_due_of, time_out_of_task
from app.domain.case.folding import Happened, ended_pauses, evolve
from app.domain.procedure.conditions import holds
from app.domain.procedure.procedures import (
    PERMIT_TYPE_OFFICE,
    ClockEffect,
    EndStatus,
    HolderKind,
    OnRefusal,
    Outcome,
    Route,
    Step,
    Work,
)
from app.domain.working_time.calendar import WorkingCalendar
from app.domain.working_time.clocks import Allowance, Extension, PauseCause, due_at


class Course:
    """Records events on a case as of one moment, by one person."""

    def __init__(self, case: Case, *, by: int, at: datetime, calendar: WorkingCalendar) -> None:
        """Begin at a case; nothing is recorded yet."""
        self.case = case
        self.history: list[Happened] = []
        self._by = by
        self._at = at
        self.calendar = calendar

    def record(self, event: e.Event) -> None:
        """Note that something happened and take it into the case."""
        happened = Happened(event, self._at, self._by)
        self.history.append(happened)
        self.case = evolve(self.case, happened)

    def open_step(self, key: str, path: e.Path) -> None:
        """Open a step, or the first one after it whose condition is met; a joining step waits for all arms."""
        step = self.case.procedure.get_step(key)
        depth = len(self.case.procedure.forks.joins_around(key))
        if step.joins is not None and len(path) > depth:
            self._arrive(path, step)
            return
        self._open_or_skip(step, self._entered(path, depth))

    def leave(self, task: Task, outcome: Outcome) -> None:
        """Send the file where an outcome says; its task is closed already."""
        if outcome.clock is ClockEffect.START_PROMISE and self.case.promise_started_at is None:
            self._start_promise()
        if outcome.ends is not None:
            self._end_or_wait(task, outcome.ends)
            return
        if len(outcome.targets) == 1:
            self.open_step(outcome.targets[0], task.path)
            return
        fork = self._part(len(outcome.targets))
        for arm, target in enumerate(outcome.targets):
            self.open_step(target, (*task.path, e.Branch(fork, arm, len(outcome.targets))))

    def answer_correction(self, task: Task, note: str = "") -> None:
        """Let the task's clocks run on, with the remainder or, if the outcome said so, anew."""
        restarts = task.correction_restarts
        running = replace(
            task,
            state=TaskState.OPEN,
            started_at=self._at if restarts else task.started_at,
            pauses=ended_pauses(task.pauses, self._at),
        )
        self.record(
            e.CorrectionAnswered(
                task.serial,
                due_of_task(self.calendar, running),
                restarted=restarts,
                times_out_at=time_out_of_task(self.calendar, self.case, running),
                note=note,
            )
        )

    def extend(self, task: Task, allowance: Allowance, reason: str) -> None:
        """Give a task more time."""
        longer = replace(task, extensions=(*task.extensions, Extension(allowance, reason, self._at)))
        self.record(
            e.TaskExtended(
                task.serial,
                allowance,
                reason,
                due_of_task(self.calendar, longer),
                time_out_of_task(self.calendar, self.case, longer),
            )
        )

    def end(self, status: EndStatus, note: str = "", reason: str = "") -> None:
        """End the case and close whatever is still open."""
        for task in self.case.tasks:
            self.record(e.TaskCancelled(task.serial))
        self.record(e.CaseEnded(status, note, reason))

    def settle_promise(self) -> None:
        """Stop or restart the promise as the whole file lies with the applicant or the office now."""
        case = self.case
        if case.promise_started_at is None or case.ended is not None:
            return
        if case.is_with_applicant == case.is_promise_paused:
            return
        if case.is_with_applicant:
            self.record(e.PromisePaused(_cause(case)))
            return
        running = replace(case, promise_pauses=ended_pauses(case.promise_pauses, self._at))
        self.record(
            e.PromiseResumed(promise_due_of(self.calendar, running), deemed_due_of(self.calendar, running))
        )

    def moment_after(self, allowance: Allowance) -> datetime | None:
        """Tell when an allowance that begins now runs out; None when there is none."""
        return due_at(self.calendar, self._at, allowance)

    def _start_promise(self) -> None:
        allowed = self.case.deemed_allowed
        begun = replace(self.case, promise_started_at=self._at, deemed=allowed)
        self.record(
            e.PromiseStarted(
                promise_due_of(self.calendar, begun), allowed, deemed_due_of(self.calendar, begun)
            )
        )

    def _part(self, arms: int) -> int:
        fork = self.case.forks_opened + 1
        self.record(e.CaseForked(fork, arms))
        return fork

    def _entered(self, path: e.Path, depth: int) -> e.Path:
        """Enter a branch from outside, as a return does: it is then its fork's only arm, and joins alone."""
        while len(path) < depth:
            path = (*path, e.Branch(self._part(1), 0, 1))
        return path

    def _open_or_skip(self, step: Step, path: e.Path) -> None:
        if holds(step.when, self.case.facts):
            self._open_task(step, path)
            return
        self.record(e.StepSkipped(step.key, step.otherwise))
        self.open_step(step.otherwise, path)

    def _open_task(self, step: Step, path: e.Path) -> None:
        office = self.case.office if step.holder.office == PERMIT_TYPE_OFFICE else step.holder.office
        time_out = step.time_out
        is_applicants = step.holder.kind is HolderKind.APPLICANT
        self.record(
            e.TaskOpened(
                task=self.case.tasks_opened + 1,
                step=step.key,
                holder=step.holder.kind,
                position=step.holder.position,
                office=office,
                allowance=step.allowance,
                due_at=None if is_applicants else self.moment_after(step.allowance),
                times_out_at=None if time_out is None else self.moment_after(time_out.after),
                path=path,
            )
        )

    def _arrive(self, path: e.Path, join: Step, *, is_refused: bool = False) -> None:
        branch, outer = path[-1], path[:-1]
        self.record(e.BranchArrived(branch.fork, branch.arm, is_refused))
        if is_refused and join.joins is OnRefusal.CANCEL_OTHERS:
            self._cancel_fork(branch.fork)
            self._refuse(outer, join)
            return
        arrived = [one for one in self.case.arrivals if one.fork == branch.fork]
        if len(arrived) < branch.of:
            return
        if any(one.refused for one in arrived):
            self._refuse(outer, join)
            return
        self._open_or_skip(join, outer)

    def _end_or_wait(self, task: Task, status: EndStatus) -> None:
        if status is EndStatus.REJECTED:
            self._refuse(task.path, self.case.step_of(task))
            return
        self.end(status)

    def _refuse(self, path: e.Path, step: Step) -> None:
        """Refuse the branch that a step lies in, as its join prescribes; outside all forks, the case."""
        join = self.case.procedure.find_join_after(step.key)
        if not path or join is None:
            self.end(EndStatus.REJECTED)
            return
        self._arrive(path, join, is_refused=True)

    def _cancel_fork(self, fork: int) -> None:
        for task in self.case.tasks:
            if any(branch.fork == fork for branch in task.path):
                self.record(e.TaskCancelled(task.serial))


def _cause(case: Case) -> PauseCause:
    if any(task.state is TaskState.WAITING for task in case.tasks):
        return PauseCause.CORRECTION
    works = {case.step_of(task).work for task in case.tasks}
    if Work.PAY in works:
        return PauseCause.PAYMENT
    return PauseCause.COLLECTION if works & COLLECTING_WORK else PauseCause.CORRECTION


COLLECTING_WORK = frozenset({Work.ASK_SATISFACTION, Work.HAND_OVER})
"""Work that waits for the applicant to come for what is ready."""


def is_correction(outcome: Outcome) -> bool:
    """Whether an outcome asks the applicant to mend the file instead of moving it."""
    return outcome.route is Route.CORRECT
