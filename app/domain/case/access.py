"""Who may do what on this case now: one table, asked by buttons, bulk screen, API, services and tests alike.

A permission is granted when the officer's role carries it and every fact of at least one clause is true.
Knows nothing of sessions, roles in the framework or how an officer was found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from app.domain.case.cases import Case, Task
from app.domain.case.refusals import Reason, Refused
from app.domain.procedure.procedures import HolderKind, Outcome, Route, Step, Work


class Permission(StrEnum):
    """Each thing that may be done to a case, `resource:action`, in alphabetical order."""

    CASE_ANSWER = "case:answer"
    CASE_ASK_SATISFACTION = "case:ask_satisfaction"
    CASE_BILL = "case:bill"
    CASE_CANCEL = "case:cancel"
    CASE_CHECK = "case:check"
    CASE_CORRECT = "case:correct"
    CASE_DECIDE = "case:decide"
    CASE_DISPATCH = "case:dispatch"
    CASE_ENTER_DATA = "case:enter_data"
    CASE_EXPORT = "case:export"
    CASE_EXTEND = "case:extend"
    CASE_FILE = "case:file"
    CASE_HAND_OVER = "case:hand_over"
    CASE_NOTIFY = "case:notify"
    CASE_NUMBER = "case:number"
    CASE_PAY = "case:pay"
    CASE_PRINT = "case:print"
    CASE_REASSIGN = "case:reassign"
    CASE_RECOMMEND = "case:recommend"
    CASE_REJECT = "case:reject"
    CASE_RELEASE = "case:release"
    CASE_REMIND = "case:remind"
    CASE_RETURN = "case:return"
    CASE_SIGN = "case:sign"
    CASE_SURVEY = "case:survey"
    CASE_TAKE = "case:take"
    CASE_TAKE_OVER = "case:take_over"
    CASE_VERIFY = "case:verify"
    CASE_VIEW = "case:view"
    CASE_VIEW_ALL = "case:view_all"
    CASE_WITHDRAW = "case:withdraw"
    PERMIT_COPY = "permit:copy"
    PERMIT_REVOKE = "permit:revoke"


@dataclass(frozen=True)
class Post:
    """A position held in an office of the agency; the office key is empty for the agency itself."""

    position: str
    office: str = ""


@dataclass(frozen=True)
class Officer:
    """Whoever acts: an officer with his posts and the permissions of his roles, or the system.

    `scopes` narrows a post that he holds by a decree for some permit types only; a post not named there is his for all.
    """

    id: int
    agency: str
    posts: frozenset[Post] = frozenset()
    permissions: frozenset[Permission] = frozenset()
    is_system: bool = False
    scopes: Mapping[Post, frozenset[int]] = field(default_factory=dict, hash=False)

    def is_in_scope(self, post: Post, permit_type: int) -> bool:
        """Whether the officer holds a post for this permit type too."""
        return post not in self.scopes or permit_type in self.scopes[post]

    def holds(self, post: Post, permit_type: int) -> bool:
        """Whether files of this permit type that lie with a post lie with the officer."""
        return post in self.posts and self.is_in_scope(post, permit_type)


SYSTEM = Officer(id=0, agency="", permissions=frozenset(Permission), is_system=True)


@dataclass(frozen=True)
class Situation:
    """What a rule may look at."""

    officer: Officer
    case: Case
    task: Task | None = None
    visited_posts: frozenset[Post] = field(default_factory=frozenset)


Rule: TypeAlias = Callable[[Situation], Refused | None]


def holds_current_step(situation: Situation) -> Refused | None:
    """The task lies with a post of the officer (a counter post where the applicant is served)."""
    task = situation.task
    if task is None:
        return Refused(Reason.TASK_CLOSED)
    if situation.officer.is_system and task.holder.kind is HolderKind.SYSTEM:
        return None
    post = Post(task.holder.position, task.holder.office)
    if post in situation.officer.posts:
        in_scope = situation.officer.is_in_scope(post, situation.case.permit_type)
        return None if in_scope else Refused(Reason.OUTSIDE_DECREE)
    return Refused(Reason.NOT_YOUR_STEP, {"position": task.holder.position, "office": task.holder.office})


def is_free_or_mine(situation: Situation) -> Refused | None:
    """Nobody else has taken the task."""
    task = situation.task
    if task is None or task.assignee in {None, situation.officer.id}:
        return None
    return Refused(Reason.TAKEN_BY_OTHER, {"officer": task.assignee})


def is_mine(situation: Situation) -> Refused | None:
    """The officer himself has taken the task."""
    is_taken = situation.task is not None and situation.task.assignee == situation.officer.id
    return None if is_taken else Refused(Reason.NOT_TAKEN_BY_YOU)


def did_not_file_it(situation: Situation) -> Refused | None:
    """Nobody decides about a file that he filed himself."""
    is_own = situation.case.filed_by == situation.officer.id and not situation.officer.is_system
    return Refused(Reason.OWN_FILING) if is_own else None


def did_not_decide_it(situation: Situation) -> Refused | None:
    """The officer who numbers a permit is not one who decided about it."""
    has_decided = situation.officer.id in situation.case.deciders and not situation.officer.is_system
    return Refused(Reason.OWN_DECISION) if has_decided else None


def holds_a_step(situation: Situation) -> Refused | None:
    """A live task lies with a post of the officer, or one did before."""
    live = {Post(task.holder.position, task.holder.office) for task in situation.case.tasks}
    permit_type = situation.case.permit_type
    is_concerned = any(situation.officer.holds(post, permit_type) for post in live | situation.visited_posts)
    return None if is_concerned else Refused(Reason.NOT_PERMITTED)


def sees_all_cases(situation: Situation) -> Refused | None:
    """The officer's role shows him every case of his agency (counter, supervisor, auditor)."""
    sees = Permission.CASE_VIEW_ALL in situation.officer.permissions
    return None if sees else Refused(Reason.NOT_PERMITTED)


_ACT = (holds_current_step, is_free_or_mine)
_DECIDE = (*_ACT, did_not_file_it)
_LEAD = ((sees_all_cases,), (holds_current_step,))

ACCESS: Mapping[Permission, tuple[tuple[Rule, ...], ...]] = {
    Permission.CASE_ANSWER: ((sees_all_cases,), (holds_a_step,)),
    Permission.CASE_ASK_SATISFACTION: (_ACT,),
    Permission.CASE_BILL: (_ACT,),
    Permission.CASE_CANCEL: ((sees_all_cases,),),
    Permission.CASE_CHECK: (_ACT,),
    Permission.CASE_CORRECT: (_ACT,),
    Permission.CASE_DECIDE: (_DECIDE,),
    Permission.CASE_DISPATCH: (_ACT,),
    Permission.CASE_ENTER_DATA: (_ACT,),
    Permission.CASE_EXPORT: ((sees_all_cases,),),
    Permission.CASE_EXTEND: ((sees_all_cases,),),
    Permission.CASE_FILE: (_ACT,),
    Permission.CASE_HAND_OVER: (_ACT,),
    Permission.CASE_NOTIFY: (_ACT,),
    Permission.CASE_NUMBER: ((*_ACT, did_not_decide_it),),
    Permission.CASE_PAY: (_ACT,),
    Permission.CASE_PRINT: (_ACT,),
    Permission.CASE_REASSIGN: _LEAD,
    Permission.CASE_RECOMMEND: (_DECIDE,),
    Permission.CASE_REJECT: (_DECIDE,),
    Permission.CASE_RELEASE: ((holds_current_step, is_mine),),
    Permission.CASE_REMIND: _LEAD,
    Permission.CASE_RETURN: (_ACT,),
    Permission.CASE_SIGN: (_DECIDE,),
    Permission.CASE_SURVEY: (_ACT,),
    Permission.CASE_TAKE: (_ACT,),
    Permission.CASE_TAKE_OVER: ((holds_current_step,),),
    Permission.CASE_VERIFY: (_DECIDE,),
    Permission.CASE_VIEW: ((holds_a_step,), (sees_all_cases,)),
    Permission.CASE_VIEW_ALL: ((sees_all_cases,),),
    Permission.CASE_WITHDRAW: ((sees_all_cases,), (holds_a_step,)),
    Permission.PERMIT_COPY: ((sees_all_cases,),),
    Permission.PERMIT_REVOKE: ((sees_all_cases,),),
}

_FORWARD: Mapping[Work, Permission] = {
    Work.SUBMIT: Permission.CASE_FILE,
    Work.CHECK_DOCUMENTS: Permission.CASE_CHECK,
    Work.DISPATCH: Permission.CASE_DISPATCH,
    Work.ENTER_DATA: Permission.CASE_ENTER_DATA,
    Work.SURVEY: Permission.CASE_SURVEY,
    Work.RECOMMEND: Permission.CASE_RECOMMEND,
    Work.VERIFY: Permission.CASE_VERIFY,
    Work.DECIDE: Permission.CASE_DECIDE,
    Work.BILL: Permission.CASE_BILL,
    Work.PAY: Permission.CASE_PAY,
    Work.NUMBER: Permission.CASE_NUMBER,
    Work.SIGN_ELECTRONICALLY: Permission.CASE_SIGN,
    Work.SIGN_BY_HAND: Permission.CASE_SIGN,
    Work.PRINT: Permission.CASE_PRINT,
    Work.ASK_SATISFACTION: Permission.CASE_ASK_SATISFACTION,
    Work.HAND_OVER: Permission.CASE_HAND_OVER,
    Work.NOTIFY: Permission.CASE_NOTIFY,
}

_BY_ROUTE: Mapping[Route, Permission] = {
    Route.RETURN: Permission.CASE_RETURN,
    Route.CORRECT: Permission.CASE_CORRECT,
    Route.REJECT: Permission.CASE_REJECT,
}


def permission_for(step: Step, outcome: Outcome) -> Permission:
    """Name the permission that an outcome needs: its route's, or forward, the work's own."""
    return _BY_ROUTE.get(outcome.route) or _FORWARD[step.work]


def find_refusal(permission: Permission, situation: Situation) -> Refused | None:
    """Tell why an officer may not do this now; None when he may.

    Of several clauses the first one's reason is told: it is the usual way to hold the permission.
    """
    if situation.case.agency != situation.officer.agency and not situation.officer.is_system:
        return Refused(Reason.OTHER_AGENCY)
    refusals = [_first_refusal(clause, situation) for clause in ACCESS[permission]]
    if None not in refusals:
        return refusals[0]
    if permission not in situation.officer.permissions:
        return Refused(Reason.NOT_PERMITTED, {"permission": permission.value})
    return None


def _first_refusal(clause: tuple[Rule, ...], situation: Situation) -> Refused | None:
    return next((refused for rule in clause if (refused := rule(situation)) is not None), None)
