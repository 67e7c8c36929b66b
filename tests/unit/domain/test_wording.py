from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.domain.wording import (
    date_in_words,
    decimal_comma,
    long_date,
    ordinal_in_words,
    roman_month,
    rupiah,
    rupiah_in_words,
    terbilang,
    weekday_name,
    working_days_in_words,
)

MARCH_18 = date(2024, 3, 18)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (5, "lima"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (215, "dua ratus lima belas"),
        (1_000, "seribu"),
        (1_200, "seribu dua ratus"),
        (2_024, "dua ribu dua puluh empat"),
        (11_000, "sebelas ribu"),
        (101_001, "seratus satu ribu satu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (2_500_000_000, "dua miliar lima ratus juta"),
        (1_000_000_000_001, "satu triliun satu"),
        (999_000_000_000_000, "sembilan ratus sembilan puluh sembilan triliun"),
        (715_000_000_018, "tujuh ratus lima belas miliar delapan belas"),
    ],
)
def test_numbers_are_written_in_words(number, words):
    assert terbilang(number) == words


@pytest.mark.parametrize("number", [-1, 10**15])
def test_what_has_no_words_is_refused(number):
    with pytest.raises(ValueError, match="cannot be written in words"):
        terbilang(number)


def test_dates_are_written_as_letters_and_minutes_do():
    assert long_date(MARCH_18) == "18 Maret 2024"
    assert date_in_words(MARCH_18) == "tanggal delapan belas bulan Maret tahun dua ribu dua puluh empat"


def test_every_month_has_its_name_and_its_numeral():
    firsts = [date(2024, month, 1) for month in range(1, 13)]

    assert " ".join(long_date(first).split()[1] for first in firsts) == (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    )
    assert " ".join(map(roman_month, firsts)) == "I II III IV V VI VII VIII IX X XI XII"


def test_every_weekday_has_its_name():
    week = [date(2024, 3, day) for day in range(18, 25)]

    assert " ".join(map(weekday_name, week)) == "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"


@pytest.mark.parametrize(
    ("amount", "figures", "words"),
    [
        (0, "Rp0,00", "nol rupiah"),
        (10_000, "Rp10.000,00", "sepuluh ribu rupiah"),
        (1_250_000, "Rp1.250.000,00", "satu juta dua ratus lima puluh ribu rupiah"),
        (Decimal("1500.50"), "Rp1.500,50", "seribu lima ratus rupiah lima puluh sen"),
        (Decimal("0.05"), "Rp0,05", "nol rupiah lima sen"),
    ],
)
def test_money_is_written_in_figures_and_in_words(amount, figures, words):
    assert rupiah(amount) == figures
    assert rupiah_in_words(amount) == words


@pytest.mark.parametrize("amount", [-1, Decimal("0.005"), Decimal("NaN"), Decimal("Infinity")])
@pytest.mark.parametrize("write", [rupiah, rupiah_in_words])
def test_an_amount_that_cannot_be_paid_is_refused(write, amount):
    with pytest.raises(ValueError, match="not an amount"):
        write(amount)


@pytest.mark.parametrize(
    ("number", "places", "written"),
    [
        (Decimal("91.48"), 2, "91,48"),
        (Decimal("1234.5"), 2, "1.234,50"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("-1234.5"), 1, "-1.234,5"),
        (1_000_000, 0, "1.000.000"),
    ],
)
def test_decimals_have_a_comma_and_thousands_a_point(number, places, written):
    assert decimal_comma(number, places) == written


def test_a_promise_is_written_in_figures_and_in_words():
    assert working_days_in_words(5) == "5 (lima) hari kerja"


@pytest.mark.parametrize(
    ("place", "words"), [(1, "kesatu"), (5, "kelima"), (10, "kesepuluh"), (12, "kedua belas")]
)
def test_dicta_are_counted_in_words(place, words):
    assert ordinal_in_words(place) == words
