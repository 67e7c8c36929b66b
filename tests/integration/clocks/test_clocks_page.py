"""The page that explains due times: every clock from its start to its due time, for whoever may see the case."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from app.domain.case.events import Defect
from tests.calendars import at
from tests.integration.screens_staff.desks import BUDI, KAMPAR, OTHER_TEAM, SITI, TIA

FRIDAY_AFTERNOON = at("2026-11-20 16:20")


def file_over_christmas(office) -> int:
    """A file that lies with the technical team (7 working days) from 22 December on."""
    office.now = at("2026-12-22 09:00")
    return office.file_at_technical_team()


def test_minutes_over_a_weekend_are_told_day_by_day(office):
    case_id = office.file_timed(FRIDAY_AFTERNOON, 15, "minutes")

    clock = office.shown(case_id, "task-2")

    assert clock["rows"] == [
        ("20 Nov 2026 16.20", "jam mulai berjalan", ""),
        ("Jumat, 20 November 2026", "jam kerja 16.20–16.30", "10 m"),
        ("Sabtu, 21 – Minggu, 22 November 2026", "akhir pekan", "tidak dihitung"),
        ("Senin, 23 November 2026", "jam kerja 07.30–07.35", "5 m"),
        ("23 Nov 2026 07.35", "tenggat", ""),
    ]
    assert clock["sum"] == "dihitung 15 menit = batas 15 menit"


def test_the_windows_of_one_day_stand_on_one_row(office):
    case_id = office.file_timed(at("2026-11-20 11:20"), 15, "minutes")

    rows = office.shown(case_id, "task-2")["rows"]

    assert rows[1] == ("Jumat, 20 November 2026", "jam kerja 11.20–11.30, 13.00–13.05", "15 m")


def test_days_off_in_a_row_share_a_row_with_the_reason_and_decree_of_each(office):
    case_id = office.file_timed(at("2026-03-17 14:50"), 15, "minutes")

    (skipped,) = [
        row for row in office.shown(case_id, "task-2")["rows"] if row[2] == "tidak dihitung" and "–" in row[0]
    ]

    assert skipped[0] == "Rabu, 18 – Selasa, 24 Maret 2026"
    told = ("18 Mar cuti bersama: ", "19 Mar libur nasional: ", "SKB 3 Menteri Nomor 1497 Tahun 2025")
    assert [words in skipped[1] for words in told] == [True] * 3


def test_a_wait_for_the_applicant_stands_between_with_its_cause(office):
    case_id = office.file_timed(at("2026-11-23 09:00"), 60, "minutes")
    office.wait(minutes=10)
    office.act(case_id, BUDI, 2, "correct", note="KTP buram.", defects=(Defect("ktp", "Buram."),))
    office.wait(minutes=20)

    held = office.shown(case_id, "task-2")

    assert held["rows"][-1][:2] == (
        "23 Nov 2026 09.10",
        "jam berhenti dan belum berjalan lagi: pemohon memperbaiki berkas",
    )
    assert held["sum"] == "dihitung sejauh ini 10 menit dari batas 60 menit"
    assert held["Tenggat"] == "belum tentu selama jam berhenti"


def test_a_closed_task_still_tells_why_it_was_late(office):
    case_id = office.file_timed(FRIDAY_AFTERNOON, 15, "minutes")
    office.now = at("2026-11-23 09:00")
    office.act(case_id, BUDI, 2, "dispatched")
    office.wait(days=1)

    clock = office.shown(case_id, "task-2", SITI)

    assert "selesai terlambat 1 j 25 m" in clock["text"]
    assert clock["Tenggat"] == "23 Nov 2026 07.35"
    assert clock["Terpakai sampai 23 Nov 2026 09.00"] == "1 j 40 m"


def test_promise_and_law_have_a_clock_each_from_the_day_the_file_was_complete(office):
    case_id = file_over_christmas(office)

    promise, law = office.shown(case_id, "promise", SITI), office.shown(case_id, "deemed", SITI)

    assert promise["sum"] == "dihitung 7 hari kerja = batas 7 hari kerja"
    assert law["sum"] == "dihitung 5 hari kerja = batas 5 hari kerja"
    assert law["Tenggat"] == "31 Des 2026 16.00"
    assert "UU 30/2014 pasal 53 jo. UU 6/2023" in law["text"]
    assert "berpotensi dikabulkan" not in law["text"]


def test_silence_past_the_time_of_the_law_is_called_what_it_is(office):
    case_id = file_over_christmas(office)
    office.now = at("2027-01-04 09:00")

    law = office.shown(case_id, "deemed", SITI)

    assert "Lewat batas — berpotensi dikabulkan menurut hukum." in law["text"]


def test_time_is_charged_to_whoever_held_the_file(office):
    case_id = office.file_timed(at("2026-11-23 09:00"), 60, "minutes")
    office.wait(minutes=10)
    office.act(case_id, BUDI, 2, "correct", note="KTP buram.", defects=(Defect("ktp", "Buram."),))
    office.wait(minutes=20)

    page = office.read(BUDI, f"/cases/{case_id}/clocks")

    rows = page.tree.xpath("//section[@id='charges']//tbody/tr")
    charged = {tuple(" ".join(cell.text_content().split()) for cell in row) for row in rows}
    assert charged == {("Petugas Back Office", "10 m"), ("Pemohon", "20 m")}


@pytest.mark.parametrize("path", ["clocks", "clocks.pdf"])
@pytest.mark.parametrize(
    ("username", "status"), [(OTHER_TEAM, HTTPStatus.FORBIDDEN), (KAMPAR, HTTPStatus.NOT_FOUND)]
)
def test_who_may_not_see_the_case_sees_none_of_its_clocks(office, username, status, path):
    case_id = office.file()

    answer = office.at(username).get(f"/cases/{case_id}/{path}")

    assert answer.status_code == status
    assert "PT Rimba Energi Riau" not in answer.text


@pytest.mark.parametrize("path", ["/inbox/", "/cases/{case}"])
def test_a_due_time_leads_to_how_it_was_counted(office, path):
    case_id = office.file()

    links = office.read(BUDI, path.format(case=case_id)).tree.xpath("//a/@href")

    assert any(link.startswith(f"/cases/{case_id}/clocks") and link.endswith("#task-2") for link in links)


def test_a_file_that_has_passed_stays_explained_to_its_former_holder(office):
    case_id = office.file_at_technical_team()
    office.act(case_id, TIA, 4, "recommended", answers={"text": "Layak."})

    assert "selesai tepat waktu" in office.shown(case_id, "task-4", TIA)["text"]
