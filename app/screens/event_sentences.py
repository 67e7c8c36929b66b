"""What happened to a case, one sentence for each kind of event, as the timeline tells it.

Who did it and when stands beside the sentence, so no sentence names the person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _

from app.domain.case import events as e
from app.domain.procedure.procedures import HolderKind, Procedure, Route
from app.screens.document_words import document_word
from app.screens.formats import instant, rupiah
from app.screens.letter_events import LETTER_SENTENCES
from app.screens.reason_words import reason_word
from app.screens.words import holder_word, long_allowance_words, pause_word, status_word
from app.services.papers.values import Verdict


@dataclass(frozen=True)
class Telling:
    """What the sentences need to call things by their names."""

    procedure: Procedure
    positions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)

    def step(self, key: str) -> str:
        """Name a step: `2 Periksa kelengkapan`."""
        step = self.procedure.find_step(key)
        return key if step is None else f"{step.number} {step.label or step.text}"

    def outcome(self, step_key: str, outcome_key: str) -> str:
        """Name an outcome as its button did."""
        step = self.procedure.find_step(step_key)
        outcome = None if step is None else step.find_outcome(outcome_key)
        return outcome_key if outcome is None else outcome.label

    def holder(self, opened: e.TaskOpened) -> str:
        """Name who got a task."""
        label = self.positions.get((opened.position, opened.office), opened.position)
        return holder_word(opened.holder, label if opened.holder is HolderKind.POSITION else "")

    def subject(self, key: str) -> str:
        """Name a requirement or a document."""
        return self.subjects.get(key) or document_word(key)


def event_sentence(event: e.Event, telling: Telling) -> str:
    """Word an event in the reader's language."""
    return EVENT_SENTENCES[type(event)](event, telling)


def event_note(event: e.Event) -> str:
    """Give the coded reason in words and what a person wrote, word for word; empty where neither was given."""
    reason, note = str(getattr(event, "reason", "") or ""), str(getattr(event, "note", "") or "")
    return ": ".join(filter(None, (reason_word(reason), note)))


def _outcome_taken(event: e.OutcomeTaken, telling: Telling) -> str:
    names = {"step": telling.step(event.step), "outcome": telling.outcome(event.step, event.outcome)}
    if event.route is Route.RETURN:
        return _("Step %(step)s returned the file: %(outcome)s", **names)
    if event.route is Route.REJECT:
        return _("Step %(step)s rejected the file: %(outcome)s", **names)
    return _("Step %(step)s finished: %(outcome)s", **names)


def _correction_asked(event: e.CorrectionAsked, telling: Telling) -> str:
    subjects = ", ".join(telling.subject(defect.subject) for defect in event.defects)
    if subjects:
        return _("The applicant was asked to mend: %(subjects)s. The clock stops.", subjects=subjects)
    return _("The applicant was asked to mend the file. The clock stops.")


def _correction_answered(event: e.CorrectionAnswered, _telling: Telling) -> str:
    if event.restarted:
        return _("The applicant answered; the step begins anew.")
    return _("The applicant answered; the clock runs on.")


def _promise_started(event: e.PromiseStarted, _telling: Telling) -> str:
    if event.due_at is None:
        return _("The file is complete.")
    return _("The file is complete; the service promise runs until %(time)s", time=instant(event.due_at))


def _task_extended(event: e.TaskExtended, _telling: Telling) -> str:
    more = long_allowance_words(event.allowance)
    if event.due_at is None:
        return _("More time agreed: %(time)s", time=more)
    return _("More time agreed: %(time)s; now due %(due)s", time=more, due=instant(event.due_at))


def _task_reassigned(event: e.TaskReassigned, _telling: Telling) -> str:
    if event.to is None:
        return _("Task given back to its position")
    if not event.to_name:
        return _("Task taken over from a colleague")
    return _("Task given to %(officer)s", officer=event.to_name)


def _task_due_moved(event: e.TaskDueMoved, _telling: Telling) -> str:
    if event.due_at is None or event.was_due_at is None or event.due_at == event.was_due_at:
        return _("The calendar changed; time limits were counted anew: %(why)s", why=event.why)
    return _(
        "The calendar changed (%(why)s): due %(due)s instead of %(was)s",
        why=event.why,
        due=instant(event.due_at),
        was=instant(event.was_due_at),
    )


def _promise_due_moved(event: e.PromiseDueMoved, _telling: Telling) -> str:
    if event.due_at is None or event.was_due_at is None or event.due_at == event.was_due_at:
        return _("The calendar changed; time limits were counted anew: %(why)s", why=event.why)
    return _(
        "The calendar changed (%(why)s): the service promise runs until %(due)s instead of %(was)s",
        why=event.why,
        due=instant(event.due_at),
        was=instant(event.was_due_at),
    )


def _paper_judged(event: e.PaperJudged, telling: Telling) -> str:
    if event.verdict == Verdict.FITTING:
        return _("Document checked: %(name)s fits", name=telling.subject(event.subject))
    return _("Document checked: %(name)s does not fit", name=telling.subject(event.subject))


def _permit_signed(event: e.PermitSigned, _telling: Telling) -> str:
    names = {"number": event.number, "signatory": event.signatory}
    if event.is_trial:
        return _("Permit %(number)s signed by %(signatory)s with a trial certificate", **names)
    return _("Permit %(number)s signed by %(signatory)s", **names)


def _satisfaction_answered(event: e.SatisfactionAnswered, _telling: Telling) -> str:
    if event.is_skipped:
        return _("Satisfaction survey skipped: %(why)s", why=event.why or _("no reason given"))
    return _("Satisfaction survey answered")


def _copy_given(event: e.CopyGiven, _telling: Telling) -> str:
    names = {"place": event.place, "receiver": event.given_to}
    if event.loss_report:
        return _(
            "Duplicate number %(place)s given to %(receiver)s on report of loss %(report)s",
            report=event.loss_report,
            **names,
        )
    return _("Duplicate number %(place)s given to %(receiver)s", **names)


EVENT_SENTENCES: Mapping[type, Callable[[Any, Telling], str]] = {
    e.CaseFiled: lambda _e, t: _(
        "Application filed under SOP version %(number)s", number=t.procedure.version
    ),
    e.TaskOpened: lambda ev, t: _(
        "Step %(step)s came to %(holder)s", step=t.step(ev.step), holder=t.holder(ev)
    ),
    e.StepSkipped: lambda ev, t: _("Step %(step)s was skipped, as the SOP says", step=t.step(ev.step)),
    e.TaskTaken: lambda _e, _t: _("File taken"),
    e.TaskReleased: lambda _e, _t: _("File released for colleagues"),
    e.OutcomeTaken: _outcome_taken,
    e.FactsRecorded: lambda _e, _t: _("Data recorded"),
    e.CorrectionAsked: _correction_asked,
    e.CorrectionAnswered: _correction_answered,
    e.PromiseStarted: _promise_started,
    e.PromisePaused: lambda ev, _t: _("The service promise stands still: %(why)s", why=pause_word(ev.cause)),
    e.PromiseResumed: lambda _e, _t: _("The service promise runs on"),
    e.CaseForked: lambda ev, _t: _("The file went to %(count)s positions at once", count=ev.arms),
    e.BranchArrived: lambda _e, _t: _("One of the parallel steps is done"),
    e.TaskCancelled: lambda _e, _t: _("A step still open was closed with the file"),
    e.CaseEnded: lambda ev, _t: _("File closed: %(status)s", status=status_word(ev.status.value)),
    e.PaperAdded: lambda ev, t: _(
        "Document added: %(subject)s (%(name)s)", subject=t.subject(ev.subject), name=ev.name
    ),
    e.PaperJudged: _paper_judged,
    e.NumberGiven: lambda ev, _t: _("Number given: %(number)s", number=ev.number),
    e.NumberVoided: lambda ev, _t: _(
        "Number %(number)s is void and will not be given again", number=ev.number
    ),
    e.PermitSigned: _permit_signed,
    e.PermitRevoked: lambda ev, _t: _(
        "Permit %(number)s revoked by decree %(decree)s", number=ev.number, decree=ev.decree
    ),
    e.PermitReplaced: lambda ev, _t: _(
        "Permit %(number)s replaced by %(newer)s", number=ev.number, newer=ev.replacement
    ),
    e.PermitHoldsAgain: lambda ev, _t: _(
        "Permit %(number)s holds again, since number %(newer)s is void",
        number=ev.number,
        newer=ev.replacement,
    ),
    **LETTER_SENTENCES,
    e.OriginNamed: lambda ev, _t: _("Asked for in the place of permit %(number)s", number=ev.permit),
    e.CopyGiven: _copy_given,
    e.CaseExported: lambda ev, _t: _(
        "The whole file was given out for the archive: %(count)s documents", count=ev.documents
    ),
    e.FeeBilled: lambda ev, _t: _(
        "Fee billed: %(amount)s (%(basis)s)", amount=rupiah(Decimal(ev.amount)), basis=ev.basis
    ),
    e.PaymentRecorded: lambda ev, _t: _(
        "Payment recorded: %(amount)s, proof %(receipt)s",
        amount=rupiah(Decimal(ev.amount)),
        receipt=ev.receipt,
    ),
    e.SatisfactionAnswered: _satisfaction_answered,
    e.HandedOver: lambda ev, _t: _(
        "Document handed over to %(receiver)s on showing: %(proof)s", receiver=ev.receiver, proof=ev.proof
    ),
    e.TaskExtended: _task_extended,
    e.TaskReassigned: _task_reassigned,
    e.TaskDueMoved: _task_due_moved,
    e.PromiseDueMoved: _promise_due_moved,
    e.DeemedApproved: lambda ev, _t: _(
        "No decision by %(time)s, so the application counts as granted (UU 30/2014 article 53)",
        time=instant(ev.due_at),
    ),
    e.LateFlagged: lambda ev, _t: _("Past its time since %(time)s", time=instant(ev.due_at)),
}
