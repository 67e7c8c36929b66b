"""The officers' workload, and giving many tasks to somebody else at once."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from http import HTTPStatus

import pytest

from tests.integration.screens_oversight.overseen import AUDITOR, rows
from tests.integration.screens_staff.desks import BUDI, RATNA, SITI, TIA

WORKLOAD = "/workload/"


def row_of(page, name: str) -> str:
    return next(row for row in rows(page) if name in row)


def test_each_officer_stands_beside_his_colleagues_with_what_he_has_in_hand(office):
    office.take(office.file(), BUDI)
    office.take(office.file(), BUDI)
    office.count_loads()

    page = office.read(SITI, WORKLOAD)

    assert row_of(page, "Budi Contoh").startswith("Budi Contoh Petugas Back Office 2")
    assert row_of(page, "Nur Contoh").startswith("Nur Contoh Petugas Back Office 0")


def test_what_came_too_late_stands_with_its_officer_who_comes_first(office):
    office.take(office.file(), RATNA)
    office.wait(hours=2)
    office.count_loads()

    page = office.read(SITI, WORKLOAD)

    assert rows(page)[0].startswith("Nur Contoh")
    assert "1 terlambat" in rows(page)[0]


def test_what_was_done_in_the_period_is_told_with_its_share_in_time_and_its_time(office):
    case_id = office.file()
    office.take(case_id, BUDI)
    office.wait(minutes=6)
    office.find_all_fitting(case_id)
    office.act(case_id, BUDI, 2, "complete")
    office.sweep()

    this_month = row_of(office.read(SITI, WORKLOAD), "Budi Contoh")
    last_month = row_of(office.read(SITI, f"{WORKLOAD}?period=2026-10"), "Budi Contoh")

    filed_at_once_and_checked_in_six_minutes = "2 100% 3 m"
    assert filed_at_once_and_checked_in_six_minutes in this_month.replace(" %", "%")
    assert "100" not in last_month


def test_a_month_begins_with_the_day_of_the_agency(office):
    office.now = datetime(2026, 11, 30, 17, 30, tzinfo=UTC)

    page = office.at(SITI).get(WORKLOAD).text
    chosen = re.search(r"selected>([^<]*)<", page)

    assert chosen
    assert chosen[1] == "Desember 2026"


def test_who_is_away_today_says_so(office):
    office.send_away(BUDI)

    assert "tidak masuk hari ini" in row_of(office.read(SITI, WORKLOAD), "Budi Contoh")


def test_one_office_shows_its_own_officers_alone(office):
    shown = rows(office.read(SITI, f"{WORKLOAD}?office=kominfo"))

    assert len(shown) == 1
    assert "Tia Contoh" in shown[0]


def test_what_nobody_has_taken_is_listed_by_position(office):
    office.file()
    office.count_loads()

    page = office.read(SITI, WORKLOAD).follow("Bagikan")

    assert page.says("Belum diambil: Petugas Back Office")
    assert len(rows(page)) == 1


def test_ticked_tasks_go_to_one_officer_and_the_others_stay(office):
    cases = [office.file() for _ in range(3)]
    for case_id in cases:
        office.take(case_id, BUDI)
    path = f"/workload/officers/{office.officer_id(BUDI)}"
    sending = (
        office.read(SITI, path)
        .form("Alihkan")
        .fill({"Alihkan yang dicentang kepada": "Nur Contoh"})
        .sending()
    )
    sending.data["tick"] = [str(office.task(case_id).id) for case_id in cases[:2]]

    answer = sending.by(office.at(SITI))

    told = office.read(SITI, answer.location)
    assert told.says("2 tugas dialihkan.")
    assert [office.task(case_id).assignee_id for case_id in cases] == [
        office.officer_id(RATNA),
        office.officer_id(RATNA),
        office.officer_id(BUDI),
    ]


def test_an_officer_of_another_position_gets_none_and_the_reason_is_told_for_each(office):
    cases = [office.file() for _ in range(2)]
    ticked = [str(office.task(case_id).id) for case_id in cases]

    office.at(SITI).post(
        "/workload/several/reassign", data={"tick": ticked, "to": str(office.officer_id(TIA))}
    )

    told = office.read(SITI, WORKLOAD)
    assert told.says("0 tugas dialihkan.")
    assert told.says("2026/11/00001: ")
    assert told.says("2026/11/00002: ")
    assert [office.task(case_id).assignee_id for case_id in cases] == [None, None]


def test_one_task_that_cannot_be_given_stops_no_other(office):
    at_counter, at_team = office.file(), office.file_at_technical_team()
    ticked = [str(office.task(case_id).id) for case_id in (at_team, at_counter)]

    office.at(SITI).post(
        "/workload/several/reassign", data={"tick": ticked, "to": str(office.officer_id(RATNA))}
    )

    assert office.read(SITI, WORKLOAD).says("1 tugas dialihkan.")
    assert office.task(at_counter).assignee_id == office.officer_id(RATNA)
    assert office.task(at_team).assignee_id is None


def test_nobody_who_is_away_is_offered(office):
    office.take(office.file(), BUDI)
    office.send_away(RATNA)

    page = office.read(SITI, f"/workload/officers/{office.officer_id(BUDI)}")

    assert not page.says("Nur Contoh")


def test_ticked_tasks_are_reminded_of(office):
    cases = [office.file() for _ in range(2)]
    for case_id in cases:
        office.take(case_id, BUDI)
    ticked = [str(office.task(case_id).id) for case_id in cases]

    office.at(SITI).post("/workload/several/remind", data={"tick": ticked})

    assert office.read(SITI, WORKLOAD).says("Pengingat untuk 2 tugas dikirim.")
    assert office.read(BUDI, "/notices/").says("2026/11/00002")


@pytest.mark.parametrize("word", ["reassign", "remind"])
def test_without_a_tick_nothing_is_done(office, word):
    case_id = office.file()

    office.at(SITI).post(f"/workload/several/{word}", data={"to": str(office.officer_id(BUDI))})

    assert office.read(SITI, WORKLOAD).says("Tidak ada yang diubah")
    assert office.task(case_id).assignee_id is None


def test_an_auditor_reads_the_workload_and_moves_nothing(office):
    case_id = office.file()
    ticked = {"tick": [str(office.task(case_id).id)], "to": str(office.officer_id(BUDI))}

    page = office.read(AUDITOR, "/workload/untaken?position=back_office")
    answer = office.at(AUDITOR).post("/workload/several/reassign", data=ticked)

    assert len(rows(page)) == 1
    assert "Alihkan" not in page.buttons
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert office.task(case_id).assignee_id is None


@pytest.mark.parametrize("username", [BUDI, TIA])
def test_others_have_no_view_of_the_workload(office, username):
    assert office.at(username).get(WORKLOAD).status_code == HTTPStatus.FORBIDDEN


def test_paging_shows_every_task_of_an_officer_once(office):
    for _ in range(27):
        office.take(office.file(), BUDI)
    path = f"/workload/officers/{office.officer_id(BUDI)}"

    first = office.read(SITI, path)
    second = first.follow("Berikutnya")

    assert (len(rows(first)), len(rows(second))) == (25, 2)
    assert len({row[:13] for row in rows(first) + rows(second)}) == 27
    assert rows(second.follow("Sebelumnya")) == rows(first)
