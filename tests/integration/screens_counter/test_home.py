"""The counter's first page: what can be filed, who is awaited, what lies ready, whom a search finds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.extensions import db
from app.records.papers import CorrectionRecord
from app.services.counter import list_ready, list_waiting
from app.services.keyset import Bounds
from tests.integration.screens_staff.desks import BUDI, FRONT_KAMPAR

HOME = "/loket/"


def test_each_counter_offers_what_its_procedures_begin_with(office):
    back, front = office.read(BUDI, HOME), office.read("frontoffice.rohil", HOME)

    assert back.says("Bantuan Pemberdayaan Karang Taruna")
    assert back.says("Izin Praktik Penata Anestesi")
    assert not back.says("Izin Insidentil")
    assert front.says("Izin Insidentil")
    assert not front.says("Izin Praktik Penata Anestesi")


def test_permit_types_can_be_found_by_a_part_of_their_name_or_sector(office):
    page = office.read(BUDI, f"{HOME}?type=kesehatan")

    assert page.says("Izin Praktik Penata Anestesi")
    assert not page.says("Bantuan Pemberdayaan Karang Taruna")


def test_an_empty_counter_says_so(office):
    page = office.read(BUDI, HOME)

    assert page.says("Tidak ada dokumen yang menunggu diambil.")
    assert page.says("Tidak ada perbaikan yang ditunggu.")


def test_corrections_are_awaited_by_their_own_agency_only(office):
    case_id = office.file(name="PT Rimba Energi Riau")
    office.ask_correction(case_id)

    assert office.read(BUDI, HOME).says("PT Rimba Energi Riau")
    assert office.read(BUDI, HOME).says("batas perbaikan")
    assert not office.read(FRONT_KAMPAR, HOME).says("PT Rimba Energi Riau")


def test_the_nearest_last_day_stands_first_and_pages_turn_both_ways(office):
    cases = [office.file(name=f"PT Nomor {n}") for n in range(5)]
    for n, case_id in enumerate(cases):
        office.ask_correction(case_id)
        due = None if n == 4 else office.now + timedelta(days=10 - n)
        set_due(office, case_id, due)

    with office.app.app_context():
        by = office.actor(BUDI)
        first = list_waiting(db.session, by, Bounds(), 2)
        second = list_waiting(db.session, by, Bounds(after=first.next), 2)
        last = list_waiting(db.session, by, Bounds(after=second.next), 2)
        back = list_waiting(db.session, by, Bounds(before=last.rows[0].place), 2)

    assert names(first) == ["PT Nomor 3", "PT Nomor 2"]
    assert names(second) == ["PT Nomor 1", "PT Nomor 0"]
    assert names(last) == ["PT Nomor 4"]
    assert last.next is None
    assert names(back) == names(second)


def test_pages_of_corrections_without_a_last_day_turn_both_ways(office):
    for n in range(3):
        case_id = office.file(name=f"PT Nomor {n}")
        office.ask_correction(case_id)
        set_due(office, case_id, None)

    with office.app.app_context():
        by = office.actor(BUDI)
        first = list_waiting(db.session, by, Bounds(), 2)
        last = list_waiting(db.session, by, Bounds(after=first.next), 2)
        back = list_waiting(db.session, by, Bounds(before=last.rows[0].place), 2)

    assert names(first) == ["PT Nomor 0", "PT Nomor 1"]
    assert names(last) == ["PT Nomor 2"]
    assert names(back) == names(first)


def set_due(office, case_id, due):
    with office.app.app_context():
        known = update(CorrectionRecord).where(CorrectionRecord.case_id == case_id)
        db.session.execute(known.values(due_at=due))
        db.session.commit()


def names(page):
    return [row.applicant for row in page.rows]


def test_documents_lie_ready_at_the_counter_that_hands_them_over(office):
    office.make_ready(office.file(name="PT Rimba Energi Riau"))

    assert office.read(BUDI, HOME).says("PT Rimba Energi Riau")
    assert not office.read("frontoffice.rohil", HOME).says("PT Rimba Energi Riau")
    assert not office.read(FRONT_KAMPAR, HOME).says("PT Rimba Energi Riau")


def test_a_page_of_ready_documents_turns_both_ways(office):
    for n in range(3):
        office.make_ready(office.file(name=f"PT Nomor {n}"))

    with office.app.app_context():
        by = office.actor(BUDI)
        first = list_ready(db.session, by, Bounds(), 2)
        last = list_ready(db.session, by, Bounds(after=first.next), 2)
        back = list_ready(db.session, by, Bounds(before=last.rows[0].place), 2)

    assert names(first) == ["PT Nomor 0", "PT Nomor 1"]
    assert names(last) == ["PT Nomor 2"]
    assert names(back) == names(first)


@pytest.mark.parametrize("sought", ["2026/11/0", "2026", "pt rim", "PT  Rimba", "140701", "1407011203900001"])
def test_a_file_is_found_by_what_its_applicant_can_tell(office, sought):
    office.file(name="PT Rimba Energi Riau")

    page = office.read(BUDI, f"{HOME}?search={sought}")

    assert page.says("2026/11/00001")


@pytest.mark.parametrize(
    ("sought", "sentence"),
    [
        ("x", "Kata pencarian terlalu pendek."),
        ("2025/", "Tidak ada berkas yang ditemukan."),
        ("140702", "Tidak ada berkas yang ditemukan."),
        ("%", "Kata pencarian terlalu pendek."),
        ("%25%25", "Tidak ada berkas yang ditemukan."),
        ("' OR 1=1", "Tidak ada berkas yang ditemukan."),
    ],
)
def test_a_search_without_a_find_says_what_to_write(office, sought, sentence):
    office.file(name="PT Rimba Energi Riau")

    page = office.read(BUDI, f"{HOME}?search={sought}")

    assert page.says(sentence)
    assert not page.says("2026/11/00001")


def test_another_agency_finds_nothing(office):
    office.file(name="PT Rimba Energi Riau")

    for sought in ("2026/11", "pt rimba", "1407011203900001"):
        assert not office.read(FRONT_KAMPAR, f"{HOME}?search={sought}").says("PT Rimba Energi Riau")


def test_a_find_leads_to_what_the_counter_can_do(office):
    mended, ready = office.file(name="PT Satu"), office.file(name="PT Dua")
    office.ask_correction(mended)
    office.make_ready(ready)

    page = office.read(BUDI, f"{HOME}?search=pt")

    assert page.link(f"Terima {number_of(office, mended)}") == f"/loket/perbaikan/{mended}"
    assert page.link(f"Serahkan {number_of(office, ready)}") == f"/loket/serah/{ready}"


def number_of(office, case_id):
    return next(case.number for case in office.cases() if case.id == case_id)


def test_the_page_costs_the_same_for_one_file_and_for_many(office):
    sought = f"{HOME}?search=2026/11"
    fill(office, 1)
    office.read(BUDI, sought)
    with office.counting() as before:
        office.read(BUDI, sought)
    fill(office, 1)

    with office.counting() as after:
        office.read(BUDI, sought)

    assert len(after) == len(before)


def fill(office, count):
    for _ in range(count):
        office.ask_correction(office.file())
        office.make_ready(office.file())


def test_strange_arguments_narrow_nothing(office):
    office.ask_correction(office.file(name="PT Rimba Energi Riau"))

    page = office.read(BUDI, f"{HOME}?waiting_after=x&ready_before=2026~9&type=%20&waiting_before=~~")

    assert page.says("PT Rimba Energi Riau")
