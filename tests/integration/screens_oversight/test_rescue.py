"""The rescue list: what can still be saved today, why it is in danger, and the levers to do it with."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from tests.integration.screens_oversight.overseen import AUDITOR, SITI_KAMPAR, rows
from tests.integration.screens_staff.desks import ADMIN, BUDI, KADIS, MUDA, RATNA, SITI, TIA

RESCUE = "/rescue/"


def test_a_file_due_today_is_on_the_list_with_step_holder_time_left_and_reason(office):
    office.file(name="PT Rimba Energi Riau")

    (row,) = rows(office.read(SITI, RESCUE))

    assert "2026/11/00001" in row
    assert "PT Rimba Energi Riau" in row
    assert "2 Periksa berkas" in row
    assert "sisa 15 m dari 15 m" in row
    assert "belum diambil siapa pun" in row


def test_a_file_that_is_late_already_is_not_on_the_list(office):
    office.late()

    assert rows(office.read(SITI, RESCUE)) == []


def test_a_file_due_in_a_week_is_not_on_the_list_until_its_step_is_known_to_be_slow(office):
    case_id = office.file_at_technical_team()
    before = rows(office.read(SITI, RESCUE))
    office.remember("recommend", 60, office="kominfo")
    with_experience = rows(office.read(SITI, RESCUE))

    with office.app.app_context():
        _foretell_late(office, case_id)
    foretold = rows(office.read(SITI, RESCUE))

    assert [len(before), len(with_experience), len(foretold)] == [0, 0, 1]


def test_without_twenty_past_files_no_figure_is_told(office):
    office.file()
    office.remember("check", 5, each=12)

    (row,) = rows(office.read(SITI, RESCUE))

    assert "belum cukup pengalaman (12 berkas)" in row
    assert "%" not in row


def test_with_experience_the_risk_and_the_work_left_are_told(office):
    office.file()
    office.remember("check", 5, 30)

    (row,) = rows(office.read(SITI, RESCUE))

    assert "50%" in row or "50 %" in row
    assert "biasanya masih perlu" in row


def test_what_is_worth_most_comes_first_and_what_can_hardly_be_saved_last(office):
    office.remember("check", 5, 5, 5, 40)
    office.file(name="CV Hampir Habis")
    office.wait(minutes=13)
    office.file(name="CV Baru Masuk")

    page = office.read(SITI, RESCUE)

    assert page.says("Sulit diselamatkan")
    assert ["Baru Masuk" in row for row in rows(page)] == [True, False]


@pytest.mark.parametrize(("away", "cause"), [(True, "hari ini tidak masuk"), (False, "")])
def test_a_file_taken_by_somebody_who_is_away_says_so(office, away, cause):
    case_id = office.file()
    office.take(case_id, BUDI)
    if away:
        office.send_away(BUDI)

    (row,) = rows(office.read(SITI, RESCUE))

    assert cause in row
    assert ("hari ini tidak masuk" in row) is away


def test_a_file_that_came_back_and_whose_promise_runs_out_says_both(office):
    forty_hours = 40 * 60
    office.remember("recommend", forty_hours, office="kominfo")
    case_id = office.file_at_technical_team()
    office.wait(days=7)
    office.act(case_id, TIA, 4, "return", note="Salah kirim.", reason="wrongly_sent")
    office.act(case_id, BUDI, 5, "to_technical_team")

    (row,) = rows(office.read(SITI, RESCUE))

    assert "kembali karena pengembalian" in row
    assert "waktu janji layanan habis di langkah sebelumnya" in row
    assert "janji layanan s.d. 2 Des 2026" in row


def test_a_press_reminds_and_the_list_says_so(office):
    case_id = office.file()
    office.take(case_id, BUDI)

    page = office.read(SITI, RESCUE).form("Ingatkan 2026/11/00001").press()

    assert page.answer.request.path == RESCUE
    assert page.says("1 petugas sudah diingatkan.")


def test_a_press_gives_a_file_to_a_colleague(office):
    case_id = office.file()
    office.take(case_id, BUDI)

    page = office.read(SITI, RESCUE).form("Nur Contoh").press()

    assert page.says("Tugas dialihkan")
    assert office.task(case_id).assignee_id == office.officer_id(RATNA)
    assert len(office.told(case_id, "task_reassigned")) == 1


def test_a_press_puts_a_file_back_to_its_position(office):
    case_id = office.file()
    office.take(case_id, BUDI)

    office.read(SITI, RESCUE).form("Kembali ke jabatannya").press()

    assert office.task(case_id).assignee_id is None


def test_more_time_needs_a_reason_and_moves_the_due_time(office):
    case_id = office.file()
    was_due = office.task(case_id).due_at
    form = office.read(SITI, RESCUE).form("Setujui")

    refused = form.press()
    agreed = office.read(SITI, RESCUE).form("Setujui").fill({"Alasan": "Petugas sakit."}).press()

    assert refused.answer.status_code == HTTPStatus.OK
    assert agreed.says("Waktu diperpanjang")
    assert office.task(case_id).due_at > was_due
    assert len(office.told(case_id, "task_extended")) == 1


def test_more_time_than_the_limit_is_refused_with_a_sentence(office):
    case_id = office.file()
    was_due = office.task(case_id).due_at
    form = office.read(SITI, RESCUE).form("Setujui").fill({"Alasan": "Petugas sakit."})
    sending = form.sending()
    sending.data["amount"] = "600"

    answer = sending.by(office.at(SITI))

    assert answer.status_code == HTTPStatus.FOUND
    assert office.task(case_id).due_at == was_due
    assert office.told(case_id, "task_extended") == []


def test_taking_over_is_offered_only_to_who_holds_the_post(office):
    office.file()

    assert "Ambil alih" not in office.read(SITI, RESCUE).buttons
    assert "Ambil alih" not in office.read(KADIS, RESCUE).buttons


def test_an_empty_list_says_that_nothing_needs_saving(office):
    assert office.read(SITI, RESCUE).says("Tidak ada berkas yang perlu diselamatkan hari ini.")


@pytest.mark.parametrize("username", [BUDI, TIA, MUDA, ADMIN, AUDITOR])
def test_who_does_not_answer_for_the_whole_has_no_rescue_list(office, username):
    assert office.at(username).get(RESCUE).status_code == HTTPStatus.FORBIDDEN


def test_the_other_agency_sees_nothing_of_it(office):
    office.file()

    assert rows(office.read(SITI_KAMPAR, RESCUE)) == []


def _foretell_late(office, case_id):
    from sqlalchemy import update

    from app.extensions import db
    from app.records.rollups import ForecastRecord

    db.session.execute(update(ForecastRecord).values(late_until=office.task(case_id).due_at))
    db.session.commit()
