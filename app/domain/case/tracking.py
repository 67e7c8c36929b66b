"""How far a case has come, told to its applicant: a few stages in plain order, no officer and no inner steps.

Takes a procedure and which of its steps were visited; knows neither persons nor words, only kinds of stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from app.domain.procedure.procedures import Procedure, Step, Work


class StageKind(StrEnum):
    """What an applicant would call a stretch of the SOP."""

    RECEIVED = "received"
    CHECKED = "checked"
    ENTERED = "entered"
    RECOMMENDED = "recommended"
    DECIDED = "decided"
    PAID = "paid"
    SIGNED = "signed"
    HANDED_OVER = "handed_over"


STAGE_OF: Mapping[Work, StageKind | None] = {
    Work.SUBMIT: StageKind.RECEIVED,
    Work.CHECK_DOCUMENTS: StageKind.CHECKED,
    # The office's own business: it belongs to the stage before it.
    Work.DISPATCH: None,
    Work.ENTER_DATA: StageKind.ENTERED,
    Work.SURVEY: StageKind.RECOMMENDED,
    Work.RECOMMEND: StageKind.RECOMMENDED,
    Work.VERIFY: StageKind.DECIDED,
    Work.DECIDE: StageKind.DECIDED,
    Work.BILL: StageKind.PAID,
    Work.PAY: StageKind.PAID,
    Work.NUMBER: StageKind.SIGNED,
    Work.SIGN_ELECTRONICALLY: StageKind.SIGNED,
    Work.SIGN_BY_HAND: StageKind.SIGNED,
    Work.PRINT: StageKind.SIGNED,
    Work.ASK_SATISFACTION: StageKind.HANDED_OVER,
    Work.HAND_OVER: StageKind.HANDED_OVER,
    Work.NOTIFY: None,
}


class StageState(StrEnum):
    """Where a stage stands."""

    DONE = "done"
    NOW = "now"
    WITH_APPLICANT = "with_applicant"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Visit:
    """One activation of a step: live until it was closed."""

    serial: int
    step: str
    opened_at: datetime
    closed_at: datetime | None = None
    is_with_applicant: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of the SOP as the applicant sees it; `at` is when it was finished, or begun where it goes on."""

    kind: StageKind
    state: StageState
    at: datetime | None = None


def list_stages(
    procedure: Procedure, visits: Sequence[Visit], *, has_ended: bool = False
) -> tuple[Stage, ...]:
    """Tell the stages in the order of the SOP; those that the file went past without a visit are left out.

    An ended case has nothing ahead of it any more.
    """
    places = {step.key: place for place, step in enumerate(procedure.steps)}
    standing = [visit for visit in _latest(visits) if not _was_sent_back(visit, visits, places)]
    farthest = max((places[visit.step] for visit in standing), default=-1)
    stages = []
    for kind, told in groupby(_told(procedure), key=itemgetter(0)):
        stretch = [step for _kind, step in told]
        keys = {step.key for step in stretch}
        seen = [visit for visit in standing if visit.step in keys]
        is_ahead = places[stretch[-1].key] > farthest and not has_ended
        if seen or is_ahead:
            stages.append(_stage(kind, seen))
    return tuple(stages)


def _told(procedure: Procedure) -> Iterator[tuple[StageKind, Step]]:
    kind = StageKind.RECEIVED
    for step in procedure.steps:
        kind = STAGE_OF[step.work] or kind
        yield kind, step


def _latest(visits: Iterable[Visit]) -> list[Visit]:
    latest = {visit.step: visit for visit in sorted(visits, key=lambda visit: visit.serial)}
    return list(latest.values())


def _was_sent_back(visit: Visit, visits: Sequence[Visit], places: Mapping[str, int]) -> bool:
    """Whether an earlier step, done before, has been opened again since: this one is ahead once more."""
    if visit.closed_at is None:
        return False
    seen_before = {earlier.step for earlier in visits if earlier.serial <= visit.serial}
    return any(
        later.serial > visit.serial
        and later.closed_at is None
        and later.step in seen_before
        and places[later.step] <= places[visit.step]
        for later in visits
    )


def _stage(kind: StageKind, seen: Sequence[Visit]) -> Stage:
    live = [visit for visit in seen if visit.closed_at is None]
    if live:
        is_waiting = any(visit.is_with_applicant for visit in live)
        state = StageState.WITH_APPLICANT if is_waiting else StageState.NOW
        return Stage(kind, state, min(visit.opened_at for visit in live))
    if not seen:
        return Stage(kind, StageState.AHEAD)
    return Stage(kind, StageState.DONE, max(visit.closed_at for visit in seen if visit.closed_at))
