"""What the template language complains of, as its author reads it."""

import pytest

from app.screens.admin.templates.fault_words import worded


@pytest.mark.parametrize(
    ("complaint", "words"),
    [
        ("'Permit object' has no attribute 'nomer'", "nomer"),
        ("'nobody' is undefined", "nobody"),
        ("Encountered unknown tag 'iff'.", "“iff” bukan perintah templat"),
        (
            (
                "Encountered unknown tag 'endif'. Jinja was looking for the following tags: 'endblock'. "
                "The innermost block that needs to be closed is 'block'."
            ),
            "“block” dibuka tetapi tidak ditutup",
        ),
        ("expected token 'in', got 'form'", "di situ seharusnya “in”, bukan “form”"),
        ("unexpected '}'", "“}” tidak pada tempatnya"),
        ("something nobody has thought of", "something nobody has thought of"),
    ],
)
def test_a_complaint_is_said_in_the_offices_words(page_of_nothing, complaint, words):
    with page_of_nothing("id"):
        assert worded(complaint) == words
