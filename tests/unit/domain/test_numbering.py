from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.numbering import NumberParts, NumberPattern, PatternError
from tests.clocks import quickly

MARCH_18 = date(2024, 3, 18)
FULL = "{klas}/{urut:03}/{jenis}/{unit}/{bulan_romawi}/{tahun}"
GENSET = {"classification": "500.16.7.2", "kind": "GENSET", "unit": "DPMPTSP"}


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (FULL, "500.16.7.2/007/GENSET/DPMPTSP/III/2024"),
        ("{klas}/{urut}-{unit}/{jenis}/{bulan_romawi}/{tahun}", "500.16.7.2/7-DPMPTSP/GENSET/III/2024"),
        ("T-{klas}/{urut:04}/{unit}.03/{tahun}", "T-500.16.7.2/0007/DPMPTSP.03/2024"),
        ("{klas}/{urut:04}/433.114/{bulan}/{tahun}", "500.16.7.2/0007/433.114/03/2024"),
        ("503/{urut:03}/{tahun}", "503/007/2024"),
    ],
)
def test_numbers_are_written_and_read_back(pattern, number):
    pattern = NumberPattern.parse(pattern)

    assert pattern.format(7, MARCH_18, **GENSET) == number
    assert (pattern.read(number).sequence, pattern.read(number).year) == (7, 2024)


def test_every_part_is_read_back():
    parts = NumberPattern.parse(FULL).read("500.16.7.2/007/SIPA-1/DPMPTSP/XII/2024")

    assert parts == NumberParts(7, 2024, 12, "500.16.7.2", "SIPA-1", "DPMPTSP")


def test_a_part_that_the_pattern_does_not_show_is_not_known():
    assert NumberPattern.parse("{urut}/{tahun}").read("7/2024") == NumberParts(7, 2024)


def test_a_number_outgrows_its_padding():
    pattern = NumberPattern.parse("{urut:02}/{tahun}")

    assert pattern.format(12345, MARCH_18) == "12345/2024"
    assert pattern.read("12345/2024").sequence == 12345


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("{klas}/{tahun}", r"\{urut\} is missing"),
        ("{urut}/{unit}", r"\{tahun\} is missing"),
        ("", r"\{urut\} is missing"),
        ("{urut}\n{tahun}", "a sign that is not seen"),
        ("{urut}/\u202e{tahun}", "a sign that is not seen"),
        ("{nomor}/{tahun}", r"\{nomor\} is not one of \{klas\}, \{urut\}"),
        ("{}/{tahun}", r"\{\} is not one of"),
        ("{urut}/{urut:03}/{tahun}", r"\{urut\} shows a part"),
        ("{urut}/{bulan}/{bulan_romawi}/{tahun}", r"\{bulan\} shows a part"),
        ("{urut}{tahun}", r"\{urut\} and \{tahun\} touch"),
        ("{urut}5/{tahun}", r"\{urut\} cannot be told from the '5'"),
        ("{urut}/{bulan_romawi}V/{tahun}", r"\{bulan_romawi\} cannot be told from the 'V'"),
        ("{urut:3}/{tahun}", r"\{urut:3\}: only \{urut\} has a width"),
        ("{urut:00}/{tahun}", r"\{urut:00\}: only \{urut\} has a width"),
        ("{urut:}/{tahun}", r"\{urut:\}: only \{urut\} has a width"),
        ("{urut}/{tahun:02}", r"\{tahun:02\}: only \{urut\} has a width"),
        ("{urut/{tahun}", "a lone '{'"),
        ("urut}/{tahun}", "a lone '}'"),
    ],
)
def test_a_faulty_pattern_is_refused_by_the_name_of_its_token(pattern, fault):
    with pytest.raises(PatternError, match=fault):
        NumberPattern.parse(pattern)


@pytest.mark.parametrize(
    ("words", "token"),
    [
        (GENSET | {"unit": ""}, "{unit}"),
        (GENSET | {"classification": "503/1"}, "{klas}"),
        (GENSET | {"kind": "GEN\nSET"}, "{jenis}"),
    ],
    ids=["missing", "holds the separator", "holds a line break"],
)
def test_a_word_that_could_not_be_read_back_is_refused(words, token):
    with pytest.raises(ValueError, match=f"cannot stand for {token}"):
        NumberPattern.parse(FULL).format(7, MARCH_18, **words)


def test_numbers_begin_at_one():
    pattern = NumberPattern.parse("{urut:03}/{tahun}")

    with pytest.raises(ValueError, match="begin at 1, not 0"):
        pattern.format(0, MARCH_18)
    with pytest.raises(ValueError, match="begin at 1, not 0"):
        pattern.read("000/2024")


@pytest.mark.parametrize(
    "text", ["7/GENSET", "503/7/24", "503/A/2024", "503/7/2024 ", "x503/7/2024", "503/٧/2024"]
)
def test_what_is_not_a_number_of_the_pattern_is_not_read(text):
    with pytest.raises(ValueError, match="is not a number of the pattern"):
        NumberPattern.parse("503/{urut}/{tahun}").read(text)


@pytest.mark.parametrize("text", ["7/2024", "0007/2024"])
def test_a_number_padded_otherwise_is_not_the_same_number(text):
    with pytest.raises(ValueError, match="padded otherwise"):
        NumberPattern.parse("{urut:03}/{tahun}").read(text)


WORDS = st.text(st.characters(codec="ascii", exclude_characters="/\n", exclude_categories=["C"]), min_size=1)


@quickly
@given(st.integers(1, 10**6), st.dates(), WORDS, WORDS, WORDS)
def test_whatever_is_written_is_read_back(sequence, on, classification, kind, unit):
    pattern = NumberPattern.parse(FULL)

    number = pattern.format(sequence, on, classification=classification, kind=kind, unit=unit)

    assert pattern.read(number) == NumberParts(sequence, on.year, on.month, classification, kind, unit)
