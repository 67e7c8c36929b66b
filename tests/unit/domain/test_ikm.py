from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.ikm import (
    GRADE_WORDS,
    ITEMS,
    Element,
    Grade,
    Tally,
    grade_of,
    ikm,
    sample_size,
    tally,
)

GOLDEN_SUMS = (105, 101, 100, 116, 102, 105, 106, 105, 115)
GOLDEN = {element: Tally(total, 29) for element, total in zip(Element, GOLDEN_SUMS, strict=True)}
PERFECT = dict.fromkeys(Element, Tally(4, 1))
EXACT = Fraction(1, 9)


@pytest.mark.parametrize(
    ("weight", "value", "grade"),
    [
        (EXACT, "91.48", Grade.A),
        (Decimal("0.111"), "91.38", Grade.A),
        (Decimal("0.11"), "90.56", Grade.A),
    ],
)
def test_the_golden_case_of_29_respondents(weight, value, grade):
    index = ikm(GOLDEN, weight)

    assert (index.value, index.grade) == (Decimal(value), grade)


@pytest.mark.parametrize(
    ("weight", "value"), [(EXACT, "100.00"), (Decimal("0.111"), "99.90"), (Decimal("0.11"), "99.00")]
)
def test_only_the_exact_weight_gives_perfect_answers_a_perfect_index(weight, value):
    assert ikm(PERFECT, weight).value == Decimal(value)


@pytest.mark.parametrize(
    ("weight", "value", "grade"),
    [
        (EXACT, "88.33", Grade.A),
        (Decimal("0.111"), "88.24", Grade.B),
        (Decimal("0.11"), "87.45", Grade.B),
    ],
)
def test_a_rounded_weight_moves_an_office_across_a_band(weight, value, grade):
    means_of_3_5333 = dict.fromkeys(Element, Tally(35333, 10000))

    index = ikm(means_of_3_5333, weight)

    assert (index.value, index.grade) == (Decimal(value), grade)


def test_the_exact_weight_is_the_default():
    assert ikm(GOLDEN) == ikm(GOLDEN, EXACT)


def test_the_mean_of_each_element_is_reported():
    means = ikm(GOLDEN).means

    assert means[Element.REQUIREMENTS] == Decimal("3.62")
    assert means[Element.FEE] == Decimal("4.00")


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        ("100", Grade.A),
        ("88.31", Grade.A),
        ("88.305", Grade.A),
        ("88.3049", Grade.B),
        ("88.30", Grade.B),
        ("76.61", Grade.B),
        ("76.605", Grade.B),
        ("76.60", Grade.C),
        ("65.00", Grade.C),
        ("64.995", Grade.C),
        ("64.994", Grade.D),
        ("25", Grade.D),
    ],
)
def test_an_index_is_rounded_half_up_before_it_is_graded(value, grade):
    assert grade_of(Decimal(value)) is grade


def test_the_bands_of_2004_are_not_used():
    assert grade_of(Decimal("81.26")) is Grade.B


def test_answers_are_added_up_by_element_and_gaps_left_out():
    tallies = tally([{Element.TIME: 4, Element.FEE: 3}, {Element.TIME: 1}])

    assert tallies == {Element.TIME: Tally(5, 2), Element.FEE: Tally(3, 1)}
    assert tallies[Element.TIME].mean == Fraction(5, 2)


def test_a_whole_survey_is_added_up_and_graded():
    all_good = dict.fromkeys(Element, 3)

    assert ikm(tally([all_good, all_good])).grade is Grade.C


@pytest.mark.parametrize("answer", [0, 5])
def test_an_answer_off_the_scale_is_refused(answer):
    with pytest.raises(ValueError, match=f"fee was answered with {answer}"):
        tally([{Element.FEE: answer}])


@pytest.mark.parametrize(("total", "answers"), [(0, 0), (3, 0), (3, 4), (9, 2)])
def test_a_sum_that_no_answers_can_give_is_refused(total, answers):
    with pytest.raises(ValueError, match="cannot add up"):
        Tally(total, answers)


def test_an_element_that_nobody_answered_is_named():
    answered = {element: GOLDEN[element] for element in Element if element is not Element.TIME}

    with pytest.raises(ValueError, match="no answers to time"):
        ikm(answered)


def test_the_questionnaire_asks_nine_items_with_four_answers_each():
    assert list(ITEMS) == list(Element)
    assert all(len(set(item.answers)) == 4 for item in ITEMS.values())


def test_the_answers_are_in_the_words_of_the_regulation():
    assert ITEMS[Element.FEE].answers == ("sangat mahal", "cukup mahal", "murah", "gratis")
    assert ITEMS[Element.FACILITIES].answers == ("buruk", "cukup", "baik", "sangat baik")
    assert ITEMS[Element.COMPLAINTS].answers[0] == "tidak ada"
    assert ITEMS[Element.TIME].answers == ("tidak cepat", "kurang cepat", "cepat", "sangat cepat")


def test_every_grade_has_its_words():
    assert {grade: GRADE_WORDS[grade] for grade in Grade} == {
        "A": "Sangat baik",
        "B": "Baik",
        "C": "Kurang baik",
        "D": "Tidak baik",
    }


@pytest.mark.parametrize(
    ("population", "answers"),
    [
        (0, 0),
        (1, 1),
        (10, 10),
        (50, 44),
        (100, 80),
        (150, 108),
        (200, 132),
        (300, 169),
        (500, 217),
        (1000, 278),
        (2000, 322),
        (5000, 357),
        (10000, 370),
    ],
)
def test_the_sample_is_that_of_krejcie_and_morgan(population, answers):
    assert sample_size(population) == answers
