"""What every paper may be told: the office, the applicant, who signs, what is granted, explained in one sentence each."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _

WORDS: dict[str, dict[str, Any]] = {
    "Agency": {
        "address": _("Street address of the office, as in the letterhead."),
        "email": _("E-mail address of the office."),
        "government": _(
            "The government that the office belongs to, in capitals: the first line of the letterhead."
        ),
        "office": _("Full name of the office, in capitals: the second line of the letterhead."),
        "phone": _("Telephone number of the office."),
        "place": _("Town in which the office signs its papers."),
        "postal_code": _("Postal code of the office."),
        "short_name": _("Short name of the office, as running text calls it."),
        "website": _("Address of the office's website."),
    },
    "AgencyFacts": {
        "agency": _("The office that hands out the paper: its letterhead and its town."),
        "issued_on": _("Day that the paper bears."),
        "service_title": _("Name of the service that the paper is about."),
    },
    "Answer": {
        "label": _("What was asked on the form."),
        "value": _("What was answered, worded for reading."),
    },
    "Applicant": {
        "address": _("Address of the applicant."),
        "kind": _("What sort of applicant: a person, a company, an organisation."),
        "name": _("Name of the applicant."),
        "nib": _("Business number (NIB) of the applicant; empty where he has none."),
        "nik": _("Identity number (NIK) of the applicant."),
        "npwp": _("Tax number (NPWP) of the applicant."),
        "phone": _("Telephone number of the applicant."),
        "represented_by": _("Who acts for the applicant, with his office in it."),
    },
    "Case": {
        "filed_on": _("Day on which the application was filed."),
        "number": _("Number of the application in the register."),
    },
    "DocumentFacts": {
        "applicant": _("Who asked for the service."),
        "case": _("The application that the paper answers."),
    },
    "Permit": {
        "number": _("Number of the permit."),
        "title": _("Title of the permit."),
        "valid_from": _("First day on which the permit holds."),
        "valid_until": _("Last day on which the permit holds; empty where it holds until it is revoked."),
    },
    "Proof": {
        "code": _("Short code that can be typed in to check the paper."),
        "content": _("Fingerprint (SHA-256) of what the paper says; empty where nothing is stated."),
        "typed_at": _("Address of the page where the short code is typed in."),
    },
    "Reference": {
        "dated": _("Day of the earlier paper."),
        "number": _("Number of the earlier paper."),
        "title": _("What the earlier paper is."),
    },
    "Requirement": {
        "name": _("Name of the required document."),
        "remark": _("Remark on what was handed in, such as the number of pages."),
    },
    "Signatory": {
        "acting_for": _("Whose office is held for the time being; empty where nobody's."),
        "acting_prefix": _("Plt., Plh. or a.n. where the office is held for another."),
        "name": _("Name of the officer with his degrees."),
        "nip": _("Civil servant number (NIP) of the officer."),
        "position_title": _("Office in which he signs."),
        "rank": _("Rank of the officer."),
    },
    "SignedFacts": {
        "proof": _("What is printed beside the QR for checking the paper."),
        "signatory": _("Who signs the paper."),
        "signature_mode": _("How it is signed: “electronic”, or “by_hand” in ink."),
        "trial": _("Whether the certificate of the signature is a trial one, which the paper must then say."),
        "verification_url": _("Address that the QR leads to, where the paper is checked."),
    },
}
