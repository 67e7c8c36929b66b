"""A paper of the signing desk has one name: what is signed, claimed and compared with what was seen goes by it."""

import pytest

from app.services.signing_desk.subjects import LetterSubject, TaskSubject, read_subject


@pytest.mark.parametrize("subject", [TaskSubject(20, 8), LetterSubject(7), TaskSubject(10**17, 99_999)])
def test_a_paper_is_read_by_its_name(subject):
    assert read_subject(str(subject)) == subject


@pytest.mark.parametrize(
    "text",
    [
        "letter:007",
        "letter:٧",
        "task:20:08",
        "task:020:8",
        "task:20",
        "letter:7 ",
        "letter:0",
        "permit:7",
        "",
    ],
)
def test_a_paper_written_otherwise_is_none(text):
    assert read_subject(text) is None
