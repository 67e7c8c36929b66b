"""The page of a new application as one thing: the applicant, the form, the documents, and all that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus

from flask import request

from app.screens.counter.faults import faults_of_slots, findings_of, status_of_page
from app.screens.counter.kept_files import KeptFiles
from app.screens.counter.slots import Slot, blank_slots, sent_slots
from app.screens.forms import AnswersForm
from app.screens.forms.faults import Fault, faults_of_answers
from app.services.applicants import APPLICANT_FIELDS
from app.services.counter import ApplicationSheet
from app.services.declined import AnswersDeclined
from app.services.intake import Application
from app.services.permit_life.renewing import Inheritance
from app.services.permit_life.succession import Origin

APPLICANT, FORM = "applicant-", "form-"


@dataclass
class ApplicationForm:
    """What was typed and brought so far."""

    sheet: ApplicationSheet
    applicant: AnswersForm
    answers: AnswersForm
    slots: list[Slot] = field(default_factory=list)
    origin: Origin | None = None

    @property
    def faults(self) -> list[Fault]:
        """Everything that is wrong, in the order of the page."""
        labels = {one.key: one.label for one in self.sheet.papers}
        answers = [*faults_of_answers(self.applicant), *faults_of_answers(self.answers)]
        return [*answers, *faults_of_slots(self.slots, labels)]

    @property
    def has_refused_files(self) -> bool:
        """Whether a file that was brought could not be taken in, or is no longer kept."""
        return any(slot.fault for slot in self.slots)

    @property
    def status(self) -> HTTPStatus:
        """How the page answers."""
        return status_of_page(self.faults, self.slots)

    def application(self) -> Application:
        """Give what was typed and brought as the service takes it."""
        papers = tuple(slot.kept for slot in self.slots if slot.kept is not None)
        return Application(
            self.sheet.permit_type_id, self.applicant.raw(), self.answers.raw(), papers, self.origin
        )

    def complain(self, declined: AnswersDeclined) -> None:
        """Mark everything that the service found, each at its place."""
        self.applicant.complain(findings_of(declined.findings, "applicant"))
        self.answers.complain(findings_of(declined.findings, "form"))
        for slot in self.slots:
            missing = declined.files.get(slot.asked.key)
            if missing is not None and slot.kept is None:
                slot.complain(missing.refused)


def blank_form(sheet: ApplicationSheet, kept_files: KeptFiles) -> ApplicationForm:
    """Make the page as it is first drawn."""
    return ApplicationForm(
        sheet,
        AnswersForm(APPLICANT_FIELDS, prefix=APPLICANT),
        AnswersForm(sheet.fields, prefix=FORM),
        blank_slots(sheet.papers, kept_files.tools),
    )


def inherited_form(
    sheet: ApplicationSheet, kept_files: KeptFiles, inheritance: Inheritance
) -> ApplicationForm:
    """Make the page as it is first drawn for the successor of a permit: filled in, its documents brought along."""
    form = ApplicationForm(
        sheet,
        AnswersForm(APPLICANT_FIELDS, prefix=APPLICANT, initial=inheritance.applicant),
        AnswersForm(sheet.fields, prefix=FORM, initial=inheritance.form),
        blank_slots(sheet.papers, kept_files.tools),
        inheritance.origin,
    )
    by_key = {paper.subject: paper for paper in inheritance.papers}
    for slot in form.slots:
        slot.kept = by_key.get(slot.asked.key)
        slot.note = "" if slot.kept is None else kept_files.seal(slot.kept)
    return form


def sent_form(
    sheet: ApplicationSheet, kept_files: KeptFiles, origin: Origin | None = None
) -> ApplicationForm:
    """Make the page as it was sent, with its files stored."""
    return ApplicationForm(
        sheet,
        AnswersForm(APPLICANT_FIELDS, prefix=APPLICANT, sent=request.form),
        AnswersForm(sheet.fields, prefix=FORM, sent=request.form),
        sent_slots(sheet.papers, kept_files),
        origin,
    )
