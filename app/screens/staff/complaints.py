"""Everything that a form of the action panel lacks: marked at its places, and told at the top with a way to each."""

from __future__ import annotations

from flask_babel import gettext as _

from app.domain.case.refusals import Reason, Refused
from app.screens.field_sentences import finding_sentence
from app.screens.forms.faults import Fault, faults_of_answers
from app.screens.refusing import named
from app.screens.sentences import sentence_of
from app.screens.staff.panel import DOCUMENT, OfferForm
from app.services.declined import AnswersDeclined, Declined

PASSPHRASE = "passphrase"  # noqa: S105 -- a place of the form, not a passphrase
CHECKLIST = "checklist"
_PLACES = {
    Reason.NOTE_MISSING: "note",
    Reason.REASON_MISSING: "reason",
    Reason.DOCUMENT_MISSING: DOCUMENT,
    Reason.DEFECTS_MISSING: "defects",
    Reason.PASSPHRASE_WRONG: PASSPHRASE,
    Reason.PASSPHRASE_PAUSED: PASSPHRASE,
}
_FIELDS = {Reason.AMOUNT_MISMATCH: "amount"}
"""Reasons that are about one of the answers, and which."""
_OF_CHECKLIST = frozenset({Reason.REQUIREMENTS_UNCHECKED, Reason.REQUIREMENTS_DEFECTIVE})


def complain(form: OfferForm, declined: Declined) -> list[Fault]:
    """Mark the form with all for which it was not taken, and list it in the order of the page."""
    if isinstance(declined, AnswersDeclined):
        _complain_of_answers(form, declined)
    lines = [line for one in named(declined.refused).each() for line in _complain_of(form, one)]
    labels = _labels()
    # The order of the panel: what stands elsewhere on the page, its fields, what goes with every outcome.
    return [
        *lines,
        *faults_of_answers(form.answers),
        *(
            Fault(f"{place}-{form.key}", labels[place], form.faults[place])
            for place in labels
            if place in form.faults
        ),
    ]


def list_findings(declined: Declined) -> list[Fault]:
    """List what a form lacks that the page draws anew, so that nothing of it can be marked."""
    if not isinstance(declined, AnswersDeclined):
        return []
    labels = {
        "receiver": _("Received by"),
        "proof": _("Proof shown (receipt, KTP, power of attorney)"),
        PASSPHRASE: _("Passphrase of your certificate"),
    }
    return [Fault("", labels.get(one.key, ""), finding_sentence(one)) for one in declined.findings]


def _complain_of_answers(form: OfferForm, declined: AnswersDeclined) -> None:
    files = {key: named(each.refused) for key, each in declined.files.items()}
    form.answers.complain(declined.findings, files)
    for finding in declined.findings:
        if finding.key == PASSPHRASE:
            form.faults[PASSPHRASE] = finding_sentence(finding)
    if DOCUMENT in files:
        form.faults[DOCUMENT] = sentence_of(files[DOCUMENT])


def _complain_of(form: OfferForm, refused: Refused) -> list[Fault]:
    """Mark what has its place within the form; give the line of what has none there."""
    if refused.reason is Reason.ANSWERS_INVALID:
        return []
    sentence, place = sentence_of(refused), _PLACES.get(refused.reason, "")
    field = _FIELDS.get(refused.reason, "")
    if field and field in form.answers:
        form.answers.complain((), {field: refused})
        return []
    form.faults[place] = " ".join(filter(None, (form.faults.get(place), sentence)))
    if place:
        return []
    if refused.reason in _OF_CHECKLIST:
        return [Fault(CHECKLIST, _("Requirements"), sentence)]
    return [Fault("", "", sentence)]


def _labels() -> dict[str, str]:
    return {
        "defects": _("What the applicant has to mend"),
        "reason": _("Reason"),
        "note": _("Note"),
        DOCUMENT: _("Document that goes with this decision"),
        PASSPHRASE: _("Passphrase of your certificate"),
    }
