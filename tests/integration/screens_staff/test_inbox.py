"""The inbox shows an officer his posts' open tasks, most urgent first, and nobody else's."""

from __future__ import annotations

import re
from http import HTTPStatus

import pytest

from tests.integration.screens_staff.desks import (
    ADMIN,
    BUDI,
    FRONT_KAMPAR,
    KADIS,
    OTHER_TEAM,
    RATNA,
    SITI,
    TIA,
)

INBOX = "/inbox/"


def numbers(page) -> list[str]:
    return re.findall(r"\b2026/\d\d/\d{5}\b(?= Izin)", page.text)


def rows(page) -> list[str]:
    return [" ".join(row.text_content().split()) for row in page.tree.iterfind(".//tbody/tr")]


def test_a_file_waits_for_the_position_that_holds_its_step_with_all_that_it_takes_to_choose_it(office):
    office.file(name="PT Rimba Energi Riau")

    (row,) = rows(office.read(BUDI, INBOX))

    assert "2026/11/00001" in row
    assert "Izin Instalasi Genset" in row
    assert "PT Rimba Energi Riau" in row
    assert "2/10 Periksa berkas" in row
    assert "sisa 15 m dari 15 m" in row
    assert "belum diambil" in row
    assert "Periksa" in row


def test_nobody_sees_what_lies_with_another_position_or_another_agency(office):
    office.file()

    assert rows(office.read(TIA, INBOX)) == []
    assert rows(office.read(KADIS, INBOX)) == []
    assert rows(office.read(FRONT_KAMPAR, INBOX)) == []


def test_a_technical_team_sees_only_the_files_sent_to_its_own_office(office):
    office.file_at_technical_team()

    assert len(rows(office.read(TIA, INBOX))) == 1
    assert rows(office.read(OTHER_TEAM, INBOX)) == []


@pytest.mark.parametrize("username", [SITI, ADMIN])
def test_who_holds_no_step_has_no_inbox(office, username):
    assert office.at(username).get(INBOX).status_code == HTTPStatus.FORBIDDEN


def test_the_most_urgent_file_stands_first_and_what_has_no_due_time_last(office):
    waiting = office.file(name="CV Menunggu")
    office.act(waiting, BUDI, 2, "correct", note="KTP buram.")
    office.wait(minutes=20)
    office.file(name="CV Kemudian")
    office.file_checked(name="CV Tanpa Batas")

    shown = rows(office.read(BUDI, INBOX))

    assert ["CV Kemudian" in shown[0], "CV Menunggu" in shown[1], "CV Tanpa Batas" in shown[2]] == [True] * 3
    assert "jam berhenti sejak 23 Nov" in shown[1]
    assert "Dikembalikan ke pemohon" in shown[1]
    assert "tanpa batas waktu" in shown[2]


def test_a_late_file_says_by_how_much_office_time(office):
    office.file()
    office.wait(minutes=15 + 85)

    (row,) = rows(office.read(BUDI, INBOX))

    assert "lewat 1 j 25 m" in row


def test_the_counters_tell_how_much_is_late_due_today_in_time_and_waiting(office):
    office.file(name="CV Terlambat")
    waiting = office.file(name="CV Menunggu")
    office.act(waiting, BUDI, 2, "correct", note="KTP buram.")
    office.wait(minutes=30)
    office.file(name="CV Hari Ini")
    office.file_checked(name="CV Santai")

    page = office.read(BUDI, INBOX)

    counted = ("1 terlambat", "1 jatuh tempo hari ini", "1 masih ada waktu", "1 menunggu pemohon")
    assert [page.says(each) for each in counted] == [True] * 4


@pytest.mark.parametrize(
    ("standing", "shown"),
    [("late", "CV Terlambat"), ("soon", "CV Hari Ini"), ("on_time", "CV Santai"), ("paused", "CV Menunggu")],
)
def test_a_counter_narrows_the_list_to_what_it_counts(office, standing, shown):
    office.file(name="CV Terlambat")
    waiting = office.file(name="CV Menunggu")
    office.act(waiting, BUDI, 2, "correct", note="KTP buram.")
    office.wait(minutes=30)
    office.file(name="CV Hari Ini")
    office.file_checked(name="CV Santai")

    (row,) = rows(office.read(BUDI, f"{INBOX}?standing={standing}"))

    assert shown in row


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("2026/11/00002", ["CV Lintas Rokan"]),
        ("2026/11", ["PT Rimba Energi Riau", "CV Lintas Rokan"]),
        ("lintas", []),
        ("cv lin", ["CV Lintas Rokan"]),
        ("1407011203900077", ["CV Lintas Rokan"]),
        ("%", ["PT Rimba Energi Riau", "CV Lintas Rokan"]),
        ("cv_", []),
    ],
)
def test_a_file_is_found_by_how_its_number_or_name_begins_or_by_the_nik(office, search, found):
    office.file(name="PT Rimba Energi Riau")
    office.file(name="CV Lintas Rokan", nik="1407011203900077")

    shown = rows(office.read(BUDI, f"{INBOX}?search={search.replace('%', '%25')}"))

    assert [
        name for name in ("PT Rimba Energi Riau", "CV Lintas Rokan") if any(name in row for row in shown)
    ] == found


def test_the_list_is_narrowed_by_permit_type_step_and_who_took_it(office):
    office.file(name="CV Genset")
    office.file(name="Karang Taruna Satu", kind="karang_taruna")
    office.file_checked(name="CV Diteruskan")
    page = office.read(BUDI, INBOX)
    aid = page.tree.xpath("//select[@id='permit_type']/option[contains(., 'Karang Taruna')]/@value")[0]

    office.at(RATNA).post("/inbox/next", data={"request_key": "kunci-pertama-ratna"})

    assert [
        ("Karang Taruna Satu" in row) for row in rows(office.read(BUDI, f"{INBOX}?permit_type={aid}"))
    ] == [True]
    assert [("CV Diteruskan" in row) for row in rows(office.read(BUDI, f"{INBOX}?step=3"))] == [True]
    assert [("CV Genset" in row) for row in rows(office.read(RATNA, f"{INBOX}?whose=mine"))] == [True]
    assert len(rows(office.read(BUDI, f"{INBOX}?whose=untaken"))) == 2


@pytest.mark.parametrize(
    "address",
    [
        "?standing=besok",
        "?permit_type=abc",
        "?permit_type=99999999999999999999",
        "?step=-1",
        "?whose=x",
        "?after=abc",
        "?after=2026-13-45~x",
        "?before=~",
        "?after=2026-11-23T02:00:00Z~99999999999999999999999",
    ],
)
def test_an_address_with_nonsense_in_it_still_shows_the_inbox(office, address):
    office.file()

    assert office.at(BUDI).get(f"{INBOX}{address}").status_code == HTTPStatus.OK


def test_paging_shows_every_file_once_forth_and_back(office):
    for number in range(28):
        office.file(name=f"CV Nomor {number:02}")
        office.wait(minutes=1)

    first = office.read(BUDI, INBOX)
    second = first.follow("Berikutnya")
    back = second.follow("Sebelumnya")

    assert (len(rows(first)), len(rows(second))) == (25, 3)
    assert numbers(first) + numbers(second) == [f"2026/11/{number:05}" for number in range(1, 29)]
    assert rows(back) == rows(first)


def test_a_longer_inbox_asks_the_database_no_more_often(office):
    office.file()
    office.read(BUDI, INBOX)
    with office.counting() as for_one:
        office.read(BUDI, INBOX)
    for number in range(26):
        office.file(name=f"CV Nomor {number}")
    office.file_checked()

    with office.counting() as for_many:
        office.read(BUDI, INBOX)

    assert len(for_many) == len(for_one)
    assert len(for_many) <= 9
