"""The table of who answered shows no group so small that it would name a person."""

from __future__ import annotations

import pytest

from app.domain.respondents import Trait, band_words, shown_bands


def test_groups_of_three_are_shown_each_by_itself():
    bands = shown_bands({"Laki-laki": 3, "Perempuan": 5, "Tidak diisi": 0})

    assert bands.rows == (("Laki-laki", 3), ("Perempuan", 5))
    assert bands.together == ()


def test_smaller_groups_are_counted_together():
    bands = shown_bands({"SD": 1, "SMP": 2, "SMA": 9, "S1": 4})

    assert bands.rows == (("SMA", 9), ("S1", 4))
    assert (bands.together, bands.rest) == (("SD", "SMP"), 3)


def test_one_small_group_takes_the_next_smallest_with_it_since_the_total_would_tell_it():
    bands = shown_bands({"Laki-laki": 20, "Perempuan": 4, "Tidak diisi": 1})

    assert bands.rows == (("Laki-laki", 20),)
    assert (bands.together, bands.rest) == (("Perempuan", "Tidak diisi"), 5)


@pytest.mark.parametrize("counts", [{"Laki-laki": 1}, {"Laki-laki": 1, "Perempuan": 1}, {"A": 2, "B": 9}])
def test_where_nothing_could_be_told_apart_nothing_is_divided(counts):
    bands = shown_bands(counts)

    assert bands.rows == ()
    assert bands.rest == sum(counts.values())


def test_no_row_shown_is_ever_small_unless_it_is_all_there_is():
    for small in range(4):
        for middle in range(5):
            bands = shown_bands({"a": small, "b": middle, "c": 7})

            assert all(number >= 3 for _label, number in bands.rows)
            assert bands.rest == 0 or bands.rest >= 3


def test_what_one_semester_puts_together_stays_together_in_the_year_or_their_difference_would_tell_it():
    first, second = {"Laki-laki": 9, "Perempuan": 6, "Tidak diisi": 4}, {"Laki-laki": 8, "Perempuan": 1}

    semester, year = shown_bands(second), shown_bands(first, second)

    assert (semester.rows, semester.rest) == ((), 9)
    assert (year.rows, year.rest) == ((), 28)


def test_a_year_of_two_semesters_that_hide_nothing_hides_nothing():
    year = shown_bands({"SMA": 4, "S1": 3}, {"SMA": 5, "S2": 3})

    assert year.rows == (("SMA", 9), ("S1", 3), ("S2", 3))


def test_the_year_divides_what_neither_semester_put_together():
    year = shown_bands({"SD": 1, "SMP": 2, "SMA": 9, "S1": 4}, {"SMP": 5, "SMA": 7, "S1": 3})

    assert year.rows == (("SMA", 16), ("S1", 7))
    assert (year.together, year.rest) == (("SD", "SMP"), 8)


def test_a_semester_of_two_respondents_is_not_told_apart_by_the_year_although_both_are_of_one_group():
    year = shown_bands({"Laki-laki": 2}, {"Laki-laki": 20, "Perempuan": 9})

    assert (year.rows, year.rest) == ((), 31)


def test_what_was_not_said_is_worded_as_such():
    assert band_words(Trait.SEX, "female") == "Perempuan"
    assert band_words(Trait.AGE, "not_told") == band_words(Trait.AGE, "") == "Tidak diisi"
