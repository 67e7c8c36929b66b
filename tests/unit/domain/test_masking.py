from __future__ import annotations

import pytest

from app.domain.masking import mask_name, mask_nik, mask_npwp, mask_phone


def test_numbers_show_their_ends_only():
    assert mask_nik("1407025708900003") == "1407**********03"
    assert mask_npwp("0012345678901234") == "00************34"
    assert mask_phone("6281234567890") == "62812*****890"


@pytest.mark.parametrize("mask", [mask_nik, mask_npwp, mask_phone])
def test_a_short_number_is_not_shown_at_all(mask):
    assert mask("1234567") == "*******"
    assert mask("") == ""


@pytest.mark.parametrize(
    ("name", "masked"),
    [("Anto Wijaya", "A*** W***"), ("  Siti   binti Ali ", "S*** b*** A***"), ("Li", "L***"), ("", "")],
)
def test_names_show_their_initials_and_hide_their_length(name, masked):
    assert mask_name(name) == masked
