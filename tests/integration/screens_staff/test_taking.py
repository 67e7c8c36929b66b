"""Taking the next file, taking one that was looked at, and giving it back."""

from __future__ import annotations

from http import HTTPStatus

from tests.integration.screens_staff.desks import BUDI, MUDA, RATNA

NEXT = "/inbox/next"


def test_the_next_file_is_the_most_urgent_one_that_nobody_has(office):
    first = office.file(name="CV Pertama")
    office.wait(minutes=1)
    second = office.file(name="CV Kedua")

    by_budi = office.at(BUDI).post(NEXT, data={"request_key": "kunci-budi-000000001"})
    by_ratna = office.at(RATNA).post(NEXT, data={"request_key": "kunci-ratna-00000001"})

    assert by_budi.location == f"/cases/{first}"
    assert by_ratna.location == f"/cases/{second}"


def test_pressing_twice_takes_one_file_and_not_two(office):
    first = office.file()
    office.file()
    press = {"request_key": "kunci-yang-sama-00001"}

    answers = [office.at(BUDI).post(NEXT, data=press) for _ in range(2)]

    assert [answer.location for answer in answers] == [f"/cases/{first}"] * 2
    assert len(office.told(first, "task_taken")) == 1


def test_where_nothing_waits_the_inbox_says_so(office):
    page = office.read(BUDI, "/inbox/").form("Ambil berkas berikutnya").press()

    assert page.says("Tidak ada berkas yang menunggu diambil.")


def test_a_file_that_waits_for_its_applicant_is_not_taken_in_advance(office):
    waiting = office.file()
    office.act(waiting, BUDI, 2, "correct", note="KTP buram.")

    page = office.read(BUDI, "/inbox/").form("Ambil berkas berikutnya").press()

    assert page.says("Tidak ada berkas yang menunggu diambil.")
    assert office.told(waiting, "task_taken") == []


def test_what_one_has_taken_a_colleague_cannot_finish_and_reads_who_has_it(office):
    case_id = office.file()
    office.read(BUDI, f"/cases/{case_id}").form("Ambil berkas ini").press()

    page = office.read(RATNA, f"/cases/{case_id}")
    sent = {"task": "2", "outcome": "complete", "request_key": "kunci-ratna-00000002"}
    answer = office.at(RATNA).post(f"/cases/{case_id}/act", data=sent)

    assert "Lengkap, cetak tanda terima" not in page.buttons
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Berkas ini sudah diambil Budi Contoh" in answer.text


def test_a_file_given_back_is_everybodys_again(office):
    case_id = office.file()
    office.read(BUDI, f"/cases/{case_id}").form("Ambil berkas ini").press()

    office.read(BUDI, f"/cases/{case_id}").form("Lepaskan").press()

    assert "Ambil berkas ini" in office.read(RATNA, f"/cases/{case_id}").buttons


def test_only_who_took_a_file_gives_it_back(office):
    case_id = office.file()
    office.read(BUDI, f"/cases/{case_id}").form("Ambil berkas ini").press()

    sent = {"task": "2", "request_key": "kunci-ratna-00000003"}
    answer = office.at(RATNA).post(f"/cases/{case_id}/release", data=sent)

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Anda tidak sedang mengambil berkas ini" in answer.text
    assert office.told(case_id, "task_released") == []


def test_another_position_takes_nothing(office):
    case_id = office.file()

    answer = office.at(MUDA).post(
        f"/cases/{case_id}/take", data={"task": "2", "request_key": "kunci-muda-000000001"}
    )

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Langkah ini dipegang Petugas Back Office" in answer.text
    assert office.told(case_id, "task_taken") == []
