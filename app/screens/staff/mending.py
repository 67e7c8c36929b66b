"""The form by which an applicant's answer to a correction is taken in: a file for each document, the data, a note."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from flask import request

from app.domain.forms import Finding
from app.screens.actor import tools
from app.screens.field_sentences import finding_sentence
from app.screens.forms import AnswersForm, take_in_upload
from app.screens.sentences import sentence_of
from app.screens.staff.panel import FORM_SUBJECT, LONGEST_NOTE
from app.services.casefile.values import AskedCorrection, CaseFile
from app.services.declined import AnswersDeclined, Declined
from app.services.papers.requirements import RequirementOnFile
from app.services.papers.values import NewPaper, PaperKind

NOTE = "note"


@dataclass
class MendingForm:
    """What is asked of the applicant for one correction; documents not complained of may be replaced as well."""

    correction: AskedCorrection
    wanted: tuple[RequirementOnFile, ...]
    others: tuple[RequirementOnFile, ...]
    answers: AnswersForm | None
    note: str = ""
    faults: dict[str, str] = field(default_factory=dict)

    def papers(self) -> tuple[NewPaper, ...]:
        """Store the files that came; `AnswersDeclined` names each that is refused."""
        papers: list[NewPaper] = []
        refused: dict[str, Declined] = {}
        for one in (*self.wanted, *self.others):
            upload = request.files.get(f"paper-{one.key}")
            if upload is None or not upload.filename:
                continue
            try:
                papers.append(
                    take_in_upload(
                        upload, tools(), PaperKind.REQUIREMENT, one.key, one.accepts, one.max_bytes
                    )
                )
            except Declined as declined:
                refused[one.key] = declined
        if refused:
            raise AnswersDeclined((), refused)
        return tuple(papers)

    def complain(self, declined: Declined) -> None:
        """Mark what was not taken."""
        if not isinstance(declined, AnswersDeclined):
            return
        self.faults = {key: sentence_of(each.refused) for key, each in declined.files.items()}
        for finding in declined.findings:
            if finding.key == NOTE:
                self.faults[NOTE] = finding_sentence(finding)
        if self.answers is not None:
            self.answers.complain(_of_form(declined.findings))


def mending_forms(case: CaseFile) -> list[MendingForm]:
    """Make the blank forms of the corrections that are open."""
    return [_blank(case, one) for one in case.corrections] if case.extras.may_answer else []


def sent_mending(case: CaseFile, correction: AskedCorrection) -> MendingForm:
    """Make the form of one correction as it was sent."""
    form = _blank(case, correction)
    form.note = request.form.get(NOTE, "")[:LONGEST_NOTE]
    if form.answers is not None:
        form.answers = AnswersForm(case.form_fields, prefix=_prefix(correction), sent=request.form)
    return form


def _blank(case: CaseFile, correction: AskedCorrection) -> MendingForm:
    subjects = {defect.subject for defect in correction.defects}
    answers = None
    if FORM_SUBJECT in subjects:
        answers = AnswersForm(case.form_fields, prefix=_prefix(correction), initial=case.form_values)
    return MendingForm(
        correction=correction,
        wanted=tuple(one for one in case.requirements if one.key in subjects),
        others=tuple(one for one in case.requirements if one.key not in subjects),
        answers=answers,
    )


def _prefix(correction: AskedCorrection) -> str:
    return f"mend-{correction.task}-"


def _of_form(findings: tuple[Finding, ...]) -> list[Finding]:
    """The service names a field of the form as `form.<key>`."""
    return [
        replace(finding, key=finding.key.removeprefix("form."))
        for finding in findings
        if finding.key.startswith("form.")
    ]
