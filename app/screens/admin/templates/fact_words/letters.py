"""The facts of the letters, minutes and slips of a case, explained in one sentence each."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

WORDS: dict[str, dict[str, Any]] = {
    "ComplaintReceiptFacts": {
        "channel": _("Way by which the complaint came."),
        "complainant": _("Who complains."),
        "due_on": _("Day until which the complaint will be answered."),
        "number": _("Number of the complaint."),
        "received_by": _("Officer who took the complaint down."),
        "received_on": _("Day on which the complaint came."),
        "subject": _("What is complained of, in short."),
        "tracking_code": _("Code by which the complainant follows his complaint."),
        "tracking_url": _("Page on which the complaint can be followed."),
    },
    "CoverLetterFacts": {
        "form": _("What the application says, question by question."),
        "number": _("Number of the cover letter."),
        "recipient": _("Technical office that the letter goes to."),
        "recipient_place": _("Place of the recipient, as the address ends."),
        "requirements": _("Documents that go with the letter."),
        "working_days": _(
            "Working days that the technical office has; empty where the SOP does not count them."
        ),
    },
    "DuplicateSlipFacts": {
        "given_by": _("Officer who gives the duplicate out."),
        "given_to": _("Who receives the duplicate."),
        "loss_report": _("Police report of the loss, if there is one."),
        "permit": _("The permit of which this is a duplicate."),
        "place": _("Which duplicate this is: the first, the second and so on."),
        "reason": _("Why a duplicate is needed."),
        "verification_url": _("Address that the QR leads to, where the permit is checked."),
    },
    "HandoverFacts": {
        "handed_by": _("Officer who hands the document over."),
        "letter": _("The letter that is handed over; empty where it is a permit."),
        "permit": _("The permit that is handed over; empty where it is a letter."),
        "proof_shown": _("What the receiver showed to prove who he is."),
        "received_by": _("Who receives the document."),
        "receiver_role": _("As what he receives it: the applicant, or for him."),
    },
    "ReceiptFacts": {
        "due_on": _("Day until which the service will be done; empty where no time is promised."),
        "fee": _("Fee in rupiah; 0 where there is none."),
        "received_by": _("Officer who took the application in."),
        "requirements": _("Documents that were handed in."),
        "tracking_code": _("Code by which the applicant follows his application."),
        "tracking_url": _("Page on which the application can be followed."),
        "working_days": _("Working days that were promised; empty where the promise is not counted in them."),
    },
    "RefusalFacts": {
        "copies_to": _("Who else gets a copy (Tembusan)."),
        "legal_basis": _("Regulations that the refusal rests on."),
        "number": _("Number of the refusal letter."),
        "objection_days": _("Working days within which the applicant may object."),
        "reasons": _("Why the application is refused, one sentence each."),
    },
    "SurveyMinutesFacts": {
        "conclusion": _("What the survey comes to."),
        "findings": _("What the team found on site, one sentence each."),
        "letterhead": _(
            "Letterhead of the technical office whose minutes these are; empty where it is our own."
        ),
        "number": _("Number of the minutes."),
        "place": _("Where the survey took place."),
        "surveyed_on": _("Day of the survey."),
        "team": _("Members of the technical team, who sign the minutes."),
        "witness": _("Who was there for the applicant; empty where nobody was."),
    },
    "TechnicalRecommendationFacts": {
        "dated_on": _("Day of the recommendation."),
        "is_favourable": _("Whether the technical office recommends the permit."),
        "letterhead": _("Letterhead of the technical office that recommends; empty where it is our own."),
        "number": _("Number of the recommendation."),
        "office": _("Technical office that gives the recommendation."),
        "signatory": _("Who signs the recommendation for the technical office."),
        "text": _("Text of the recommendation, one paragraph each."),
    },
}
