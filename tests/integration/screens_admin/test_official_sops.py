"""Yusuf holds the official SOP beside the procedure that runs."""

from __future__ import annotations

import io

from tests.integration.screens_admin.test_printing import version_of


def sent(name, content):
    return {"official": (io.BytesIO(content), name)}


def test_yusuf_reads_where_the_printed_sop_differs(yusuf):
    address = f"/procedures/{version_of('rohil')}"
    printed = yusuf.get(f"{address}/sop.pdf").data

    page = yusuf.client.post(f"{address}/official", data=sent("sop.pdf", printed)).text
    table = b"No,Uraian Prosedur,Waktu\n1,Pemohon mengajukan permohonan,45 Menit\n"
    other = yusuf.client.post(f"{address}/official", data=sent("sop.csv", table)).text

    assert "SOP resmi dan prosedur sama." in page
    assert "tidak dibandingkan: pelaksana, keluaran" in page
    assert "45 menit" in other
    assert "Langkah yang tidak ada di SOP resmi" in other


def test_a_file_that_cannot_be_read_is_refused_in_words(yusuf):
    address = f"/procedures/{version_of('rohil')}/official"

    answer = yusuf.client.post(address, data=sent("sop.docx", b"PK"))

    assert answer.status_code == 422
    assert "Jenis berkas ini tidak dapat dibaca" in answer.text
    assert yusuf.client.post(address, data={}).status_code == 422


def test_another_agencys_procedure_is_not_there(yusuf):
    assert yusuf.get(f"/procedures/{version_of('kampar')}/official").status_code == 404
