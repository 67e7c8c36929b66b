"""Numbers, money and dates as Indonesian official documents write them (tata naskah dinas).

The words here belong to the documents, which are Indonesian whatever language the screens are in.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_SMALL = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
_BEYOND_WORDS = 10**15


def terbilang(number: int) -> str:
    """Write a number in words: 1200 is "seribu dua ratus".

    `ValueError` below zero and from a thousand trillion on, where the words end.
    """
    if not 0 <= number < _BEYOND_WORDS:
        msg = f"{number} cannot be written in words"
        raise ValueError(msg)
    if number == 0:
        return _SMALL[0]
    words = []
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        words += _counted(count, name)
    return " ".join([*words, *_below_thousand(number)])


def _counted(count: int, scale: str) -> list[str]:
    if count == 1 and scale == "ribu":
        return ["seribu"]
    return [*_below_thousand(count), scale] if count else []


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = {0: [], 1: ["seratus"]}.get(hundreds, [_SMALL[hundreds], "ratus"])
    return words + _below_hundred(rest)


def _below_hundred(number: int) -> list[str]:
    tens, ones = divmod(number, 10)
    if number < len(_SMALL):
        return [_SMALL[number]] if number else []
    if tens == 1:
        return [_SMALL[ones], "belas"]
    return [_SMALL[tens], "puluh", *([_SMALL[ones]] if ones else [])]


def weekday_name(on: date) -> str:
    """Name the weekday: "Senin"."""
    return WEEKDAYS[on.weekday()]


def long_date(on: date) -> str:
    """Write a date as letters do: "18 Maret 2024"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def date_in_words(on: date) -> str:
    """Write a date as minutes (berita acara) do, in words without the weekday.

    "tanggal delapan belas bulan Maret tahun dua ribu dua puluh empat".
    """
    return f"tanggal {terbilang(on.day)} bulan {MONTHS[on.month - 1]} tahun {terbilang(on.year)}"


def roman_month(on: date) -> str:
    """Write the month of a date in Roman numerals, as document numbers do: "III"."""
    return ROMAN_MONTHS[on.month - 1]


def decimal_comma(number: Decimal | int, places: int = 2) -> str:
    """Write a number with a decimal comma and points between thousands: "1.234,50"; rounds half up."""
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))


def rupiah(amount: Decimal | int) -> str:
    """Write an amount of money: "Rp1.250.000,00"; `ValueError` below zero or finer than a sen."""
    whole, sen = _rupiah_and_sen(amount)
    return f"Rp{decimal_comma(whole, 0)},{sen:02}"


def rupiah_in_words(amount: Decimal | int) -> str:
    """Write an amount of money in words: "nol rupiah"; `ValueError` as `rupiah` and `terbilang`."""
    whole, sen = _rupiah_and_sen(amount)
    return f"{terbilang(whole)} rupiah" + (f" {terbilang(sen)} sen" if sen else "")


def ordinal_in_words(number: int) -> str:
    """Write a place in a row as decrees count their dicta: "kesatu", "kedua"; `ValueError` as `terbilang`."""
    return f"ke{terbilang(number)}"


def working_days_in_words(count: int) -> str:
    """Write a promise of working days: "5 (lima) hari kerja"."""
    return f"{count} ({terbilang(count)}) hari kerja"


def _rupiah_and_sen(amount: Decimal | int) -> tuple[int, int]:
    sen = Decimal(amount).scaleb(2)
    if not sen.is_finite() or sen < 0 or sen != int(sen):
        msg = f"{amount} is not an amount of rupiah and whole sen"
        raise ValueError(msg)
    return divmod(int(sen), 100)
