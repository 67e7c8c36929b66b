"""The register: every file of the agency, newest first, for those who see them all."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from tests.integration.screens_staff.desks import (
    ADMIN,
    BUDI,
    FRONT_KAMPAR,
    KADIS,
    MUDA,
    OTHER_TEAM,
    SITI,
    TIA,
)

REGISTER = "/register/"


def rows(page) -> list[str]:
    return [" ".join(row.text_content().split()) for row in page.tree.iterfind(".//tbody/tr")]


@pytest.mark.parametrize("username", [BUDI, KADIS, SITI])
def test_who_sees_every_file_finds_them_newest_first(office, username):
    office.file(name="CV Pertama")
    office.wait(minutes=1)
    office.file(name="CV Kedua")

    shown = rows(office.read(username, REGISTER))

    assert ["CV Kedua" in shown[0], "CV Pertama" in shown[1]] == [True, True]
    assert "2026/11/00002" in shown[0]
    assert "Periksa berkas" in shown[0]
    assert "Diproses" in shown[0]


@pytest.mark.parametrize("username", [TIA, MUDA, OTHER_TEAM, ADMIN])
def test_others_have_no_register(office, username):
    assert office.at(username).get(REGISTER).status_code == HTTPStatus.FORBIDDEN


def test_another_agency_has_a_register_of_its_own(office):
    office.file()

    assert rows(office.read(FRONT_KAMPAR, REGISTER)) == []


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ("status=withdrawn", ["CV Ditarik"]),
        ("status=running", ["CV Kemarin", "CV Menunggu"]),
        ("search=cv d", ["CV Ditarik"]),
        ("search=2026/11/00001", ["CV Kemarin"]),
        ("search=1407011203900077", ["CV Menunggu"]),
        ("from=2026-11-24", ["CV Ditarik", "CV Menunggu"]),
        ("until=2026-11-23", ["CV Kemarin"]),
        ("from=2026-11-24&until=2026-11-23", []),
        ("status=karangan&from=besok&permit_type=x", ["CV Kemarin", "CV Ditarik", "CV Menunggu"]),
    ],
)
def test_the_register_is_narrowed_by_status_period_and_search(office, narrowed, found):
    office.file(name="CV Kemarin")
    office.wait(days=1)
    withdrawn = office.file(name="CV Ditarik")
    page = office.read(BUDI, f"/cases/{withdrawn}")
    page.form("Pemohon menarik permohonan").fill({"Catatan": "Batal."}).press()
    waiting = office.file(name="CV Menunggu", nik="1407011203900077")
    office.act(waiting, BUDI, 2, "correct", note="KTP buram.")

    shown = rows(office.read(BUDI, f"{REGISTER}?{narrowed}"))

    names = ("CV Kemarin", "CV Ditarik", "CV Menunggu")
    assert [name for name in names if any(name in row for row in shown)] == found


def test_a_file_that_waits_for_its_applicant_says_so(office):
    waiting = office.file()
    office.act(waiting, BUDI, 2, "correct", note="KTP buram.")

    (row,) = rows(office.read(BUDI, REGISTER))

    assert "Menunggu pemohon" in row


def test_paging_shows_every_file_once_forth_and_back(office):
    for number in range(27):
        office.file(name=f"CV Nomor {number:02}")

    first = office.read(SITI, REGISTER)
    second = first.follow("Berikutnya")

    assert (len(rows(first)), len(rows(second))) == (25, 2)
    assert len({row[:13] for row in rows(first) + rows(second)}) == 27
    assert rows(second.follow("Sebelumnya")) == rows(first)


def test_a_longer_register_asks_the_database_no_more_often(office):
    office.file()
    office.read(SITI, REGISTER)
    with office.counting() as for_one:
        office.read(SITI, REGISTER)
    for number in range(26):
        office.file(name=f"CV Nomor {number}")

    with office.counting() as for_many:
        office.read(SITI, REGISTER)

    assert len(for_many) == len(for_one)
