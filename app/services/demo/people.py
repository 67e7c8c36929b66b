"""Invented applicants and what they answer; nobody of these exists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeAlias

from app.domain.form.forms import Check, Field, FieldKind
from app.domain.ikm import Element
from app.domain.procedure.conditions import holds
from app.domain.respondents import Trait
from app.services.work.satisfaction import field_of

ABOUT_RESPONDENTS = frozenset(map(field_of, Trait))
PEOPLE = (
    "Anto Wijaya",
    "Rina Marlina",
    "Dedi Kurniawan",
    "Sri Wahyuni",
    "Hendra Gunawan",
    "Maya Sari",
    "Joko Susilo",
    "Nurul Hidayah",
    "Rudi Hartono",
    "Fitri Handayani",
)
COMPANIES = (
    "PT Rimba Energi Riau",
    "CV Lintas Rokan",
    "PT Bagan Samudera",
    "CV Cahaya Bangkinang",
    "PT Sawit Makmur Lestari",
    "CV Mitra Daya Listrik",
)
COMMUNITIES = ("Karang Taruna Bina Mandiri", "Karang Taruna Tunas Harapan", "Karang Taruna Sinar Bangko")
PLACES = (
    "Bangko",
    "Bagan Sinembah",
    "Tanah Putih",
    "Kubu",
    "Bangkinang Kota",
    "Tapung",
    "Siak Hulu",
    "Kampar Kiri",
)
EXAMPLES = {
    "brand": ("Perkins 4008TAG2A", "Cummins QSX15-G8", "Caterpillar C15", "Mitsubishi S6R2-PTA"),
    "capacity_kva": ("60", "100", "250", "500"),
    "unit_count": ("1", "1", "2"),
    "hours_per_day": ("2", "4", "8"),
    "purpose": (
        "Cadangan listrik ruang produksi",
        "Cadangan listrik gudang pendingin",
        "Listrik klinik dan kantor",
    ),
    "installer": ("CV Teknik Listrik Mandiri", "PT Instalasi Prima Daya"),
    "number": ("500.12/114/REK/{year}", "551/087/REK/{year}", "400.7/052/REK/{year}"),
    "text": ("Layak diterbitkan; instalasi memenuhi syarat keselamatan dan jarak dari permukiman.",),
    "findings": ("Lokasi sesuai denah; pembumian dan peredam bunyi terpasang.",),
    "receiver": ("Anto Wijaya", "Rina Marlina"),
    "proof": ("Tanda terima dan KTP asli",),
    "plate": ("BM 7412 PA", "BM 7033 KA"),
    "vehicle_kind": ("Bus sedang", "Bus besar"),
    "seats": ("27", "45"),
    "suggestion": ("Pelayanan sudah baik, pertahankan.", "Tambah kursi di ruang tunggu."),
    "members": ("24", "35", "41"),
    "chair": ("Dedi Kurniawan", "Rudi Hartono"),
    "proposal": ("Pelatihan las dan bengkel sepeda motor bagi pemuda kepenghuluan.",),
    "item": ("Mesin las", "Perkakas bengkel", "Konsumsi peserta"),
    "str_number": ("AA0012345678901",),
    "facility": ("RSUD dr. RM. Pratomo", "Klinik Bagan Sehat"),
    "practice_place": ("Jalan Pahlawan Nomor 13, Bagansiapiapi",),
    "practice_number": ("1", "2"),
    "practice_hours": ("Senin sampai Jumat, pukul 08.00-14.00",),
}
"""What people answer to the questions that the seeds ask, by the question's key; `{year}` is that of the answer."""

AHEAD = {"departs_on": 24, "returns_on": 28}
"""How many days at least after the application a date lies that is still to come; any other date has been."""

Maker: TypeAlias = Callable[[Random, str], str]
IDENTITIES: Mapping[Check, Maker] = {
    Check.NIK: lambda rng, province: (
        f"{province}{rng.randint(1, 20):02}{_birth(rng)}{rng.randint(1, 999):04}"
    ),
    Check.NIB: lambda rng, _: f"{rng.randint(1, 9)}{rng.randint(0, 10**12 - 1):012}",
    Check.NPWP: lambda rng, _: f"0{rng.randint(0, 10**15 - 1):015}",
    Check.PHONE: lambda rng, _: f"62812{rng.randint(10**7, 10**8 - 1)}",
    Check.EMAIL: lambda _rng, _province: "pemohon@contoh.invalid",
}


def applicant(rng: Random, kind: str, province: str) -> dict[str, object]:
    """Invent an applicant of a kind; `province` is the first four digits of a NIK."""
    names = {"company": COMPANIES, "community": COMMUNITIES}.get(kind, PEOPLE)
    return {
        "kind": kind,
        "name": rng.choice(names),
        "nik": IDENTITIES[Check.NIK](rng, province),
        "nib": IDENTITIES[Check.NIB](rng, province) if kind == "company" else "",
        "npwp": "",
        "phone": IDENTITIES[Check.PHONE](rng, province),
        "email": "",
        "address": f"Jalan Merdeka No. {rng.randint(1, 120)}, Kecamatan {rng.choice(PLACES)}",
    }


def answers(
    fields: Sequence[Field], rng: Random, on: date, facts: dict[str, object] | None = None
) -> dict[str, object]:
    """Fill in a form as a reasonable person would."""
    known = dict(facts or {})
    given: dict[str, object] = {}
    for field in fields:
        if field.kind in {FieldKind.COMPUTED, FieldKind.FILE, FieldKind.SECRET} or not holds(
            field.visible_when, known
        ):
            continue
        given[field.key] = known[f"form.{field.key}"] = _answer(field, rng, on)
    return given


def _answer(field: Field, rng: Random, on: date) -> object:
    if field.key in EXAMPLES:
        return rng.choice(EXAMPLES[field.key]).replace("{year}", str(on.year))
    makers: Mapping[FieldKind, Callable[[Field, Random], object]] = {
        FieldKind.CHOICE: _choice,
        FieldKind.CHOICES: _choice,
        FieldKind.NUMBER: _number,
        FieldKind.MONEY: _number,
    }
    if field.kind is FieldKind.ROWS:
        return [answers(field.columns, rng, on)]
    if field.kind is FieldKind.DATE:
        return _date(field.key, rng, on).isoformat()
    return makers.get(field.kind, _text)(field, rng)


def _date(key: str, rng: Random, on: date) -> date:
    some_days = timedelta(days=rng.randint(0, 3))
    return on + timedelta(days=AHEAD[key]) + some_days if key in AHEAD else on - some_days


def _text(field: Field, rng: Random) -> str:
    if field.kind is FieldKind.PLACE:
        return f"Kecamatan {rng.choice(PLACES)}"
    if field.check is not None:
        return IDENTITIES[field.check](rng, "1407")
    return f"{field.label}: sesuai berkas"[: field.longest]


def _choice(field: Field, rng: Random) -> object:
    if field.key in {element.value for element in Element}:
        return rng.choice(("3", "3", "4", "4", "2"))
    if field.key in ABOUT_RESPONDENTS:
        return rng.choice(field.options).key
    first = field.options[0].key
    return [first] if field.kind is FieldKind.CHOICES else first


def _number(field: Field, rng: Random) -> str:
    lowest = field.minimum if field.minimum is not None else Decimal(1)
    highest = field.maximum if field.maximum is not None else lowest + 400
    return str(lowest + Decimal(rng.randint(0, int(min(highest - lowest, Decimal(400))))))


def _birth(rng: Random) -> str:
    day = rng.randint(1, 28) + rng.choice((0, 40))
    return f"{day:02}{rng.randint(1, 12):02}{rng.randint(60, 99)}"
