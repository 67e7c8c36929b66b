"""Invented people of a long history: applicants with names of many kinds, officers with their pace and their leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.services.demo.people import PLACES, applicant

GIVEN = (
    "Agus", "Ahmad", "Aminah", "Andi", "Ani", "Arif", "Bambang", "Citra", "Darmawan", "Dian", "Edi", "Eka", "Erna",
    "Fajar", "Firman", "Gita", "Hasan", "Indah", "Irwan", "Iskandar", "Juliana", "Kurnia", "Lestari", "Lukman",
    "Mulyadi", "Nasrul", "Novita", "Putra", "Ratna", "Rahmat", "Ridho", "Rosmiati", "Siti", "Suryani", "Syafri",
    "Taufan", "Umar", "Wahyu", "Yulia", "Zainal",
)  # fmt: skip
FAMILY = (
    "Amri", "Anggraini", "Batubara", "Damanik", "Effendi", "Firdaus", "Gunawan", "Harahap", "Hasibuan", "Hidayat",
    "Irawan", "Kusuma", "Lubis", "Manurung", "Mustafa", "Nainggolan", "Nasution", "Pohan", "Pratama", "Rambe",
    "Ramadhan", "Saputra", "Sembiring", "Setiawan", "Siregar", "Sitompul", "Tanjung", "Wibowo", "Yusuf", "Zulfikar",
)  # fmt: skip
FIRM = ("PT", "CV", "UD")
TRADE = ("Energi", "Karya", "Teknik", "Niaga", "Transport", "Sawit", "Bahari", "Medika", "Konstruksi", "Jaya")
STYLE = (
    "Abadi",
    "Mandiri",
    "Sejahtera",
    "Utama",
    "Lestari",
    "Perkasa",
    "Bersama",
    "Makmur",
    "Nusantara",
    "Riau",
)
HOPE = ("Bakti", "Cahaya", "Garuda", "Harapan", "Jaya", "Mekar", "Muda", "Sakti", "Tunas", "Wira")


@dataclass(frozen=True)
class Leave:
    """Days on which an officer is away."""

    officer_id: int
    kind: str
    from_on: date
    until_on: date


def invent_applicant(rng: Random, kind: str, province: str) -> dict[str, object]:
    """Invent an applicant; nobody of these exists."""
    return {**applicant(rng, kind, province), "name": _name(rng, kind)}


def _name(rng: Random, kind: str) -> str:
    if kind == "company":
        return f"{rng.choice(FIRM)} {rng.choice(FAMILY)} {rng.choice(TRADE)} {rng.choice(STYLE)}"
    if kind == "community":
        return f"Karang Taruna {rng.choice(HOPE)} {rng.choice(STYLE)} {rng.choice(PLACES)}"
    return f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"


def pace_of(rng: Random) -> float:
    """Draw how an officer's time stands to the usual one: most are near it, some are slow."""
    return min(1.6, max(0.75, rng.lognormvariate(0, 0.18)))


def leaves_of(rng: Random, officer_id: int, first_on: date, until_on: date) -> Iterator[Leave]:
    """Draw an officer's days away: each half year a few of leave, some of travel or illness; none past the end."""
    on = first_on + timedelta(days=rng.randint(5, 120))
    while True:
        kind, days = rng.choice((("leave", 3), ("leave", 2), ("illness", 1), ("duty_travel", 2)))
        if on + timedelta(days=days) >= until_on:
            return
        yield Leave(officer_id, kind, on, on + timedelta(days=days - 1))
        on += timedelta(days=rng.randint(90, 200))


def is_away(leaves: Sequence[Leave], on: date) -> bool:
    """Tell whether an officer with these leaves is away on a day."""
    return any(one.from_on <= on <= one.until_on for one in leaves)
