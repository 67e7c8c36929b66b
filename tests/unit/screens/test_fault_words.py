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
        ("an empty fact cannot be printed as text", "isian ini kosong di sini; apitlah dengan {% if … %}"),
        ("no picture 'cap'", "cap"),
        ("it takes longer than 5 seconds", "persingkatlah, atau coba lagi nanti"),
        ("it could not be set: LayoutError: x", "halaman tidak dapat disusun; sederhanakan tata letaknya"),
        ("something nobody has thought of", "something nobody has thought of"),
    ],
)
def test_a_complaint_is_said_in_the_offices_words(page_of_nothing, complaint, words):
    with page_of_nothing("id"):
        assert worded(complaint) == words
