"""The code that a person types from the paper: the same for the same permit, and hard to mistype unnoticed."""

from itertools import combinations

import pytest

from app.domain.proof.short_codes import (
    ALPHABET,
    NoShortCode,
    as_number,
    from_number,
    grouped,
    read_short_code,
    short_code_of,
)

CODE = short_code_of("token-of-anto")


def shifted(code, place, by):
    sign = ALPHABET[(ALPHABET.index(code[place]) + by) % len(ALPHABET)]
    return code[:place] + sign + code[place + 1 :]


def test_a_permit_always_has_the_same_code():
    assert short_code_of("token-of-anto") == CODE != short_code_of("token-of-budi")


def test_it_is_read_however_it_is_typed():
    typed = (grouped(CODE), grouped(CODE).lower(), f"  {CODE} ", " ".join(CODE))

    assert {read_short_code(each) for each in typed} == {CODE}


def test_no_letter_looks_like_a_digit():
    assert set("ILO01").isdisjoint(ALPHABET)


def test_one_wrong_letter_is_noticed():
    for place in range(12):
        for sign in set(ALPHABET) - {CODE[place]}:
            with pytest.raises(NoShortCode):
                read_short_code(CODE[:place] + sign + CODE[place + 1 :])


def test_two_wrong_letters_are_noticed():
    for first, second in combinations(range(12), 2):
        for shift, other in ((1, 1), (1, 30), (7, 11), (30, 2)):
            typed = shifted(shifted(CODE, first, shift), second, other)
            with pytest.raises(NoShortCode):
                read_short_code(typed)


@pytest.mark.parametrize("typed", ["", "K7QM", "K7QM-2F9X-4TRW-8MZB", "O0IL-2F9X-4TRW"])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(NoShortCode):
        read_short_code(typed)


def test_a_statement_carries_it_as_a_number():
    assert from_number(as_number(CODE)) == CODE

    with pytest.raises(NoShortCode):
        from_number(31**10)
