"""What each kind of work leaves known when a simulated step goes forward, with the rows and events beside it.

The facts are those of `services.work`, without its papers: nothing is printed, signed or uploaded here.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from app.domain.case.cases import Case
from app.domain.case.events import (
    Event,
    FeeBilled,
    HandedOver,
    NumberGiven,
    PaymentRecorded,
    SatisfactionAnswered,
)
from app.domain.ikm import Element
from app.domain.procedure.procedures import Work
from app.domain.respondents import QUESTIONS, Trait
from app.services.codes import ALPHABET
from app.services.demo.history.stage import Play
from app.services.demo.people import EXAMPLES

MORNING_ENDS = 13
RETICENT = 0.1
"""The share of questions about themselves that respondents leave open."""
GRADES = "2" + "3" * 7 + "4" * 5
SKIPPED = 0.12
TOKEN_LETTERS = 32


@dataclass(frozen=True)
class Done:
    """What a step's work left: facts for the case, events beside the outcome, rows of other tables."""

    facts: Mapping[str, object] = field(default_factory=dict)
    told: tuple[Event, ...] = ()
    rows: tuple[tuple[str, Mapping[str, object]], ...] = ()


@dataclass(frozen=True)
class Bench:
    """Where a step is worked on: the play, the case, the moment, who acts, chance, and the counter of numbers."""

    play: Play
    case: Case
    applicant_name: str
    at: datetime
    by: int
    rng: Random
    next_number: Callable[[int, str, int], int]


def work_on(bench: Bench, work: Work) -> Done:
    """Do a kind of work on the way forward; most leave nothing but their outcome."""
    doing = _DOING.get(work)
    return Done() if doing is None else doing(bench)


def _check(_bench: Bench) -> Done:
    return Done({"requirements.unchecked": (), "requirements.defective": ()})


def _recommend(bench: Bench) -> Done:
    on = bench.play.agency.calendar.date_of(bench.at)
    return Done(
        {
            "recommendation.number": f"500/{bench.rng.randint(1, 999):03}/REK/{on.year}",
            "recommendation.dated_on": on,
            "recommendation.text": EXAMPLES["text"][0],
            "recommendation.given_on": bench.at,
        }
    )


def _survey(bench: Bench) -> Done:
    on = bench.play.agency.calendar.date_of(bench.at)
    return Done({"survey.surveyed_on": on, "survey.findings": EXAMPLES["findings"][0]})


def _bill(bench: Bench) -> Done:
    amount, basis = bench.case.facts["permit_type.fee"], bench.play.fee_basis
    row = {"amount": amount, "basis": basis, "billed_at": bench.at, "billed_by": bench.by}
    return Done({"payment.amount": amount}, (FeeBilled(str(amount), basis),), (("bills", row),))


def _pay(bench: Bench) -> Done:
    on = bench.play.agency.calendar.date_of(bench.at)
    receipt = f"STS-{on:%y%m}-{bench.rng.randint(1, 99999):05}"
    row = {"paid_at": bench.at, "paid_on": on, "receipt_number": receipt}
    amount = str(bench.case.facts.get("payment.amount", bench.case.facts["permit_type.fee"]))
    facts = {"payment.is_recorded": True, "payment.paid_on": on}
    return Done(facts, (PaymentRecorded(amount, receipt),), (("payments", row),))


def _number(bench: Bench) -> Done:
    standing = bench.case.facts.get("permit.number")
    if standing:
        return Done({"permit.number": standing}, (NumberGiven(str(standing)),))
    on = bench.play.agency.calendar.date_of(bench.at)
    sequence = bench.next_number(bench.play.agency.id, bench.play.series, on.year)
    text = bench.play.written(sequence, on)
    row = {
        "series": bench.play.series,
        "year": on.year,
        "sequence": sequence,
        "text": text,
        "given_at": bench.at,
        "given_by": bench.by,
    }
    token = "".join(bench.rng.choices(ALPHABET, k=TOKEN_LETTERS))
    facts = {"permit.number": text, "permit.numbered_on": on, "permit.token": token}
    return Done(facts, (NumberGiven(text),), (("given_numbers", row),))


def _sign(_bench: Bench) -> Done:
    return Done({"permit.is_signed": True})


def _ask(bench: Bench) -> Done:
    if bench.case.facts.get("satisfaction.is_asked"):
        return Done()
    facts = {"satisfaction.is_asked": True}
    if bench.rng.random() < SKIPPED:
        return Done(facts, (SatisfactionAnswered(is_skipped=True, why="Pemohon tergesa-gesa."),))
    local = bench.at.astimezone(bench.play.agency.calendar.zone)
    row = {
        "permit_type_id": bench.play.permit_type_id,
        "answered_on": local.date(),
        "hour_band": "08-12" if local.hour < MORNING_ENDS else "13-17",
        "answers": {element.value: int(bench.rng.choice(GRADES)) for element in Element},
        "respondent": _respondent(bench.at),
    }
    return Done(facts, (SatisfactionAnswered(is_skipped=False),), (("satisfaction_answers", row),))


def _respondent(at: datetime) -> dict[str, str]:
    """Invent what a respondent tells of himself; drawn apart, so that the rest of the history stays as it is."""
    rng = Random(int(at.timestamp()))  # noqa: S311 - invents, guards nothing
    told = {trait.value: rng.choice(list(QUESTIONS[trait].bands)) for trait in Trait}
    return {trait: band for trait, band in told.items() if rng.random() > RETICENT}


def _hand_over(bench: Bench) -> Done:
    asked = _ask(bench)
    handed = HandedOver(bench.applicant_name, EXAMPLES["proof"][0])
    return Done(asked.facts, (*asked.told, handed), asked.rows)


_DOING: Mapping[Work, Callable[[Bench], Done]] = {
    Work.CHECK_DOCUMENTS: _check,
    Work.RECOMMEND: _recommend,
    Work.SURVEY: _survey,
    Work.BILL: _bill,
    Work.PAY: _pay,
    Work.NUMBER: _number,
    Work.SIGN_ELECTRONICALLY: _sign,
    Work.SIGN_BY_HAND: _sign,
    Work.ASK_SATISFACTION: _ask,
    Work.HAND_OVER: _hand_over,
}


def chance_of(seed: int, *words: object) -> Random:
    """Give a stream of chance of its own, the same on every machine."""
    return Random(zlib.crc32(repr(words).encode()) << 32 | seed & 0xFFFFFFFF)  # noqa: S311 -- a play, not a secret
