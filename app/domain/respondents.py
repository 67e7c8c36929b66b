"""Who answered the satisfaction survey, as far as they cared to say (Permenpan-RB 14/2017, annex): never who exactly.

Knows the questions about respondents and how their counts may be shown, so that no row of a table names a person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 3
"""A row of fewer answers than this could be one known person."""
NOT_TOLD = "not_told"
NOT_TOLD_WORDS = "tidak diisi"


class Trait(StrEnum):
    """What a respondent may say of himself."""

    SEX = "sex"
    AGE = "age"
    EDUCATION = "education"
    OCCUPATION = "occupation"


@dataclass(frozen=True, slots=True)
class Question:
    """One question about the respondent: its label, and its bands by key in their usual order."""

    label: str
    bands: Mapping[str, str]


QUESTIONS: Mapping[Trait, Question] = {
    Trait.SEX: Question("Jenis kelamin", {"male": "laki-laki", "female": "perempuan"}),
    Trait.AGE: Question(
        "Usia",
        {
            "under_26": "sampai 25 tahun",
            "26_35": "26–35 tahun",
            "36_45": "36–45 tahun",
            "46_55": "46–55 tahun",
            "over_55": "di atas 55 tahun",
        },
    ),
    Trait.EDUCATION: Question(
        "Pendidikan",
        {
            "primary": "SD/sederajat",
            "lower_secondary": "SMP/sederajat",
            "upper_secondary": "SMA/sederajat",
            "diploma": "D1–D3",
            "bachelor": "D4/S1",
            "master": "S2",
            "doctor": "S3",
        },
    ),
    Trait.OCCUPATION: Question(
        "Pekerjaan",
        {
            "civil_servant": "PNS/ASN",
            "army": "TNI",
            "police": "Polri",
            "employee": "pegawai swasta",
            "self_employed": "wirausaha",
            "other": "lainnya",
        },
    ),
}


def band_words(trait: Trait, key: str) -> str:
    """Word a band as a table shows it; what was not told, or is no longer asked, counts as not told."""
    words = QUESTIONS[trait].bands.get(key, NOT_TOLD_WORDS)
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Bands:
    """The rows of a table that may be shown; `together` names those counted in one row, `rest` how many they are."""

    rows: tuple[tuple[str, int], ...]
    together: tuple[str, ...] = ()
    rest: int = 0


def shown_bands(*parts: Mapping[str, int], fewest: int = FEWEST) -> Bands:
    """Put rows of fewer answers together, and the next smallest with them until that row is no small one itself.

    Of one row alone left over it could be told from the total what it hides, so nothing is then divided. A table of
    several periods is told by the counts of each that has a table of its own: what one of them puts together stays
    together, or it could be told from their difference. The order of the counts is kept; rows of nobody are left out.
    """
    told = [{label: number for label, number in part.items() if number} for part in parts]
    order = dict.fromkeys(label for part in parts for label in part)
    summed = {label: sum(one.get(label, 0) for one in told) for label in order}
    counts = {label: number for label, number in summed.items() if number}
    hidden = [(part.keys(), _together(part, frozenset(), fewest)) for part in told]
    # Where nothing at all is divided, nobody may learn either in which single row all of them are.
    begun = {one for labels, small in hidden for one in (counts if small == labels else small)}
    together = _together(counts, begun, fewest)
    kept = tuple((label, number) for label, number in counts.items() if label not in together)
    return Bands(
        kept, tuple(label for label in counts if label in together), sum(counts[one] for one in together)
    )


def _together(counts: Mapping[str, int], begun: Collection[str], fewest: int) -> set[str]:
    """Name the rows that are counted as one, those of `begun` among them."""
    together = set(begun)
    rest = sum(counts[label] for label in together)
    for label in sorted(counts.keys() - together, key=lambda label: (counts[label], label)):
        if counts[label] >= fewest and (rest == 0 or rest >= fewest):
            break
        together.add(label)
        rest += counts[label]
    return together
