"""The papers of the gallery: every kind from its sample, and what is drawn rather than written."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.documents import DocumentKind, render
from app.documents.bundles import shipped_arms, shipped_bundle
from app.documents.facts import SignatureMode
from app.documents.long_tables import Letterhead, LongSheet, print_long_sheet
from app.documents.pages import About
from app.documents.permit_samples import PERMIT
from app.documents.sample_parts import ADDRESS, AGENCY, APPLICANT, GENSET, HEAD
from app.documents.samples import sample_facts
from app.documents.service_standard import print_standard
from app.documents.sop import print_sop
from app.documents.sop.sample import SOP
from app.documents.standard_sample import STANDARD
from app.services.print_jobs.registers.permits import PermitRegister

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.documents.long_tables.values import Row

OFFICE = "rohil"
NAMES = {
    DocumentKind.RECEIPT: "Receipt (Tanda Terima Permohonan)",
    DocumentKind.COVER_LETTER: "Cover letter to the technical office (Surat Pengantar)",
    DocumentKind.SURVEY_MINUTES: "Survey minutes (Berita Acara)",
    DocumentKind.TECHNICAL_RECOMMENDATION: "Technical recommendation (Rekomendasi Teknis)",
    DocumentKind.PERMIT: "Permit (Surat Izin)",
    DocumentKind.DECREE: "Decree (Keputusan Kepala Dinas)",
    DocumentKind.AID_RECOMMENDATION: "Recommendation of a service that is no permit",
    DocumentKind.REFUSAL_LETTER: "Refusal with reasons and the right of objection (Surat Penolakan)",
    DocumentKind.REVOCATION_DECREE: "Revocation (Keputusan Pencabutan)",
    DocumentKind.HANDOVER_SLIP: "Handover slip (Bukti Serah Terima)",
    DocumentKind.DUPLICATE_SLIP: "Slip of a duplicate (Tanda Terima Salinan)",
    DocumentKind.COMPLAINT_RECEIPT: "Receipt of a complaint (Tanda Terima Pengaduan)",
    DocumentKind.CLOCK_EVIDENCE: "Evidence of how due times came about (Lembar Bukti Perhitungan Waktu)",
    DocumentKind.SLA_REPORT: "SLA report (Laporan SLA)",
    DocumentKind.SKM_REPORT: "Report of the satisfaction survey (Laporan SKM)",
}


@dataclass(frozen=True)
class GalleryPaper:
    """A paper with its heading, and the pages of it that are shown, counted from 1."""

    key: str
    name: str
    pdf: bytes
    pages: tuple[int, ...]


def list_papers() -> Iterator[GalleryPaper]:
    """Print every paper of the gallery, in its order."""
    for kind, name in NAMES.items():
        document = render(kind, sample_facts(kind).named(), agency_key=OFFICE)
        yield GalleryPaper(kind.value, name, document.pdf, tuple(range(1, document.pages + 1)))
    yield GalleryPaper("permit_f4", "Permit on F4, signed by hand", _permit_on_f4(), (1, 2))
    sop = print_sop(SOP, agency_key=OFFICE)
    yield GalleryPaper("sop", "SOP document (Permenpan-RB 35/2012)", sop.pdf, (1, 2))
    standard = print_standard(STANDARD, agency_key=OFFICE)
    yield GalleryPaper("service_standard", "Service standard (Standar Pelayanan)", standard.pdf, (1,))
    yield GalleryPaper("register", "Register of permits (Buku Register Izin Terbit)", _register(), (1, 2))


def _permit_on_f4() -> bytes:
    assert PERMIT.proof is not None
    by_hand = replace(
        PERMIT,
        signature_mode=SignatureMode.BY_HAND,
        trial=False,
        verification_url=ADDRESS,
        proof=replace(PERMIT.proof, content=""),
    )
    bundle = shipped_bundle(DocumentKind.PERMIT, OFFICE, "F4")
    return render(DocumentKind.PERMIT, by_hand.named(), agency_key=OFFICE, bundle=bundle).pdf


def _register() -> bytes:
    sheet = LongSheet(
        name=PermitRegister.tab,
        title=PermitRegister.title,
        columns=PermitRegister.columns,
        rows=_rows(60),
        about=(("Masa", "1 Januari 2026 – 20 November 2026"),),
        closing=lambda: ("Jumlah: 60 izin.",),
    )
    about = About(
        title=PermitRegister.title,
        author=AGENCY.short_name,
        subject="Register",
        foot=f"{PermitRegister.title} · {AGENCY.short_name}",
        made_on=date(2026, 11, 20),
    )
    out = io.BytesIO()
    print_long_sheet(sheet, about, Letterhead(agency=AGENCY, arms=shipped_arms(OFFICE)), out)
    return out.getvalue()


def _rows(count: int) -> Iterator[Row]:
    first = date(2026, 1, 5)
    for number in range(1, count + 1):
        issued = first + timedelta(days=5 * number)
        until = f"{issued.replace(year=issued.year + 5):%d-%m-%Y}"
        is_revoked = number % 17 == 0
        yield (
            number,
            f"500.16.7.2/{number:04}/GENSET/DPMPTSP/2026",
            GENSET.title,
            APPLICANT.name,
            f"RH-2026-{number:06}",
            issued,
            until,
            HEAD.name,
            "Dicabut" if is_revoked else "Berlaku",
            "Keputusan Nomor 500.16.7.2/0003/CABUT/DPMPTSP/XI/2026" if is_revoked else "",
        )
