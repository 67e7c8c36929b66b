"""Breaches: what came too late, the oldest first, and what a supervisor writes down about it."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from sqlalchemy import select

from app.extensions import db
from app.records.oversight import BreachRecord, BreachRemarkRecord
from tests.integration.screens_oversight.overseen import AUDITOR, rows
from tests.integration.screens_staff.desks import BUDI, KADIS, SITI, TIA

BREACHES = "/breaches/"


def remarks(office) -> list[tuple[str, str, str]]:
    with office.app.app_context():
        query = select(BreachRemarkRecord).order_by(BreachRemarkRecord.number)
        return [(one.by_name, one.cause, one.follow_up) for one in db.session.scalars(query)]


def badge(page) -> str:
    return page.tree.findtext(".//nav//a[@href='/breaches/']/span", "")


def test_a_late_task_stands_there_with_how_long_it_is_over_and_where_the_sum_is_explained(office):
    case_id = office.late(name="PT Rimba Energi Riau")

    page = office.read(SITI, BREACHES)

    (row,) = rows(page)
    assert "2026/11/00001" in row
    assert "PT Rimba Energi Riau" in row
    assert "2 Periksa berkas" in row
    assert "1 j 45 m" in row
    assert "belum diketahui siapa pun" in row
    assert page.link("Penjelasan hitungan") == f"/cases/{case_id}/clocks#task-2"


def test_the_oldest_comes_first(office):
    office.late(name="CV Lama")
    office.late(name="CV Baru")

    assert ["CV Lama" in row for row in rows(office.read(SITI, BREACHES))] == [True, False]


def test_the_menu_counts_what_nobody_has_acknowledged(office):
    case_id = office.late()
    before = office.read(SITI, BREACHES)

    after = before.form("Tandai diketahui 2026/11/00001").press()

    assert badge(before) == "1"
    assert after.says("Dicatat: Anda sudah mengetahui pelanggaran ini.")
    assert badge(after) == ""
    assert "diketahui Siti Contoh" in rows(after)[0]
    assert office.breach(case_id).acknowledged_by == office.officer_id(SITI)


def test_who_acknowledges_second_leaves_the_first_name_standing(office):
    case_id = office.late()
    path = f"/breaches/{office.breach(case_id).id}/acknowledge"
    office.at(SITI).post(path)

    office.at(KADIS).post(path)

    assert office.breach(case_id).acknowledged_by == office.officer_id(SITI)
    assert [name for name, _cause, _text in remarks(office)] == ["Siti Contoh"]


def test_a_cause_and_a_follow_up_are_kept_with_every_version_before(office):
    case_id = office.late()
    path = f"/breaches/{office.breach(case_id).id}"
    first = {"Sebab": "Beban kerja berlebih", "Yang sudah atau akan dilakukan": "Tambah petugas."}
    second = {"Sebab": "Petugas tidak hadir", "Yang sudah atau akan dilakukan": "Tunjuk Plh."}

    office.read(SITI, path).form("Simpan").fill(first).press()
    page = office.read(KADIS, path).form("Simpan").fill(second).press()

    assert page.says("Sebab dan tindak lanjut sudah tercatat.")
    assert remarks(office) == [
        ("Siti Contoh", "workload", "Tambah petugas."),
        ("Harun Contoh", "absence", "Tunjuk Plh."),
    ]
    assert page.says("Tambah petugas.")
    assert office.breach(case_id).cause == "absence"
    assert office.breach(case_id).acknowledged_by == office.officer_id(SITI)


def test_who_saves_over_a_colleague_is_told_and_keeps_what_he_typed(office):
    case_id = office.late()
    path = f"/breaches/{office.breach(case_id).id}"
    form = office.read(KADIS, path).form("Simpan").fill({"Yang sudah atau akan dilakukan": "Milik Kadis."})
    office.read(SITI, path).form("Simpan").fill({"Yang sudah atau akan dilakukan": "Milik Siti."}).press()

    page = form.press()

    assert page.answer.status_code == HTTPStatus.CONFLICT
    assert page.says("Milik Kadis.")
    assert office.breach(case_id).follow_up == "Milik Siti."
    assert len(remarks(office)) == 1


def test_an_unknown_cause_is_not_stored(office):
    case_id = office.late()
    path = f"/breaches/{office.breach(case_id).id}/follow-up"

    office.at(SITI).post(path, data={"cause": "karangan", "follow_up": "Ada.", "seen": "0"})

    assert (office.breach(case_id).cause, office.breach(case_id).follow_up) == ("", "Ada.")


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ("", ["CV Terbuka"]),
        ("state=closed", ["CV Selesai"]),
        ("state=all", ["CV Selesai", "CV Terbuka"]),
        ("state=all&new=1", ["CV Terbuka"]),
        ("state=all&cause=workload", ["CV Selesai"]),
        ("state=all&step=check", ["CV Selesai", "CV Terbuka"]),
        ("state=all&step=sign", []),
        ("state=all&office=-", ["CV Selesai", "CV Terbuka"]),
        ("state=all&office=kominfo", []),
        ("state=all&permit_type=99", []),
        ("state=karangan&cause=karangan&permit_type=x", ["CV Terbuka"]),
    ],
)
def test_the_list_is_narrowed_by_state_acknowledgement_type_step_office_and_cause(office, narrowed, found):
    done = office.late(name="CV Selesai")
    path = f"/breaches/{office.breach(done).id}"
    office.read(SITI, path).form("Simpan").fill({"Sebab": "Beban kerja berlebih"}).press()
    office.find_all_fitting(done)
    office.act(done, BUDI, 2, "complete")
    office.late(name="CV Terbuka")

    shown = rows(office.read(SITI, f"{BREACHES}?{narrowed}"))

    assert [name for name in ("CV Selesai", "CV Terbuka") if any(name in row for row in shown)] == found


def test_the_time_the_law_gives_stands_apart_with_its_evidence_sheet(office):
    case_id = office.late()
    with office.app.app_context():
        of_task = db.session.scalars(select(BreachRecord)).one()
        of_law = {"agency_id": of_task.agency_id, "case_id": case_id, "task_id": 0}
        db.session.add(
            BreachRecord(
                **of_law,
                permit_type_id=of_task.permit_type_id,
                due_at=of_task.due_at,
                flagged_at=of_task.flagged_at,
            )
        )
        db.session.commit()

    page = office.read(SITI, BREACHES)
    apart = office.read(SITI, f"{BREACHES}?about=deemed")

    assert len(rows(page)) == 2
    assert "Batas waktu keputusan menurut undang-undang" in rows(page)[0]
    assert page.link("Lembar bukti") == f"/cases/{case_id}/clocks.pdf"
    assert len(rows(apart)) == 1
    assert apart.link("Penjelasan hitungan") == f"/cases/{case_id}/clocks#deemed"


def test_the_levers_work_from_here_too(office):
    case_id = office.late()
    office.take(case_id, BUDI)

    page = office.read(SITI, BREACHES).form("Nur Contoh").press()

    assert page.answer.request.path == BREACHES
    assert page.says("Tugas dialihkan")


def test_an_auditor_reads_and_changes_nothing(office):
    case_id = office.late()
    breach = f"/breaches/{office.breach(case_id).id}"

    page, one = office.read(AUDITOR, BREACHES), office.read(AUDITOR, breach)
    answers = [office.at(AUDITOR).post(f"{breach}/{word}") for word in ("acknowledge", "follow-up")]

    assert len(rows(page)) == 1
    assert {"Simpan", "Cukup tandai diketahui", "Ingatkan 2026/11/00001"} & {
        *page.buttons,
        *one.buttons,
    } == set()
    assert [answer.status_code for answer in answers] == [HTTPStatus.FORBIDDEN] * 2
    assert remarks(office) == []


@pytest.mark.parametrize("username", [BUDI, TIA])
def test_others_have_no_list_of_breaches(office, username):
    assert office.at(username).get(BREACHES).status_code == HTTPStatus.FORBIDDEN


def test_paging_shows_every_breach_once_forth_and_back(office):
    for number in range(27):
        office.file(name=f"CV Nomor {number:02}")
    office.wait(hours=2)
    office.sweep()

    first = office.read(SITI, BREACHES)
    second = first.follow("Berikutnya")

    assert (len(rows(first)), len(rows(second))) == (25, 2)
    assert len({row[:13] for row in rows(first) + rows(second)}) == 27
    assert rows(second.follow("Sebelumnya")) == rows(first)
