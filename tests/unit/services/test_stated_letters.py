"""Whom a statement names as the recipient of a letter: an office by its name, a person by his initials."""

import pytest

from app.records.cases import ApplicantRecord, CaseRecord
from app.records.letters import LetterRecord
from app.services.letters.proving import shown_recipient


@pytest.mark.parametrize(
    ("kind", "recipient", "of", "shown"),
    [
        ("cover_letter", "Kepala Dinas Kominfo", "person", "Kepala Dinas Kominfo"),
        ("refusal_letter", "Anto Wijaya", "person", "A*** W***"),
        ("refusal_letter", "PT Cahaya Pesisir", "company", "PT Cahaya Pesisir"),
        ("revocation_decree", "Anto Wijaya", "person", "A*** W***"),
    ],
)
def test_a_letter_names_an_office_whole_and_a_person_by_initials(kind, recipient, of, shown):
    case = CaseRecord(applicant=ApplicantRecord(kind=of))

    assert shown_recipient(LetterRecord(kind=kind, recipient=recipient, case=case)) == shown
