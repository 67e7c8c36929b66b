"""The cover letter (surat pengantar) with which a file goes to a technical office (OPD)."""

from __future__ import annotations

from app.documents import facts as f
from app.domain.procedure.procedures import PERMIT_TYPE_OFFICE
from app.domain.working_time.clocks import Unit
from app.services.letters.drafts import Draft
from app.services.papers.requirements import RequirementOnFile, list_requirements
from app.services.permit_forms import form_of, worded_answers


def cover_letter_facts(draft: Draft) -> f.CoverLetterFacts:
    """Gather what a cover letter says: to whom, until when, and which documents go with it."""
    row = draft.row
    handed_in = [one for one in list_requirements(draft.session, row) if one.paper_id]
    return f.CoverLetterFacts(
        **draft.shared(),
        number=draft.number,
        recipient=draft.letter.recipient,
        recipient_place="tempat",
        working_days=_working_days(draft),
        requirements=tuple(f.Requirement(name=one.label, remark=_form_of_file(one)) for one in handed_in),
        form=tuple(
            f.Answer(label=label, value=value)
            for label, value in worded_answers(form_of(row.permit_type), row.form)
        ),
    )


def _form_of_file(one: RequirementOnFile) -> str:
    return "berkas PDF" if one.media_type == "application/pdf" else "gambar"


def _working_days(draft: Draft) -> int | None:
    """Tell how long the office's first step may take, where the SOP counts it in working days."""
    case = draft.on_file.case
    office = draft.known.get("office")
    named = {PERMIT_TYPE_OFFICE} if office == case.office else set()
    steps = (one for one in case.procedure.steps if one.holder.office in {*named, office})
    allowance = next((one.allowance for one in steps), None)
    return allowance.amount if allowance is not None and allowance.unit is Unit.WORKING_DAYS else None
