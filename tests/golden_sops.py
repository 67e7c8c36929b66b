"""What the five source documents print, row by row: number, who acts, time. Held against the seeds."""

from __future__ import annotations

from dataclasses import dataclass

APPLICANT, BACK, FRONT, TEAM = "applicant", "back_office", "front_office", "technical_team"
JUNIOR, SENIOR, SECRETARY, HEAD = "junior_expert", "senior_expert", "secretary", "head"


@dataclass(frozen=True)
class GoldenDocument:
    """One document: its file, its total, and its rows."""

    file: str
    working_days: int
    rows: tuple[tuple[str, str, str], ...]


def silastri(days: str) -> tuple[tuple[str, str, str], ...]:
    """The ten rows that the three SILASTRI procedures share; only row 3 differs."""
    return (
        ("1", APPLICANT, "30 Menit"),
        ("2", BACK, "15 Menit"),
        ("3", BACK, days),
        ("4", TEAM, "10 Menit"),
        ("5", JUNIOR, "10 Menit"),
        ("6", SENIOR, "10 Menit"),
        ("7", BACK, "10 Menit"),
        ("8", HEAD, "15 Menit"),
        ("9", BACK, "15 Menit"),
        ("10", APPLICANT, "5 Menit"),
    )


GOLDEN = {
    ("rohil", "genset"): GoldenDocument("000_2088b77828780946.txt", 7, silastri("7 Hari")),
    ("rohil", "karang_taruna"): GoldenDocument("001_3f3bd8f57ed16f65.txt", 6, silastri("6 Hari")),
    ("rohil", "penata_anestesi"): GoldenDocument("004_b510c7e425301a78.txt", 4, silastri("4 Hari")),
    ("rohil", "insidentil"): GoldenDocument(
        "002_e8a2893e05b1aba2.txt",
        6,
        (
            ("1", APPLICANT, "30 Menit"),
            ("2", FRONT, "15 Menit"),
            ("3", TEAM, "6 Hari"),
            ("4", BACK, "15 Menit"),
            ("5", JUNIOR, "10 Menit"),
            ("6", SENIOR, "10 Menit"),
            ("7", SECRETARY, "10 Menit"),
            ("8", HEAD, "10 Menit"),
            ("9", BACK, "15 Menit"),
            ("10", HEAD, "5 Menit"),
            ("11", APPLICANT, "5 Menit"),
        ),
    ),
}

MINUTES_PRINTED = {"genset": 120, "karang_taruna": 120, "penata_anestesi": 120, "insidentil": 125}
"""Sums of the minutes that the rows print, the applicant's own among them (rows 8 to 10 of 000 from its sisters)."""

KAMPAR_ROWS = ("1", "2", "3", "4", "5", "6", "7")

SAID = {
    ("genset", "check"): "notifikasi permohonan izin melalui Whatsapp Tracking",
    ("genset", "dispatch"): "Khusus untuk Surat Izin Praktik (SIP)",
    ("karang_taruna", "dispatch"): "menerima permohonan ke Tim teknis OPD, khusus untuk Surat Izin Praktik",
    ("karang_taruna", "number"): "memberikan pengonoran serta meneruskan",
    ("insidentil", "check"): "jika tidak dikembalikan ke pemohon untuk dilengkapi",
    ("insidentil", "verify_coordinator"): "dilanjutkan kepada sekretaris jika disetujui",
    ("insidentil", "number"): "menomori dan mencetak izin yang sudah ditandatangani",
    ("penata_anestesi", "dispatch"): "Back Office akan menuskan ke Penata Perizinan Ahli Muda",
    ("penata_anestesi", "hand_over"): "Penggabungan berkas izin dengan membawa bukti",
}
"""Words that stand in a row as scanned, slips and all."""
