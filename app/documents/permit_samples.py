"""Sample facts of permits, decrees and the slips that go with them; all invented."""

from __future__ import annotations

from app.documents.facts import (
    Answer,
    DecreeFacts,
    DuplicateSlipFacts,
    HandoverFacts,
    PermitFacts,
    RevocationFacts,
)
from app.documents.sample_parts import (
    ADDRESS,
    AID,
    CLERK,
    CONDITIONS,
    COPIES,
    FORM,
    GENSET,
    LEGAL_BASIS,
    MINUTES,
    RECOMMENDATION,
    shared,
    signed_letter,
    signed_permit,
)

PERMIT = PermitFacts(
    **signed_permit("Izin Instalasi Genset", GENSET),
    permit=GENSET,
    form=FORM,
    legal_basis=LEGAL_BASIS,
    references=(RECOMMENDATION,),
    conditions=CONDITIONS,
    copies_to=COPIES,
)
DECREE = DecreeFacts(
    **signed_permit("Izin Instalasi Genset", GENSET),
    permit=GENSET,
    form=FORM,
    considering=(
        "bahwa Anto Wijaya dengan surat permohonan Nomor RH-2026-000123 telah mengajukan Izin Instalasi Genset;",
        "bahwa berdasarkan hasil penelitian administrasi dan teknis, permohonan tersebut telah memenuhi persyaratan sesuai dengan ketentuan peraturan perundang-undangan;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan Kepala Dinas tentang Izin Instalasi Genset;",
    ),
    legal_basis=LEGAL_BASIS,
    references=(RECOMMENDATION, MINUTES),
    conditions=CONDITIONS[:3],
    decided=(
        "Keputusan ini dapat dicabut apabila pemegang izin melanggar ketentuan peraturan perundang-undangan.",
    ),
    copies_to=COPIES,
)
AID_RECOMMENDATION = PermitFacts(
    **signed_permit("Bantuan Pemberdayaan Karang Taruna", AID),
    permit=AID,
    form=(
        Answer(label="Nama Karang Taruna", value="Karang Taruna Bina Remaja Contoh"),
        Answer(label="Kepenghuluan", value="Bagan Jawa, Kecamatan Bangko"),
        Answer(label="Jumlah anggota", value="36 (tiga puluh enam) orang"),
        Answer(label="Bentuk bantuan", value="Peralatan usaha ekonomi produktif"),
    ),
    legal_basis=("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik.",),
    conditions=("Bantuan dipergunakan sesuai dengan usulan kegiatan yang disampaikan.",),
    copies_to=("Kepala Dinas Sosial;", "Arsip."),
)
REVOCATION_NUMBER = "500.16.7.2/0003/CABUT/DPMPTSP/XI/2026"
REVOCATION_DECREE = RevocationFacts(
    **signed_letter("Izin Instalasi Genset", REVOCATION_NUMBER, f"Pencabutan {GENSET.title}"),
    number=REVOCATION_NUMBER,
    permit=GENSET,
    reasons=(
        "pemegang izin memindahkan instalasi genset ke lokasi lain tanpa mengajukan perubahan izin;",
        "pemegang izin telah diberi peringatan tertulis tiga kali dan tidak memenuhinya dalam waktu yang ditetapkan;",
    ),
    legal_basis=LEGAL_BASIS[1:],
    copies_to=COPIES,
)
HANDOVER_SLIP = HandoverFacts(
    **shared("Izin Instalasi Genset"),
    permit=GENSET,
    handed_by=CLERK,
    received_by="Anto Wijaya",
    receiver_role="Pemohon",
    proof_shown="Tanda terima dan KTP",
)
DUPLICATE_SLIP = DuplicateSlipFacts(
    **shared("Izin Instalasi Genset"),
    permit=GENSET,
    place=2,
    given_to="Anto Wijaya",
    reason="Dokumen izin hilang",
    loss_report="Surat Keterangan Hilang Polsek Bangko Nomor SKH/0123/XI/2026 tanggal 18 November 2026",
    given_by=CLERK,
    verification_url=ADDRESS,
)
