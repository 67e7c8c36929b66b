"""The identity block of an SOP, in the order of Permenpan-RB 35/2012."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, Spacer, Table, TableStyle

from app.documents.facts import Agency
from app.documents.lettering import balanced_lines
from app.documents.sop.facts import Identity
from app.documents.sop.tables import BOXED
from app.documents.sop.texts import (
    BODY,
    BODY_BOLD,
    BODY_CENTERED,
    NOTHING,
    TITLE,
    numbered,
    paragraphs,
    words,
)

ARMS_HEIGHT = 20 * mm
LABEL_SHARE, VALUE_SHARE = 0.32, 0.68
TO_FILL = "." * 40


def identity_block(agency: Agency, identity: Identity, arms: Path, width: float) -> list[Flowable]:
    """Set the whole block on a width: whose it is, the nine lines of the upper right, the six lists below."""
    upper = Table(
        [[_owner(agency, identity, arms), _lines(identity, width / 2)]],
        colWidths=[width / 2, width / 2],
        style=TableStyle([*BOXED.getCommands(), *_FLUSH, *_CENTERED]),
    )
    lists = (
        (("Dasar Hukum", identity.legal_basis), ("Kualifikasi Pelaksana", identity.qualification)),
        (("Keterkaitan", identity.related), ("Peralatan/Perlengkapan", identity.equipment)),
        (("Peringatan", identity.warnings), ("Pencatatan dan Pendataan", identity.records)),
    )
    lower = Table(
        [
            [[words(title, BODY_BOLD), *paragraphs(numbered(items), BODY)] for title, items in pair]
            for pair in lists
        ],
        colWidths=[width / 2, width / 2],
        style=BOXED,
        splitInRow=1,
    )
    return [upper, lower]


_CENTERED = [("VALIGN", (0, 0), (0, 0), "MIDDLE"), ("ALIGN", (0, 0), (0, 0), "CENTER")]
_FLUSH = [
    ("LEFTPADDING", (1, 0), (1, 0), 0),
    ("RIGHTPADDING", (1, 0), (1, 0), 0),
    ("TOPPADDING", (1, 0), (1, 0), 0),
    ("BOTTOMPADDING", (1, 0), (1, 0), 0),
]


def _owner(agency: Agency, identity: Identity, arms: Path) -> list[Flowable]:
    picture = Image(str(arms))
    picture.drawWidth *= ARMS_HEIGHT / picture.drawHeight
    picture.drawHeight = ARMS_HEIGHT
    return [
        picture,
        Spacer(1, 4),
        words(agency.government.upper(), TITLE),
        words(balanced_lines(agency.office.upper()), TITLE),
        Spacer(1, 8),
        words("STANDAR OPERASIONAL PROSEDUR (SOP)", TITLE),
        words(identity.unit.upper(), BODY_CENTERED),
    ]


def _lines(identity: Identity, width: float) -> Table:
    said = (
        ("Nomor SOP", identity.number or NOTHING),
        ("Tanggal Pembuatan", identity.made_on or NOTHING),
        ("Tanggal Revisi", identity.revised_on or NOTHING),
        ("Tanggal Efektif", identity.effective_on or NOTHING),
    )
    rows: list[list[Any]] = [[words(label, BODY), words(value, BODY)] for label, value in said]
    rows.append([words("Disahkan oleh", BODY), _approver(identity)])
    rows.append([words("Nama SOP", BODY), words(identity.title, BODY_BOLD)])
    return Table(rows, colWidths=[width * LABEL_SHARE, width * VALUE_SHARE], style=BOXED)


def _approver(identity: Identity) -> list[Flowable]:
    """Leave room to sign; what nobody has filled in yet is a dotted line."""
    rank = [words(identity.approver_rank, BODY_CENTERED)] if identity.approver_rank else []
    return [
        words(identity.approved_by or TO_FILL, BODY_CENTERED),
        Spacer(1, 15 * mm),
        words(identity.approver_name or TO_FILL, BODY_CENTERED),
        *rank,
        words(f"NIP {identity.approver_nip or TO_FILL}", BODY_CENTERED),
    ]
