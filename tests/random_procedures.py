"""Random procedures for property tests: sound ones by the way they are built, and ones put wrong at random."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from app.domain.procedure.procedures import (
    NO_ALLOWANCE,
    ClockEffect,
    CorrectionRule,
    EndStatus,
    OnRefusal,
    Outcome,
    Procedure,
    Route,
    Step,
    Work,
)
from tests.builders import (
    APPLICANT,
    BACK_OFFICE,
    HEAD,
    THE_SYSTEM,
    back_to,
    corrects,
    days,
    ends,
    is_,
    is_not,
    minutes,
    procedure,
    rejects,
    step,
    timed_out,
    to,
)

YES, NOT_YES = is_("yes", value=True), is_not("yes", value=True)
HOLDERS = [APPLICANT, BACK_OFFICE, HEAD, THE_SYSTEM]
WORKS = [Work.VERIFY, Work.PAY, Work.HAND_OVER, Work.NOTIFY]
ALLOWANCES = [NO_ALLOWANCE, minutes(30), days(2)]


class Builder:
    """Lays steps from the last one back to the first, so that each knows where it leads."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.names = (f"s{number}" for number in count(1))
        self.finished: set[str] = set()

    def chance(self) -> bool:
        return self.draw(st.booleans())

    def arm(self, onward: str, *, blocks: int, depth: int) -> list[Step]:
        """Lay some blocks before a step; returns lead anywhere within."""
        laid: list[Step] = []
        for _ in range(blocks):
            then = laid[0].key if laid else onward
            is_parting = depth < 2 and self.chance()
            laid = [*(self.fork(then, depth) if is_parting else [self.plain(then)]), *laid]
        return self.with_returns(laid)

    def plain(self, then: str, **more) -> Step:
        is_skippable = bool(then) and self.chance()
        time_out = timed_out(minutes(60), "pass") if self.chance() else None
        way = to(then, key="pass") if then else ends(key="pass")
        return step(
            next(self.names),
            replace(way, clock=self.draw(st.sampled_from([ClockEffect.NONE, ClockEffect.START_PROMISE]))),
            *self.other_outcomes(then),
            by=self.draw(st.sampled_from(HOLDERS)),
            work=self.draw(st.sampled_from(WORKS)),
            allowance=self.draw(st.sampled_from(ALLOWANCES)),
            when=YES if is_skippable else None,
            otherwise=then if is_skippable else "",
            time_out=time_out,
            **more,
        )

    def other_outcomes(self, then: str) -> list[Outcome]:
        clock = self.draw(st.sampled_from([ClockEffect.NONE, ClockEffect.RESTART]))
        possible = [corrects(clock=clock), rejects()]
        possible += (
            [to(then, key="pass_if", when=YES), to(then, key="pass_unless", when=NOT_YES)] if then else []
        )
        return [one for one in possible if self.chance()]

    def fork(self, then: str, depth: int) -> list[Step]:
        """Lay a step that parts the file, two or three arms (one may be empty), and their join."""
        join = self.plain(then, joins=self.draw(st.sampled_from(OnRefusal)))
        arms = [
            self.arm(join.key, blocks=self.draw(st.integers(1, 2)), depth=depth + 1)
            for _ in range(self.draw(st.integers(1, 2)))
        ]
        last = self.arm(
            join.key, blocks=self.draw(st.integers(0, 1)) if len(arms) == 1 else 1, depth=depth + 1
        )
        targets = [arm[0].key if arm else join.key for arm in (*arms, last)]
        opening = step(next(self.names), to(*targets, key="pass"), rejects(), by=BACK_OFFICE)
        return [opening, *(one for arm in (*arms, last) for one in arm), join]

    def with_returns(self, laid: list[Step]) -> list[Step]:
        """Let some steps return the file to any step of this arm, the forks within it included."""
        within = [one.key for one in laid]
        returning = [
            replace(one, outcomes=(*one.outcomes, back_to(self.draw(st.sampled_from(within)))))
            if one.key not in self.finished and self.chance()
            else one
            for one in laid
        ]
        self.finished.update(within)
        return returning


@st.composite
def sound_procedures(draw: st.DrawFn) -> Procedure:
    """Give a procedure of a few blocks with forks up to two deep, skips, returns, time-outs and conditions."""
    laid = Builder(draw).arm("", blocks=draw(st.integers(1, 3)), depth=0)
    starts = any(one.clock is ClockEffect.START_PROMISE for each in laid for one in each.outcomes)
    rule = draw(st.sampled_from([CorrectionRule(), CorrectionRule(days(3), EndStatus.CANCELLED)]))
    return procedure(*laid, promise=days(5) if starts else NO_ALLOWANCE, correction=rule)


@st.composite
def doubtful_procedures(draw: st.DrawFn) -> Procedure:
    """Give a sound procedure with one outcome turned elsewhere, or one skip."""
    sop = draw(sound_procedures())
    keys = [one.key for one in sop.steps]
    number = draw(st.integers(0, len(sop.steps) - 1))
    turned = sop.steps[number]
    if turned.otherwise and draw(st.booleans()):
        turned = replace(turned, otherwise=draw(st.sampled_from(keys)))
    else:
        turned = _with_an_outcome_turned(draw, turned, keys)
    return replace(sop, steps=(*sop.steps[:number], turned, *sop.steps[number + 1 :]))


def _with_an_outcome_turned(draw: st.DrawFn, turned: Step, keys: list[str]) -> Step:
    place = draw(st.integers(0, len(turned.outcomes) - 1))
    targets = tuple(draw(st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True)))
    route = draw(st.sampled_from([Route.FORWARD, Route.RETURN, Route.REJECT]))
    outcome = replace(turned.outcomes[place], targets=targets, ends=None, route=route, clock=ClockEffect.NONE)
    return replace(turned, outcomes=(*turned.outcomes[:place], outcome, *turned.outcomes[place + 1 :]))
