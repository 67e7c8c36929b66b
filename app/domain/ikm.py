"""The satisfaction survey (SKM) and its index (IKM) by Permenpan-RB 14/2017: elements, bands, sample.

Works on exact fractions, because the regulation's own 0,11 for 1/9 moves offices across a band. Knows
nothing of who answered: the survey is anonymous.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Element(StrEnum):
    """The nine elements (unsur), known by code because questionnaires order the last two differently."""

    REQUIREMENTS = "requirements"
    PROCEDURE = "procedure"
    TIME = "time"
    FEE = "fee"
    PRODUCT = "product"
    COMPETENCE = "competence"
    CONDUCT = "conduct"
    COMPLAINTS = "complaints"
    FACILITIES = "facilities"


Answers = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the questionnaire in the regulation's words: its element, and the answers for 1 to 4."""

    label: str
    answers: Answers


def _graded(adjective: str) -> Answers:
    return (f"tidak {adjective}", f"kurang {adjective}", adjective, f"sangat {adjective}")


ITEMS: Mapping[Element, Item] = {
    Element.REQUIREMENTS: Item("Persyaratan", _graded("sesuai")),
    Element.PROCEDURE: Item("Sistem, mekanisme, dan prosedur", _graded("mudah")),
    Element.TIME: Item("Waktu penyelesaian", _graded("cepat")),
    Element.FEE: Item("Biaya/tarif", ("sangat mahal", "cukup mahal", "murah", "gratis")),
    Element.PRODUCT: Item("Produk spesifikasi jenis pelayanan", _graded("sesuai")),
    Element.COMPETENCE: Item("Kompetensi pelaksana", _graded("kompeten")),
    Element.CONDUCT: Item("Perilaku pelaksana", _graded("sopan dan ramah")),
    Element.COMPLAINTS: Item(
        "Penanganan pengaduan, saran, dan masukan",
        ("tidak ada", "ada tetapi tidak berfungsi", "berfungsi kurang maksimal", "dikelola dengan baik"),
    ),
    Element.FACILITIES: Item("Sarana dan prasarana", ("buruk", "cukup", "baik", "sangat baik")),
}
"""The questionnaire in the order of the regulation's annex."""

SCALE = range(1, 5)
EXACT_WEIGHT = Fraction(1, len(Element))


class Grade(StrEnum):
    """The letter of a service (mutu pelayanan)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


GRADE_WORDS: Mapping[Grade, str] = {
    Grade.A: "Sangat baik",
    Grade.B: "Baik",
    Grade.C: "Kurang baik",
    Grade.D: "Tidak baik",
}
_LOWEST = ((Decimal("88.31"), Grade.A), (Decimal("76.61"), Grade.B), (Decimal("65.00"), Grade.C))
"""The lowest index of each letter, to two places as the regulation prints them."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to one item: their sum and their number, at least one; `ValueError` otherwise."""

    total: int
    answers: int

    def __post_init__(self) -> None:
        if self.answers < 1 or not SCALE[0] * self.answers <= self.total <= SCALE[-1] * self.answers:
            raise ValueError(f"{self.answers} answers of 1 to 4 cannot add up to {self.total}")

    @property
    def mean(self) -> Fraction:
        """The average of the item (NRR)."""
        return Fraction(self.total, self.answers)


@dataclass(frozen=True, slots=True)
class Ikm:
    """The index of a period: `value` from 25 to 100 to two places, its letter, the mean of each element."""

    value: Decimal
    grade: Grade
    means: Mapping[Element, Decimal]


def tally(responses: Iterable[Mapping[Element, int]]) -> dict[Element, Tally]:
    """Add up answers; an element that nobody answered is left out, an answer outside 1..4 a `ValueError`."""
    given: dict[Element, list[int]] = {element: [] for element in Element}
    for response in responses:
        for element, answer in response.items():
            if answer not in SCALE:
                raise ValueError(f"{element} was answered with {answer}, not with 1 to 4")
            given[element].append(answer)
    return {element: Tally(sum(answers), len(answers)) for element, answers in given.items() if answers}


def ikm(tallies: Mapping[Element, Tally], weight: Fraction | Decimal = EXACT_WEIGHT) -> Ikm:
    """Compute the index: the sum of the nine means, each times its weight, times 25.

    The weight is 1/9 exactly; offices that are bound to print 0,11 set theirs. `ValueError` when an
    element has no answers at all.
    """
    missing = [element for element in Element if element not in tallies]
    if missing:
        raise ValueError(f"no answers to {', '.join(missing)}")
    means = {element: tallies[element].mean for element in Element}
    value = two_places(sum(means.values(), Fraction()) * Fraction(weight) * 25)
    return Ikm(value, grade_of(value), {element: two_places(mean) for element, mean in means.items()})


def grade_of(value: Decimal) -> Grade:
    """Tell the letter of an index; it is rounded to two places first, since the bands leave gaps between."""
    rounded = two_places(Fraction(value))
    return next((grade for lowest, grade in _LOWEST if rounded >= lowest), Grade.D)


def sample_size(population: int) -> int:
    """Tell how many answers a period needs by Krejcie and Morgan (95 %, margin 5 %)."""
    if population < 1:
        return 0
    spread = Fraction("3.841") * Fraction(1, 4)
    return _nearest(spread * population / (Fraction("0.0025") * (population - 1) + spread))


def two_places(number: Fraction) -> Decimal:
    """Round half up to two decimal places, from the exact value; numbers below zero do not occur here."""
    return Decimal(_nearest(number * 100)).scaleb(-2)


def _nearest(number: Fraction) -> int:
    return int(number + Fraction(1, 2))
