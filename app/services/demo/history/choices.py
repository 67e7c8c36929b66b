"""What officers of the demonstration decide: mostly forward, at times back, seldom no; and in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from app.domain.case.access import permission_for
from app.domain.case.actions import Act
from app.domain.case.cases import Case, Task
from app.domain.case.decision_reasons import RejectReason, ReturnReason
from app.domain.case.events import Defect
from app.domain.procedure.conditions import holds
from app.domain.procedure.procedures import Need, Outcome, Route, Work
from app.services.actors import Actor

CHANCES: Mapping[Work, Mapping[Route, float]] = {
    Work.CHECK_DOCUMENTS: {Route.CORRECT: 0.13},
    Work.RECOMMEND: {Route.CORRECT: 0.03, Route.RETURN: 0.02, Route.REJECT: 0.035},
    Work.VERIFY: {Route.CORRECT: 0.015, Route.RETURN: 0.025, Route.REJECT: 0.01},
    Work.DECIDE: {Route.RETURN: 0.02, Route.REJECT: 0.005},
    Work.SIGN_ELECTRONICALLY: {Route.RETURN: 0.006, Route.REJECT: 0.002},
    Work.SIGN_BY_HAND: {Route.RETURN: 0.006, Route.REJECT: 0.002},
}
MOST_DETOURS = 2
"""After so many returns and corrections a file goes forward."""
DIRECT = 0.7
"""The first way forward of several, as a study without a survey."""
NOTES: Mapping[str, str] = {
    ReturnReason.INCOMPLETE: "Berkas belum lengkap; mohon dilengkapi sesuai daftar persyaratan.",
    ReturnReason.UNREADABLE: "Pindaian tidak terbaca; mohon diunggah ulang dengan jelas.",
    ReturnReason.MISMATCH: "Data pada formulir berbeda dengan dokumen; mohon disesuaikan.",
    ReturnReason.EXPIRED: "Masa berlaku dokumen sudah habis; mohon diganti dengan yang berlaku.",
    ReturnReason.WRONGLY_SENT: "Berkas salah alamat; dikembalikan untuk diteruskan kepada yang berwenang.",
    RejectReason.AGAINST_RULES: "Permohonan tidak sesuai dengan peraturan yang berlaku.",
    RejectReason.TECHNICALLY_UNFIT: "Hasil kajian teknis tidak memenuhi syarat keselamatan.",
    RejectReason.LOCATION_UNFIT: "Lokasi tidak memenuhi jarak aman dari permukiman.",
    RejectReason.REQUIREMENTS_UNMET: "Persyaratan pokok tidak dapat dipenuhi pemohon.",
}
TO_THE_APPLICANT = (
    *(ReturnReason.INCOMPLETE,) * 5,
    *(ReturnReason.UNREADABLE,) * 3,
    *(ReturnReason.MISMATCH,) * 2,
    ReturnReason.EXPIRED,
)
BACK = (ReturnReason.MISMATCH, ReturnReason.INCOMPLETE, ReturnReason.WRONGLY_SENT)
REFUSING = (
    *(RejectReason.TECHNICALLY_UNFIT,) * 3,
    *(RejectReason.LOCATION_UNFIT,) * 2,
    RejectReason.REQUIREMENTS_UNMET,
    RejectReason.AGAINST_RULES,
)


def choose(rng: Random, case: Case, task: Task, by: Actor, detours: int) -> Outcome:
    """Choose what an officer does with a task, among the ways that stand open to him."""
    step = case.step_of(task)
    draw = rng.random()
    open_ones = [
        one
        for one in step.outcomes
        if holds(one.when, case.facts) and permission_for(step, one) in by.officer.permissions
    ]
    for route, chance in CHANCES.get(step.work, {}).items():
        if draw < chance and (route is Route.REJECT or detours < MOST_DETOURS):
            found = [one for one in open_ones if one.route is route]
            if found:
                return found[0]
        draw -= chance
    forward = [one for one in open_ones if one.route is Route.FORWARD]
    return forward[0] if len(forward) == 1 or rng.random() < DIRECT else rng.choice(forward[1:])


def word(
    rng: Random, task: Task, outcome: Outcome, requirements: Sequence[str], facts: Mapping[str, object]
) -> Act:
    """Put a choice into an act, with its coded reason and what the applicant reads."""
    if outcome.route is Route.FORWARD:
        return Act(task.serial, outcome.key, has_document=Need.DOCUMENT in outcome.needs, facts=facts)
    reasons: Sequence[str] = {Route.CORRECT: TO_THE_APPLICANT, Route.REJECT: REFUSING}.get(
        outcome.route, BACK
    )
    reason = str(rng.choice(reasons))
    note, defects = NOTES[reason], ()
    if outcome.route is Route.CORRECT and requirements:
        found = sorted(rng.sample(requirements, min(len(requirements), rng.choice((1, 1, 2)))))
        return Act(
            task.serial, outcome.key, note, reason, defects=tuple(Defect(subject, note) for subject in found)
        )
    return Act(task.serial, outcome.key, note, reason, defects=defects)
