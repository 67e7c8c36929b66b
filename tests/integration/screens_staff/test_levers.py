"""The supervisor's actions on the page of a case: offered to who may pull them, with reasons, and refused in words."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from sqlalchemy import select

from app.domain.case.actions import Take
from app.extensions import db
from app.records.cases import TaskRecord
from app.records.oversight import NoticeRecord
from app.services.casework.moving import move
from tests.integration.screens_staff.desks import BUDI, KADIS, RATNA, SITI, TIA

KEY = "kunci-pengawas-000001"


def task(office, case_id, serial=2):
    with office.app.app_context():
        query = select(TaskRecord).where(TaskRecord.case_id == case_id, TaskRecord.serial == serial)
        return db.session.scalars(query).one()


def take(office, case_id, username):
    with office.app.app_context():
        move(db.session, case_id=case_id, action=Take(2), by=office.actor(username), at=office.now)


def press(office, username, case_id, lever, **sent):
    data = {"task": "2", "request_key": KEY, **sent}
    return office.at(username).post(f"/cases/{case_id}/{lever}", data=data)


def test_the_supervisor_finds_the_levers_on_the_page(office):
    case_id = office.file()

    page = office.read(SITI, f"/cases/{case_id}")

    for words in ("Tindakan pengawas", "Ingatkan", "Alihkan kepada petugas lain", "Beri tambahan waktu"):
        assert page.says(words)
    assert page.says("Paling lama 15 menit dapat disetujui.")


@pytest.mark.parametrize("who", [BUDI, RATNA], ids=["Budi", "Ratna"])
def test_an_officer_of_the_counter_finds_none(office, who):
    case_id = office.file()

    assert not office.read(who, f"/cases/{case_id}").says("Tindakan pengawas")


def test_more_time_is_agreed_with_a_reason(office):
    case_id = office.file()
    before = task(office, case_id).due_at

    answer = press(office, SITI, case_id, "extend", amount="10", unit="minutes", note="Listrik padam")

    assert answer.status_code == HTTPStatus.FOUND
    assert (task(office, case_id).due_at - before).seconds == 10 * 60
    page = office.read(SITI, f"/cases/{case_id}")
    assert page.says("Tambahan waktu disetujui: 10 menit")
    assert page.says("Listrik padam")


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"amount": "99", "unit": "working_days", "note": "Banjir"}, "melebihi yang boleh disetujui"),
        ({"amount": "5", "unit": "minutes", "note": " "}, "Alasan"),
        ({"amount": "", "unit": "minutes", "note": "Banjir"}, "Lama tambahan waktu belum diisi"),
        ({"amount": "5", "unit": "fortnights", "note": "Banjir"}, "Lama tambahan waktu belum diisi"),
    ],
    ids=["too long", "no reason", "no time", "no such unit"],
)
def test_a_refusal_is_told_on_the_page_and_changes_nothing(office, sent, words):
    case_id = office.file()
    before = task(office, case_id).due_at

    answer = press(office, SITI, case_id, "extend", **sent)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert words in answer.text
    assert task(office, case_id).due_at == before


def test_a_task_is_given_to_a_colleague_from_the_list(office):
    case_id = office.file()
    take(office, case_id, BUDI)
    with office.app.app_context():
        ratna = office.actor(RATNA).id

    press(office, SITI, case_id, "reassign", to=str(ratna), note="Budi cuti")

    assert task(office, case_id).assignee_id == ratna
    assert office.read(SITI, f"/cases/{case_id}").says("Budi cuti")


def test_a_task_goes_back_to_its_position(office):
    case_id = office.file()
    take(office, case_id, BUDI)

    press(office, SITI, case_id, "reassign", to="post", note="Budi cuti")

    assert task(office, case_id).assignee_id is None


def test_no_task_changes_hands_without_a_word_of_why_nor_to_a_stranger(office):
    case_id = office.file()
    with office.app.app_context():
        tia, ratna = office.actor(TIA).id, office.actor(RATNA).id

    wordless = press(office, SITI, case_id, "reassign", to=str(ratna), note="")
    stranger = press(office, SITI, case_id, "reassign", to=str(tia), note="Bantu")

    assert wordless.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert stranger.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "tidak memegang jabatan langkah ini" in stranger.text
    assert task(office, case_id).assignee_id is None


def test_a_reminder_is_sent_once_a_day(office):
    case_id = office.file()
    take(office, case_id, BUDI)

    first, second = (press(office, SITI, case_id, "remind") for _ in range(2))

    assert (first.status_code, second.status_code) == (HTTPStatus.FOUND, HTTPStatus.CONFLICT)
    assert "sudah mengingatkan tugas ini hari ini" in second.text
    with office.app.app_context():
        (notice,) = db.session.scalars(select(NoticeRecord).where(NoticeRecord.case_id == case_id))
        assert notice.officer_id == office.actor(BUDI).id


@pytest.mark.parametrize("lever", ["extend", "reassign", "take-over", "remind"])
def test_who_may_not_is_told_so(office, lever):
    case_id = office.file()
    take(office, case_id, BUDI)

    answer = press(office, RATNA, case_id, lever, amount="5", unit="minutes", note="Coba", to="post")

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert task(office, case_id).extensions == []


def test_a_head_takes_over_only_at_his_own_step(office):
    case_id = office.file()
    take(office, case_id, BUDI)

    assert press(office, KADIS, case_id, "take-over").status_code == HTTPStatus.FORBIDDEN
