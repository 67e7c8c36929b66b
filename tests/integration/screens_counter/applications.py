"""What applicants bring for each of the five services, by the names of the page's fields."""

from __future__ import annotations

from dataclasses import dataclass, field

NIK = "1407011203900001"
PERSON = {
    "applicant-kind": "person",
    "applicant-name": "Anto Wijaya",
    "applicant-nik": NIK,
    "applicant-phone": "0812 3456 7890",
    "applicant-address": "Jalan Merdeka No. 1, Bagansiapiapi",
}
COMPANY = {
    **PERSON,
    "applicant-kind": "company",
    "applicant-name": "PT Rimba Energi Riau",
    "applicant-nib": "1234567890123",
}
COMMUNITY = {**PERSON, "applicant-kind": "community", "applicant-name": "Karang Taruna Bina Mandiri"}

GENSET = {
    "form-location": "Jalan Lintas Sumatera KM 4",
    "form-brand": "Perkasa P-250",
    "form-capacity_kva": "250",
    "form-unit_count": "2",
    "form-purpose": "Cadangan listrik gudang",
    "form-installer": "CV Cahaya Listrik",
}
GENSET_PAPERS = ("application_letter", "nib", "ktp", "company_deed", "npwp", "installer_certificate", "photo")
TRAVEL = {
    "form-company": "PO Lintas Rokan",
    "form-vehicles-0-plate": "BM 7001 PA",
    "form-vehicles-0-vehicle_kind": "Bus besar",
    "form-vehicles-0-seats": "45",
    "form-vehicles-1-plate": "BM 7002 PA",
    "form-vehicles-1-vehicle_kind": "Bus sedang",
    "form-vehicles-1-seats": "30",
    "form-route_from": "Bagansiapiapi",
    "form-route_to": "Bukittinggi",
    "form-departs_on": "2026-12-05",
    "form-returns_on": "2026-12-07",
    "form-purpose": "Kunjungan belajar",
}
YOUTH = {
    "form-organization": "Bina Mandiri",
    "form-village": "Bagan Punak",
    "form-chair": "Anto Wijaya",
    "form-members": "25",
    "form-aid": "money",
    "form-proposal": "Pelatihan las untuk anggota",
    "form-budget-0-item": "Mesin las",
    "form-budget-0-quantity": "2",
    "form-budget-0-price": "1.500.000",
    "form-budget-1-item": "Helm las",
    "form-budget-1-quantity": "10",
    "form-budget-1-price": "75.000",
}
YOUTH_PAPERS = (
    "application_letter",
    "proposal",
    "board_decree",
    "chair_ktp",
    "village_letter",
    "bank_account",
)
NURSE = {
    "form-application_kind": "renewal",
    "form-str_number": "STR-0001/2024",
    "form-facility": "RSUD dr. R. M. Pratomo",
    "form-practice_place": "Bagansiapiapi",
    "form-practice_number": "1",
    "form-previous_permit": "503/SIP/2021/17",
    "form-skp_credits": "25",
}


@dataclass(frozen=True)
class Brought:
    """One application: the agency, the permit type, the counter, and everything that is brought."""

    agency: str
    permit_type: str
    counter: str
    fields: dict[str, str]
    papers: tuple[str, ...]
    facts: dict[str, object] = field(default_factory=dict)


FIVE = (
    Brought(
        "rohil", "genset", "backoffice.rohil", {**COMPANY, **GENSET, "form-use": "standby"}, GENSET_PAPERS
    ),
    Brought("rohil", "karang_taruna", "backoffice.rohil", {**COMMUNITY, **YOUTH}, YOUTH_PAPERS),
    Brought(
        "rohil",
        "insidentil",
        "frontoffice.rohil",
        {**COMPANY, **TRAVEL},
        ("application_letter", "ktp", "nib", "stnk", "inspection", "route_permit"),
    ),
    Brought(
        "rohil",
        "penata_anestesi",
        "backoffice.rohil",
        {**PERSON, **NURSE},
        ("str", "place_letter", "ktp", "photo", "skp"),
    ),
    Brought("kampar", "genset", "frontoffice.kampar", {**COMPANY, **GENSET}, GENSET_PAPERS),
)
ROHIL_GENSET, YOUTH_AID = FIVE[0], FIVE[1]
