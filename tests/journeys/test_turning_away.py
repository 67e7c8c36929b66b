"""Files that do not go straight on: returned a step, rejected after the number, withdrawn by the applicant."""

from sqlalchemy import select

from app.extensions import db
from app.records.letters import LetterRecord
from app.records.permits import GivenNumberRecord
from tests.journeys.genset_way import genset_at, go_on
from tests.journeys.pages import Page

NOTE = {"Catatan": "Lokasi tidak sesuai dengan data."}
REJECTED = {**NOTE, "Alasan": "Syarat teknis tidak terpenuhi"}


def numbers(office):
    """The numbers of permits; letters have their own."""
    with office.app.app_context():
        of_letters = select(LetterRecord.number_id)
        query = select(GivenNumberRecord).where(GivenNumberRecord.id.not_in(of_letters))
        query = query.order_by(GivenNumberRecord.sequence)
        return [(one.sequence, one.void_reason) for one in db.session.scalars(query)]


def test_a_file_returned_one_step_comes_back_to_who_had_it_before(office):
    walk = genset_at(office, "approve")

    walk.act("ahlimadya.rohil", "Kembalikan ke Ahli Muda", NOTE)

    assert walk.open_steps == ["verify"]
    assert walk.page("ahlimuda.rohil").says(NOTE["Catatan"])
    go_on(walk, until="number")
    assert walk.steps_done[-3:] == ["approve", "verify", "approve"]


def test_a_return_without_a_note_changes_nothing_and_keeps_the_page(office):
    walk = genset_at(office, "approve")

    shown = walk.act_in_vain("ahlimadya.rohil", "Kembalikan ke Ahli Muda")

    assert shown.answer.status_code == 422
    assert shown.form("Kembalikan ke Ahli Muda")


def test_a_permit_rejected_after_its_number_voids_it_and_the_next_gets_another(office):
    rejected, other = genset_at(office, "sign"), genset_at(office, "number")

    rejected.act("kadis.rohil", "Tolak permohonan", REJECTED)
    go_on(other, until="sign")

    assert rejected.row.status == "rejected"
    assert rejected.open_steps == []
    assert numbers(office) == [(1, "rejected"), (2, "")]
    assert "/0002/" in other.row.facts["permit.number"]
    assert office.ledger_faults() == ()


def test_a_file_returned_past_its_number_is_numbered_anew(office):
    walk = genset_at(office, "sign")

    walk.act_alone("kadis.rohil", "Kembalikan ke Ahli Madya", NOTE)
    go_on(walk, until="sign")

    assert numbers(office) == [(1, "returned"), (2, "")]
    assert "/0002/" in walk.row.facts["permit.number"]
    assert office.ledger_faults() == ()


def test_a_rejection_without_a_reason_changes_nothing(office):
    walk = genset_at(office, "recommend")

    shown = walk.act_in_vain("timteknis.kominfo.rohil", "Tidak layak, tolak permohonan", NOTE)

    assert shown.answer.status_code == 422
    assert shown.says(NOTE["Catatan"])


def test_a_withdrawn_application_takes_no_further_action(office):
    walk = genset_at(office, "verify")
    stale = walk.page("ahlimuda.rohil").form("Sesuai, teruskan ke Ahli Madya").sending()

    form = walk.page("backoffice.rohil").form("Pemohon menarik permohonan")
    form.fill({"Catatan": "Pemohon pindah lokasi."}).press()
    before = office.footprint()
    answer = stale.by(office.at("ahlimuda.rohil"))

    assert walk.row.status == "withdrawn"
    assert answer.status_code == 409
    assert "Ditarik" in answer.get_data(as_text=True)
    assert office.footprint() == before
    assert office.ledger_faults() == ()


def test_a_signed_permit_that_is_withdrawn_before_it_is_collected_holds_no_more(office):
    walk = genset_at(office, "print")
    token = walk.row.facts["permit.token"]

    form = walk.page("backoffice.rohil").form("Pemohon menarik permohonan")
    form.fill({"Catatan": "Pemohon pindah lokasi."}).press()

    assert walk.row.status == "withdrawn"
    assert numbers(office) == [(1, "withdrawn")]
    anybody = office.app.test_client()
    assert Page(anybody, anybody.get(f"/v/{token}")).says("Batal")
    assert office.ledger_faults() == ()
