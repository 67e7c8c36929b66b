"""Sample facts of a complaint's receipt and of a survey report; no figure in them was ever counted."""

from __future__ import annotations

from datetime import date

from app.documents.facts import ComplaintReceiptFacts, SkmElement, SkmGroup, SkmPlan, SkmReportFacts
from app.documents.sample_parts import AGENCY, CLERK, HEAD

COMPLAINT_RECEIPT = ComplaintReceiptFacts(
    agency=AGENCY,
    service_title="Pengaduan Masyarakat",
    issued_on=date(2026, 11, 20),
    number="ADU-2026-000045",
    received_on=date(2026, 11, 20),
    complainant="Siti Contoh",
    subject="Berkas Izin Instalasi Genset belum ada kabar sejak dua minggu yang lalu",
    channel="Loket pengaduan",
    due_on=date(2026, 12, 4),
    tracking_url="https://izin.contoh.go.id/aduan/4NPA-8KXT",
    tracking_code="4NPA-8KXT",
    received_by=CLERK,
)
ELEMENTS = (
    ("U1", "Persyaratan", "3,62", "90,52", "A"),
    ("U2", "Sistem, mekanisme, dan prosedur", "3,48", "87,07", "B"),
    ("U3", "Waktu penyelesaian", "3,45", "86,21", "B"),
    ("U4", "Biaya/tarif", "4,00", "100,00", "A"),
    ("U5", "Produk spesifikasi jenis pelayanan", "3,52", "87,93", "B"),
    ("U6", "Kompetensi pelaksana", "3,62", "90,52", "A"),
    ("U7", "Perilaku pelaksana", "3,66", "91,38", "A"),
    ("U8", "Penanganan pengaduan, saran, dan masukan", "3,62", "90,52", "A"),
    ("U9", "Sarana dan prasarana", "3,97", "99,14", "A"),
)
SKM_REPORT = SkmReportFacts(
    agency=AGENCY,
    service_title="Semua layanan perizinan dan nonperizinan",
    issued_on=date(2026, 11, 20),
    period="Semester I Tahun 2026",
    respondents=29,
    wanted=28,
    elements=tuple(
        SkmElement(code=code, name=name, answers=29, mean=mean, index=index, grade=grade)
        for code, name, mean, index, grade in ELEMENTS
    ),
    index="91,48",
    grade="A",
    performance="Sangat baik",
    groups=(
        SkmGroup(title="Jenis kelamin", rows=(("Laki-laki", 17, "58,6 %"), ("Perempuan", 12, "41,4 %"))),
        SkmGroup(
            title="Usia",
            rows=(("26–35 tahun", 12, "41,4 %"), ("36–45 tahun", 13, "44,8 %"), ("Tidak diisi", 4, "13,8 %")),
        ),
        SkmGroup(
            title="Pendidikan",
            rows=(
                ("SMA/sederajat", 11, "37,9 %"),
                ("D1–D3", 4, "13,8 %"),
                ("D4/S1", 11, "37,9 %"),
                ("S2, S3 (digabung)", 3, "10,3 %"),
            ),
        ),
        SkmGroup(
            title="Pekerjaan",
            rows=(("Pegawai swasta", 9, "31,0 %"), ("Wirausaha", 15, "51,7 %"), ("Lainnya", 5, "17,2 %")),
        ),
    ),
    lowest=("Waktu penyelesaian", "Sistem, mekanisme, dan prosedur", "Produk spesifikasi jenis pelayanan"),
    plans=(
        SkmPlan(
            element="Waktu penyelesaian",
            action="Meninjau langkah yang paling sering melampaui batas SOP bersama OPD teknis",
            due="Triwulan IV 2026",
            holder="Penata Perizinan Ahli Madya",
        ),
        SkmPlan(
            element="Sistem, mekanisme, dan prosedur",
            action="Menempatkan petugas pendamping pendaftaran di loket",
            due="Triwulan III 2026",
            holder="Sekretaris",
        ),
    ),
    trend=(
        ("Semester I 2025", "86,10", "B"),
        ("Semester II 2025", "88,92", "A"),
        ("Semester I 2026", "91,48", "A"),
    ),
    suggestions=("Mohon kursi tunggu ditambah.", "Petugas ramah, pertahankan."),
    signatory=HEAD,
)
