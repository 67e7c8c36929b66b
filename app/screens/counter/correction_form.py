"""The page of an answer to a correction as one thing: replaced documents, the form, an explanation."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from flask import request
from flask_babel import gettext as _

from app.screens.counter.faults import faults_of_slots, findings_of, status_of_page
from app.screens.counter.kept_files import KeptFiles
from app.screens.counter.slots import Slot, blank_slots, sent_slots
from app.screens.forms import AnswersForm
from app.screens.forms.faults import Fault, faults_of_answers
from app.services.counter import CorrectionSheet
from app.services.declined import AnswersDeclined
from app.services.papers.values import NewPaper

FORM = "form-"
FORM_SUBJECT = "form"
"""The subject of a defect that lies in what was typed."""
LONGEST_NOTE = 4000


@dataclass
class CorrectionForm:
    """What was mended so far; documents that nobody complained of may be replaced as well."""

    sheet: CorrectionSheet
    answers: AnswersForm
    slots: list[Slot]
    note: str = ""
    note_fault: str = ""

    @property
    def asked_slots(self) -> list[Slot]:
        """The documents complained of."""
        return [slot for slot in self.slots if slot.asked.key in self._subjects]

    @property
    def other_slots(self) -> list[Slot]:
        """The other documents."""
        return [slot for slot in self.slots if slot.asked.key not in self._subjects]

    @property
    def is_form_asked(self) -> bool:
        """Whether something typed is to be mended."""
        return FORM_SUBJECT in self._subjects

    @property
    def faults(self) -> list[Fault]:
        """Everything that is wrong, in the order of the page."""
        labels = {one.key: one.label for one in self.sheet.requirements}
        note = [Fault("note", _("Explanation"), self.note_fault)] if self.note_fault else []
        return [*faults_of_slots(self.slots, labels), *faults_of_answers(self.answers), *note]

    @property
    def status(self) -> HTTPStatus:
        """How the page answers."""
        return status_of_page(self.faults, self.slots)

    @property
    def papers(self) -> tuple[NewPaper, ...]:
        """The documents brought anew."""
        return tuple(slot.kept for slot in self.slots if slot.kept is not None)

    def complain(self, declined: AnswersDeclined) -> None:
        """Mark everything that the service found."""
        self.answers.complain(findings_of(declined.findings, "form"))
        if any(one.key == "note" for one in declined.findings):
            self.note_fault = _(
                "Nothing has been mended yet. Choose a new document, change the data, or write down what the applicant explains."
            )

    @property
    def _subjects(self) -> set[str]:
        return {one.subject for one in self.sheet.defects}


def blank_correction(sheet: CorrectionSheet, kept_files: KeptFiles) -> CorrectionForm:
    """Make the page as it is first drawn, with the data as they stand."""
    answers = AnswersForm(sheet.fields, prefix=FORM, initial=sheet.answers)
    return CorrectionForm(sheet, answers, blank_slots(sheet.requirements, kept_files.tools))


def sent_correction(sheet: CorrectionSheet, kept_files: KeptFiles) -> CorrectionForm:
    """Make the page as it was sent, with its files stored."""
    return CorrectionForm(
        sheet,
        AnswersForm(sheet.fields, prefix=FORM, sent=request.form),
        sent_slots(sheet.requirements, kept_files),
        note=request.form.get("note", "")[:LONGEST_NOTE],
    )
