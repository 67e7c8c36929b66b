"""Behind the QR of a receipt: how far the file is, what is needed, when it will be done; and no person's name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.extensions import db
from app.records.papers import CorrectionRecord
from tests.integration.screens_public.papers import NOW, kept, task
from tests.journeys.pages import Page

PERSONAL = (
    "Wijaya",
    "Anto",
    "1407011203900001",
    "6281234567890",
    "Jalan Merdeka",
    "Rumah sakit",
    "Harun",
    "Contoh",
)


def shown(visitor, case) -> Page:
    answer = visitor.get(f"/lacak/{case.tracking_token}")
    assert answer.status_code == 200
    return Page(visitor, answer)


def stages(page: Page) -> dict[str, str]:
    return {
        item.xpath("string(p[1]/text())").strip(): item.get("class")
        for item in page.tree.xpath("//ol[@class='way']/li")
    }


@pytest.fixture
def at_the_team(case):
    """The file lies with the technical team, and is promised for Tuesday a week."""
    task(case, 1, "submit", 1)
    task(case, 2, "check", 2)
    task(case, 3, "dispatch", 3)
    task(case, 4, "recommend", 4, closed=False, position_key="technical_team", office_key="kominfo")
    case.promise_started_at, case.promise_due_at = NOW, NOW + timedelta(days=8)
    db.session.commit()
    return case


def test_the_page_tells_what_is_done_what_is_under_way_and_what_is_ahead(visitor, at_the_team):
    page = shown(visitor, at_the_team)

    assert stages(page) == {
        "Permohonan diterima": "done",
        "Pemeriksaan kelengkapan": "done",
        "Rekomendasi teknis": "now",
        "Verifikasi dan persetujuan": "ahead",
        "Penomoran dan tanda tangan": "ahead",
        "Dokumen siap, isi survei kepuasan (SKM)": "ahead",
    }


def test_the_page_names_the_day_and_the_promise(visitor, at_the_team):
    page = shown(visitor, at_the_team)

    assert page.says("Perkiraan selesai")
    assert page.says("Selasa, 1 Desember 2026")
    assert page.says("Janji layanan: 7 hari kerja")


def test_the_page_names_nobody(visitor, at_the_team):
    text = visitor.get(f"/lacak/{at_the_team.tracking_token}").text

    assert [word for word in PERSONAL if word in text] == []


def test_a_late_office_says_that_it_is_late(visitor, at_the_team):
    at_the_team.promise_due_at = NOW - timedelta(minutes=1)
    db.session.commit()

    assert shown(visitor, at_the_team).says("kantor terlambat")


def test_what_the_applicant_must_mend_stands_on_top(visitor, case):
    task(case, 1, "submit", 1)
    task(case, 2, "check", 2, closed=False, state="waiting")
    kept(
        CorrectionRecord(
            case_id=case.id, agency_id=case.agency_id, task_serial=2, note="KTP 1407 0112 0390 0001 buram, hubungi 0812-3456-7890.",
            defects=[{"subject": "ktp", "note": "Tidak terbaca"}], asked_at=NOW, asked_by=1, due_at=NOW + timedelta(days=14),
        )
    )  # fmt: skip

    page = shown(visitor, case)

    assert page.says("Perlu perbaikan dari Anda")
    assert page.says("Kartu Tanda Penduduk (KTP)")
    assert page.says("Tidak terbaca")
    assert page.says("menunggu Anda")
    assert page.says("Mohon dibawa paling lambat Senin, 7 Desember 2026.")
    assert "1407" not in page.answer.text
    assert "3456" not in page.answer.text


def test_before_the_file_is_complete_no_day_is_promised(visitor, case):
    task(case, 1, "submit", 1, closed=False)

    assert shown(visitor, case).says("setelah berkas Anda dinyatakan lengkap")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("completed", "Dokumen telah terbit"),
        ("rejected", "surat penolakan"),
        ("withdrawn", "ditarik kembali"),
        ("cancelled", "ditutup tanpa keputusan"),
    ],
)
def test_an_ended_file_says_how_it_ended_and_promises_nothing_more(visitor, at_the_team, status, words):
    at_the_team.status, at_the_team.ended_at = status, NOW
    db.session.commit()

    page = shown(visitor, at_the_team)

    assert page.says(words)
    assert not page.says("Perkiraan selesai")
    assert "ahead" not in stages(page).values()


@pytest.mark.parametrize("token", ["y" * 43, "2026%2F11%2F00001", "1", "'; drop table cases;--"])
def test_neither_a_number_nor_a_guess_opens_a_file(visitor, at_the_team, token):
    answer = visitor.get(f"/lacak/{token}")

    assert answer.status_code == 404
    assert "Genset" not in answer.text


def test_the_page_costs_the_same_whatever_has_happened(visitor, at_the_team):
    from tests.integration.screens_admin.test_lists import counted

    shown(visitor, at_the_team)
    with counted() as few:
        shown(visitor, at_the_team)
    for serial in range(10, 40):
        task(at_the_team, serial, "recommend", 4)

    with counted() as many:
        shown(visitor, at_the_team)

    assert len(many) == len(few) <= 5
