"""Identity numbers and phone numbers as people type them: read strictly in form, doubted only in content.

Only length and digits are faults. A NIK that looks wrong may be legal, since it never changes when a
person's data are corrected: doubts are told, never held against anyone. What the public sees is `masking`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from enum import StrEnum


class IdentityKind(StrEnum):
    """The numbers that this office takes."""

    NIK = "nik"
    NPWP = "npwp"
    NIB = "nib"
    NIP = "nip"
    PHONE = "phone"


class IdentityFault(StrEnum):
    """What makes a number unusable."""

    NOT_DIGITS = "not_digits"
    WRONG_LENGTH = "wrong_length"
    NOT_INDONESIAN = "not_indonesian"


class IdentityError(ValueError):
    """A number that cannot be taken: of what kind, and why."""

    def __init__(self, kind: IdentityKind, fault: IdentityFault, lengths: tuple[int, ...] = ()) -> None:
        super().__init__(f"{kind}: {fault}")
        self.kind = kind
        self.fault = fault
        self.lengths = lengths


class Sex(StrEnum):
    """As the population register knows it."""

    FEMALE = "female"
    MALE = "male"


class NikDoubt(StrEnum):
    """What looks odd in a NIK: a hint for the officer, never a reason to turn anyone away."""

    UNKNOWN_PROVINCE = "unknown_province"
    IMPLAUSIBLE_BIRTH_DATE = "implausible_birth_date"
    SERIAL_ZERO = "serial_zero"
    OTHER_BIRTH_DATE = "other_birth_date"
    OTHER_SEX = "other_sex"


PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "19",
        "21",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "51",
        "52",
        "53",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "72",
        "73",
        "74",
        "75",
        "76",
        "81",
        "82",
        "91",
        "92",
        "93",
        "94",
        "95",
        "96",
    ]
)
"""Province codes of the Ministry of Home Affairs, with Kaltara (65) and the Papuan provinces since 2022."""

LENGTHS = {
    IdentityKind.NIK: (16,),
    IdentityKind.NPWP: (15, 16),
    IdentityKind.NIB: (13,),
    IdentityKind.NIP: (18,),
}
"""Digits of each number; an NPWP has 16 since mid-2024 (PMK 112/2022), and the old 15 are still shown."""

_WOMENS_DAYS_AFTER = 40
_PHONE_LENGTHS = range(8, 13)
"""Digits of a phone number after the country code."""

_SEPARATORS = re.compile(r"[\s.\-/()\u2010-\u2015\u200b-\u200f\u202a-\u202e]")
"""What people type, and telephones copy, between digits; the last two are invisible marks."""


def read_nik(text: str) -> str:
    """Read an NIK as its 16 digits; `IdentityError` when digits or length are wrong."""
    return _read(IdentityKind.NIK, text)


def read_npwp(text: str) -> str:
    """Read an NPWP, old or new, as its 15 or 16 digits; `IdentityError` when digits or length are wrong."""
    return _read(IdentityKind.NPWP, text)


def read_nib(text: str) -> str:
    """Read an NIB as its 13 digits; `IdentityError` when digits or length are wrong."""
    return _read(IdentityKind.NIB, text)


def read_nip(text: str) -> str:
    """Read an NIP as its 18 digits; `IdentityError` when digits or length are wrong."""
    return _read(IdentityKind.NIP, text)


def read_phone(text: str) -> str:
    """Read an Indonesian phone number as `62…`, however it was typed; `IdentityError` when it is none.

    0812…, +62812…, 0062812…, 62812… and 812… are the same number.
    """
    typed = _SEPARATORS.sub("", text)
    digits = _digits(IdentityKind.PHONE, typed.removeprefix("+")).removeprefix("00")
    if digits.startswith("62"):
        national = digits.removeprefix("62")
    elif digits.startswith(("0", "8")) and not typed.startswith(("+", "00")):
        national = digits
    else:
        raise IdentityError(IdentityKind.PHONE, IdentityFault.NOT_INDONESIAN)
    national = national.removeprefix("0")
    if len(national) not in _PHONE_LENGTHS:
        lengths = tuple(len("62") + length for length in _PHONE_LENGTHS)
        raise IdentityError(IdentityKind.PHONE, IdentityFault.WRONG_LENGTH, lengths)
    return f"62{national}"


def nik_doubts(nik: str, *, born_on: date | None = None, sex: Sex | None = None) -> tuple[NikDoubt, ...]:
    """Tell what looks odd in an NIK as `read_nik` gave it, also beside what the person stated.

    Digits 1-2 are the province, 7-12 the birth date as DDMMYY with 40 added to a woman's day (the
    century is open), 13-16 a serial from 0001.
    """
    return tuple(_doubts(nik, born_on, sex))


def _doubts(nik: str, born_on: date | None, sex: Sex | None) -> Iterator[NikDoubt]:
    if nik[:2] not in PROVINCES:
        yield NikDoubt.UNKNOWN_PROVINCE
    day = int(nik[6:8])
    is_woman = day > _WOMENS_DAYS_AFTER
    birth_dates = _dates(day - _WOMENS_DAYS_AFTER if is_woman else day, int(nik[8:10]), int(nik[10:12]))
    if not birth_dates:
        yield NikDoubt.IMPLAUSIBLE_BIRTH_DATE
    elif born_on is not None and born_on not in birth_dates:
        yield NikDoubt.OTHER_BIRTH_DATE
    if birth_dates and sex is not None and is_woman != (sex is Sex.FEMALE):
        yield NikDoubt.OTHER_SEX
    if nik[12:] == "0000":
        yield NikDoubt.SERIAL_ZERO


def _dates(day: int, month: int, year_in_century: int) -> set[date]:
    dates = set()
    for century in (1900, 2000):
        with suppress(ValueError):
            dates.add(date(century + year_in_century, month, day))
    return dates


def _read(kind: IdentityKind, text: str) -> str:
    digits = _digits(kind, text)
    if len(digits) not in LENGTHS[kind]:
        raise IdentityError(kind, IdentityFault.WRONG_LENGTH, LENGTHS[kind])
    return digits


def _digits(kind: IdentityKind, text: str) -> str:
    digits = _SEPARATORS.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        raise IdentityError(kind, IdentityFault.NOT_DIGITS)
    return digits
