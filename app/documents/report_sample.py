"""An invented SLA report, for previews and tests; no figure in it was ever counted."""

from __future__ import annotations

from datetime import date

from app.documents.facts import Agency, Answer
from app.documents.report_facts import ReportCard, ReportColumn, ReportSection, SlaReportFacts
from app.documents.sample_parts import HEAD


def sample_report(agency: Agency) -> SlaReportFacts:
    """Give a report of an agency with a table of two rows."""
    return SlaReportFacts(
        agency=agency,
        service_title="Laporan SLA",
        issued_on=date(2026, 11, 20),
        period="Triwulan IV 2026",
        about=(
            Answer(label="Jenis izin", value="Semua"),
            Answer(label="Dihitung", value="20 Nov 2026 13.50"),
        ),
        cards=(
            ReportCard(label="Selesai tepat waktu", value="94,2 %", note="▲ 3,1 poin dari triwulan lalu"),
            ReportCard(label="Berkas berjalan", value="1.204", note="382 menunggu pemohon"),
            ReportCard(label="Terlambat sekarang", value="37", note="31 di OPD"),
            ReportCard(label="Diprakirakan terlambat", value="52"),
        ),
        sections=(
            ReportSection(
                title="Waktu terpakai per langkah terhadap batas SOP",
                columns=(
                    ReportColumn(heading="Langkah", width=60, is_figure=False),
                    ReportColumn(heading="Selesai", width=20, is_figure=True),
                    ReportColumn(heading="Tepat waktu", width=20, is_figure=True),
                ),
                rows=(("2 Periksa berkas", "412", "96,1 %"), ("4 Rekomendasi teknis", "288", "71,5 %")),
                note="Waktu kantor; satu hari kerja sama dengan 7 j 30 m.",
            ),
        ),
        printed="20 Nov 2026 13.52",
        signatory=HEAD,
    )
