from __future__ import annotations

from datetime import date

import pytest

from app.domain.identity import (
    IdentityError,
    IdentityFault,
    IdentityKind,
    NikDoubt,
    Sex,
    nik_doubts,
    read_nib,
    read_nik,
    read_nip,
    read_npwp,
    read_phone,
)

READERS = {
    IdentityKind.NIK: read_nik,
    IdentityKind.NPWP: read_npwp,
    IdentityKind.NIB: read_nib,
    IdentityKind.NIP: read_nip,
}
KAMPAR_MAN = "1401051703850001"
ROHIL_WOMAN = "1407025708900003"


@pytest.mark.parametrize(
    ("read", "typed", "digits"),
    [
        (read_nik, " 1401 0517 0385 0001 ", KAMPAR_MAN),
        (read_npwp, "01.234.567.8-901.234", "012345678901234"),
        (read_npwp, "0012345678901234", "0012345678901234"),
        (read_nib, "9120001234567", "9120001234567"),
        (read_nip, "19700101 199503 1 001", "197001011995031001"),
    ],
)
def test_numbers_are_kept_as_bare_digits(read, typed, digits):
    assert read(typed) == digits


@pytest.mark.parametrize(
    ("kind", "typed", "fault", "lengths"),
    [
        (IdentityKind.NIK, "140105170385000", IdentityFault.WRONG_LENGTH, (16,)),
        (IdentityKind.NIK, "14010517038500011", IdentityFault.WRONG_LENGTH, (16,)),
        (IdentityKind.NIK, "14010517O3850001", IdentityFault.NOT_DIGITS, ()),
        (IdentityKind.NIK, "١٤٠١٠٥١٧٠٣٨٥٠٠٠١", IdentityFault.NOT_DIGITS, ()),
        (IdentityKind.NIK, "", IdentityFault.NOT_DIGITS, ()),
        (IdentityKind.NPWP, "01234567890123", IdentityFault.WRONG_LENGTH, (15, 16)),
        (IdentityKind.NPWP, "0012345678901234000001", IdentityFault.WRONG_LENGTH, (15, 16)),
        (IdentityKind.NIB, "912000123456", IdentityFault.WRONG_LENGTH, (13,)),
        (IdentityKind.NIP, "19700101199503100", IdentityFault.WRONG_LENGTH, (18,)),
    ],
)
def test_only_digits_and_length_are_faults(kind, typed, fault, lengths):
    with pytest.raises(IdentityError) as refused:
        READERS[kind](typed)

    assert (refused.value.kind, refused.value.fault, refused.value.lengths) == (kind, fault, lengths)


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "+6281234567890",
        "6281234567890",
        "81234567890",
        "006281234567890",
        "+62 812-3456-7890",
        "+62 (0)812 3456 7890",
        "0812.3456.7890",
        "\u202a+62\u00a0812\u20113456\u20117890\u202c",
    ],
)
def test_a_phone_number_is_the_same_however_it_is_typed(typed):
    assert read_phone(typed) == "6281234567890"


def test_a_landline_is_a_phone_number_too():
    assert read_phone("(0762) 20123") == "6276220123"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("+60 12 345 6789", IdentityFault.NOT_INDONESIAN),
        ("0060123456789", IdentityFault.NOT_INDONESIAN),
        ("+81234567890", IdentityFault.NOT_INDONESIAN),
        ("12345678", IdentityFault.NOT_INDONESIAN),
        ("0812", IdentityFault.WRONG_LENGTH),
        ("081234567890123", IdentityFault.WRONG_LENGTH),
        ("+62", IdentityFault.WRONG_LENGTH),
        ("0812 abcd 7890", IdentityFault.NOT_DIGITS),
        ("", IdentityFault.NOT_DIGITS),
        ("+", IdentityFault.NOT_DIGITS),
    ],
)
def test_what_is_no_indonesian_phone_number_is_refused(typed, fault):
    with pytest.raises(IdentityError) as refused:
        read_phone(typed)

    assert (refused.value.kind, refused.value.fault) == (IdentityKind.PHONE, fault)


def test_a_phone_number_tells_the_lengths_it_may_have():
    with pytest.raises(IdentityError, match="phone: wrong_length") as refused:
        read_phone("0812")

    assert refused.value.lengths == (10, 11, 12, 13, 14)


@pytest.mark.parametrize("nik", [KAMPAR_MAN, ROHIL_WOMAN])
def test_an_ordinary_nik_raises_no_doubt(nik):
    assert nik_doubts(nik) == ()


@pytest.mark.parametrize("province", ["65", "92", "93", "94", "95", "96"])
def test_the_young_provinces_are_known(province):
    assert nik_doubts(f"{province}01051703850001") == ()


@pytest.mark.parametrize(
    ("nik", "doubt"),
    [
        ("9901051703850001", NikDoubt.UNKNOWN_PROVINCE),
        ("1401058103850001", NikDoubt.IMPLAUSIBLE_BIRTH_DATE),
        ("1401053204850001", NikDoubt.IMPLAUSIBLE_BIRTH_DATE),
        ("1401057204850001", NikDoubt.IMPLAUSIBLE_BIRTH_DATE),
        ("1401050003850001", NikDoubt.IMPLAUSIBLE_BIRTH_DATE),
        ("1401051713850001", NikDoubt.IMPLAUSIBLE_BIRTH_DATE),
        ("1401052902010001", NikDoubt.IMPLAUSIBLE_BIRTH_DATE),
        ("1401051703850000", NikDoubt.SERIAL_ZERO),
    ],
    ids=["province", "day 81", "day 32", "woman's day 32", "day 0", "month 13", "no leap year", "serial"],
)
def test_what_looks_odd_is_told_and_nothing_more(nik, doubt):
    assert read_nik(nik) == nik
    assert nik_doubts(nik) == (doubt,)


def test_a_leap_day_is_plausible_in_either_century():
    assert nik_doubts("1401052902000001") == ()


def test_all_doubts_are_told_at_once():
    assert nik_doubts("9901058103850000") == (
        NikDoubt.UNKNOWN_PROVINCE,
        NikDoubt.IMPLAUSIBLE_BIRTH_DATE,
        NikDoubt.SERIAL_ZERO,
    )


@pytest.mark.parametrize(
    ("nik", "born_on", "sex", "doubts"),
    [
        (KAMPAR_MAN, date(1985, 3, 17), Sex.MALE, ()),
        (KAMPAR_MAN, date(1985, 3, 18), Sex.MALE, (NikDoubt.OTHER_BIRTH_DATE,)),
        (KAMPAR_MAN, date(1985, 3, 17), Sex.FEMALE, (NikDoubt.OTHER_SEX,)),
        (ROHIL_WOMAN, date(1990, 8, 17), Sex.FEMALE, ()),
        (ROHIL_WOMAN, None, Sex.MALE, (NikDoubt.OTHER_SEX,)),
        ("1401051703030001", date(2003, 3, 17), None, ()),
        ("1401058103850001", date(1985, 3, 17), Sex.MALE, (NikDoubt.IMPLAUSIBLE_BIRTH_DATE,)),
    ],
    ids=[
        "agrees",
        "other date",
        "other sex",
        "woman agrees",
        "woman said to be a man",
        "born in this century",
        "a date that cannot be says nothing more",
    ],
)
def test_a_nik_is_held_beside_what_the_person_stated(nik, born_on, sex, doubts):
    assert nik_doubts(nik, born_on=born_on, sex=sex) == doubts
