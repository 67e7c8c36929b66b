"""The action panel: one form for each outcome that the officer may take now, and nothing else.

A form keeps all that was typed when it comes back with complaints; files and the passphrase have to be given again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import request
from werkzeug.datastructures import CombinedMultiDict

from app.domain.case.events import Defect
from app.domain.form.forms import FieldKind
from app.domain.procedure.procedures import Need, Route
from app.screens.forms import AnswersForm
from app.screens.reason_words import reasons_for
from app.services.casefile.values import CaseFile
from app.services.casework.offers import Offer
from app.services.papers.values import Verdict

FORM_SUBJECT = "form"
"""The subject of a defect that lies in the data of the application, not in a document."""
DOCUMENT = "document"
LONGEST_NOTE = 4000


@dataclass
class DefectLine:
    """One thing the applicant may be asked to mend."""

    subject: str
    label: str
    note: str = ""


@dataclass
class OfferForm:
    """An outcome as a form: the fields of its work, note, reason, defects, document, passphrase."""

    offer: Offer
    answers: AnswersForm
    note: str = ""
    reason: str = ""
    defects: list[DefectLine] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    is_sent: bool = False

    @property
    def key(self) -> str:
        """Tell the form from the others of the page."""
        return f"{self.offer.task}-{self.offer.outcome}"

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """List the coded reasons to choose from."""
        return reasons_for(self.offer.route)

    @property
    def needs_note(self) -> bool:
        """Whether the note is a duty."""
        return Need.NOTE in self.offer.needs

    @property
    def needs_reason(self) -> bool:
        """Whether a coded reason is a duty."""
        return Need.REASON in self.offer.needs

    @property
    def needs_document(self) -> bool:
        """Whether a document must go with the outcome for which the work itself asks none."""
        asks_one = any(one.kind is FieldKind.FILE and one.required for one in self.offer.fields)
        return Need.DOCUMENT in self.offer.needs and not asks_one

    @property
    def goes_forward(self) -> bool:
        """Whether the outcome is the step's own way on."""
        return self.offer.route is Route.FORWARD

    @property
    def had_files(self) -> bool:
        """Whether files were sent that have to be chosen again now."""
        return self.is_sent and any(upload.filename for upload in request.files.values())


def offer_forms(case: CaseFile) -> list[OfferForm]:
    """Make the blank forms of all that is offered."""
    return [_blank(case, offer) for offer in case.offers]


def sent_form(case: CaseFile, offer: Offer) -> OfferForm:
    """Make the form of one offer as it was sent."""
    form = _blank(case, offer)
    form.answers = AnswersForm(
        offer.fields, prefix=_prefix(offer), sent=CombinedMultiDict([request.files, request.form])
    )
    form.note = request.form.get("note", "")[:LONGEST_NOTE]
    form.reason = request.form.get("reason", "")
    for line in form.defects:
        line.note = request.form.get(f"defect-{line.subject}", "")[:LONGEST_NOTE]
    form.is_sent = True
    return form


def chosen_reason(form: OfferForm) -> str:
    """Give the coded reason that was chosen; a code that no list offers is none."""
    return form.reason if form.reason in {code for code, _label in form.reasons} else ""


def chosen_defects(form: OfferForm) -> tuple[Defect, ...]:
    """Give the defects that were named."""
    return tuple(Defect(line.subject, line.note.strip()) for line in form.defects if line.note.strip())


def _blank(case: CaseFile, offer: Offer) -> OfferForm:
    return OfferForm(
        offer=offer,
        answers=AnswersForm(offer.fields, prefix=_prefix(offer), initial=offer.initial),
        defects=_defect_lines(case) if offer.wants_defects else [],
    )


def _defect_lines(case: CaseFile) -> list[DefectLine]:
    lines = [
        DefectLine(one.key, one.label, one.verdict_note if one.verdict is Verdict.DEFECTIVE else "")
        for one in case.requirements
        if one.paper_id or one.is_due
    ]
    return [*lines, DefectLine(FORM_SUBJECT, "")]


def _prefix(offer: Offer) -> str:
    return f"answer-{offer.task}-{offer.outcome}-"
