"""What the applicant has to mend: asked by the officer, brought to the counter, and the step goes on."""

from datetime import timedelta

from sqlalchemy import select

from app.extensions import db
from app.records.papers import CorrectionRecord
from app.services.sweep import sweep
from tests.journeys.genset_way import KTP, genset_at, go_on
from tests.journeys.pages import Scan
from tests.journeys.walking import refuse_others

ASKED = {"Catatan": "Mohon unggah KTP yang terbaca.", KTP: "Buram."}


def ask_for_a_better_ktp(office):
    walk = genset_at(office, "verify")
    office.wait(minutes=4)
    walk.act("ahlimuda.rohil", "Minta pemohon memperbaiki", ASKED)
    return walk


def state_of_correction(walk):
    with walk.office.app.app_context():
        states = select(CorrectionRecord.state).where(CorrectionRecord.case_id == walk.case_id)
        return db.session.scalars(states).one()


def test_an_answered_correction_lets_the_step_go_on_with_the_time_that_was_left(office):
    walk = ask_for_a_better_ktp(office)
    assert walk.open_steps == ["verify"]
    assert walk.task("verify").due_at is None
    assert "Sesuai, teruskan ke Ahli Madya" not in walk.page("ahlimuda.rohil").buttons

    office.wait(days=1)
    page = office.read("backoffice.rohil", "/loket/").follow(f"Terima {walk.row.number}")
    assert page.says("Buram.")
    form = page.form("Kirim kembali ke petugas").fill({KTP: Scan("KTP yang baru")})
    refuse_others(office, "backoffice.rohil", form.sending(), who_may=["frontoffice.rohil"])
    form.press()

    assert state_of_correction(walk) == "answered"
    assert walk.task("verify").due_at == office.now + timedelta(minutes=6)
    assert [pause["cause"] for pause in walk.told("promise_paused")] == ["correction"]
    assert len(walk.told("promise_resumed")) == 1
    assert office.read("ahlimuda.rohil", "/inbox/").says("sisa 6 m dari 10 m")
    go_on(walk, until="approve")
    assert office.ledger_faults() == ()


def test_a_correction_without_a_word_is_not_asked(office):
    walk = genset_at(office, "verify")

    shown = walk.act_in_vain("ahlimuda.rohil", "Minta pemohon memperbaiki")

    assert shown.answer.status_code == 422
    assert walk.task("verify").state == "open"


def test_a_correction_that_nobody_answers_lapses_and_closes_the_file(office):
    walk = ask_for_a_better_ktp(office)

    office.wait(days=13)
    run_sweep(office)
    assert walk.row.status == "running"
    office.wait(days=2)
    run_sweep(office)
    run_sweep(office)

    assert walk.row.status == "cancelled"
    assert walk.open_steps == []
    assert state_of_correction(walk) == "lapsed"
    assert len(walk.told("case_ended")) == 1
    assert walk.page("backoffice.rohil").says("Dibatalkan")
    assert office.ledger_faults() == ()


def run_sweep(office):
    with office.app.app_context():
        return sweep(db.session, office.tools, office.now)
