"""Samples at their limits: everything that may be long is long, or everything that may be missing is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.documents.facts import Agency, AgencyFacts, Applicant, Permit, Signatory
from app.documents.sparse_facts import sparse

MANY = 40
SEVERAL = {
    "legal_basis": 12,
    "references": 12,
    "decided": 12,
    "groups": 4,
    "plans": 12,
    "trend": 12,
    "team": 8,
}
"""Lists that are long enough before they are forty."""
FIXED = {"cards", "columns", "elements", "clocks", "sections"}
"""Rows and columns of which there are always so many, or that would only take time."""
COMPANY = "PT Perusahaan Perdagangan dan Perindustrian Cahaya Pesisir Bagansiapiapi Sejahtera Abadi Nusantara Contoh"
STREET = "Jalan Lintas Pesisir Kilometer Empat Puluh Tujuh Nomor 123A Blok C, Dusun Suka Maju Bersama"
OFFICE = "Penanaman Modal, Pelayanan Terpadu Satu Pintu, Tenaga Kerja, Transmigrasi, Koperasi, Perindustrian dan Perdagangan"


def stretched(sample: AgencyFacts) -> dict[str, object]:
    """Give the facts of a sample with forty items in every list and with the longest names."""
    return {name: _stretched(name, value) for name, value in sample.named().items()}


def emptied(sample: AgencyFacts) -> dict[str, object]:
    """Give the facts of a sample without any list and without whatever may be left out."""
    return {name: () if isinstance(value, tuple) else value for name, value in sparse(sample).named().items()}


def _stretched(name: str, value: Any) -> object:
    if isinstance(value, tuple) and value and name not in FIXED:
        return (value * MANY)[: SEVERAL.get(name, MANY)]
    if isinstance(value, Applicant):
        return replace(
            value, name=COMPANY, represented_by=COMPANY, address=f"{STREET}, {STREET}", npwp="0" * 16
        )
    if isinstance(value, Signatory):
        return replace(
            value, name=COMPANY[:80], position_title=f"Kepala Dinas {OFFICE}", acting_for=COMPANY[:60]
        )
    if isinstance(value, Agency):
        return replace(value, office=f"Dinas {OFFICE}", address=STREET)
    if isinstance(value, Permit):
        return replace(value, title=f"Izin {OFFICE}")
    return f"{value} {OFFICE}" if name == "service_title" else value
