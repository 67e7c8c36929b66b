"""How long things take in the demonstration: long-tailed, against what a step is allowed, in the office's own time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from math import log
from random import Random

from app.domain.procedure.procedures import Step, Work
from app.domain.working_time.clocks import Unit

A_DAY = timedelta(hours=7, minutes=30)
MEDIAN_SHARE = 0.34
MEDIAN_SHARE_OF_DAYS = 0.46
"""Half of the tasks take less than this share of what they are allowed; those of several days, the OPDs', more."""
SPREAD, SPREAD_OF_DAYS = 0.52, 0.48
USUAL: Mapping[Work, timedelta] = {
    Work.CHECK_DOCUMENTS: timedelta(minutes=25),
    Work.DISPATCH: timedelta(minutes=20),
    Work.SURVEY: A_DAY * 0.9,
    Work.RECOMMEND: A_DAY * 1.1,
    Work.VERIFY: timedelta(minutes=90),
    Work.DECIDE: timedelta(minutes=90),
    Work.BILL: timedelta(minutes=40),
    Work.NUMBER: timedelta(minutes=40),
    Work.SIGN_ELECTRONICALLY: timedelta(minutes=150),
    Work.SIGN_BY_HAND: timedelta(minutes=150),
}
"""The median where a step has no time of its own."""
COLLECTING, ANSWERING = timedelta(hours=5), A_DAY * 2.5
AT_THE_COUNTER = timedelta(minutes=20)


def work_time(rng: Random, step: Step, pace: float) -> timedelta:
    """Draw the office time that a task takes from its opening to its end."""
    allowance = step.allowance
    if allowance.unit is Unit.WORKING_DAYS:
        return _drawn(rng, A_DAY * allowance.amount * MEDIAN_SHARE_OF_DAYS * pace, SPREAD_OF_DAYS)
    if allowance.unit is Unit.NONE:
        return _drawn(rng, USUAL.get(step.work, AT_THE_COUNTER) * pace, 0.6)
    return _drawn(rng, allowance.working_time * MEDIAN_SHARE * pace, SPREAD)


def applicants_time(rng: Random, work: Work) -> timedelta:
    """Draw the office time until the applicant has done his part."""
    median = {Work.HAND_OVER: COLLECTING, Work.PAY: A_DAY}.get(work, AT_THE_COUNTER)
    return _drawn(rng, median, 0.9)


def answer_time(rng: Random) -> timedelta:
    """Draw the office time until an applicant has mended his file."""
    return _drawn(rng, ANSWERING, 0.75)


def _drawn(rng: Random, median: timedelta, spread: float) -> timedelta:
    seconds = rng.lognormvariate(log(median.total_seconds()), spread)
    return timedelta(seconds=max(20, round(seconds)))
