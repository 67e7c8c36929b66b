"""Marlina stands in for the head by decree: she signs his letters, in her own name and beside his, while it lasts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.domain.case.refusals import Reason
from app.extensions import db
from app.gateways.signatures import Passphrase
from app.records.letters import LetterRecord
from app.records.papers import PaperRecord
from app.records.staff import OfficerRecord, PositionRecord
from app.services.declined import Declined
from app.services.issuing.certificates import certify
from app.services.letters.printing import preview_letter
from app.services.letters.signing import sign_letter
from app.services.signing_desk.batches import get_batch
from app.services.staffing.acting import Appointment, appoint
from app.services.transactions import transaction
from tests import pdf_tools
from tests.clients import PASSWORD
from tests.integration.screens_staff.desks import KADIS, TIA
from tests.integration.signing.stacks import MADYA

TODAY = date(2026, 11, 23)


@pytest.fixture
def acting(office):
    """Marlina acts for the head today, has a certificate, and a letter of refusal waits."""
    case_id = office.file_at_technical_team()
    office.act(case_id, TIA, 4, "reject", note="Terlalu dekat.", reason="technically_unfit")
    with office.app.app_context():
        marlina, harun = (office.actor(one) for one in (MADYA, KADIS))
        query = select(PositionRecord.id).filter_by(agency_id=harun.agency_id, key="head", office_key="")
        decree = Appointment(
            officer_id=marlina.id,
            position_id=db.session.scalars(query).one(),
            acting_for_id=harun.id,
            capacity="plh",
            from_on=TODAY,
            until_on=TODAY,
            decree_number="800/12/2026",
        )
        with transaction(db.session) as writing:
            appoint(writing, harun.agency_id, decree, today=TODAY)
        folder = office.app.config["SETTINGS"].signing_key_folder
        certify(db.session, folder, MADYA, Passphrase(PASSWORD), at=datetime.now(UTC) - timedelta(days=1))
    return case_id


def the_letter(case_id):
    return db.session.scalars(select(LetterRecord).filter_by(case_id=case_id)).one()


def words_of(content, tmp_path):
    pdf = tmp_path / "surat.pdf"
    pdf.write_bytes(content)
    return pdf_tools.words_of(pdf)


def test_a_letter_signed_by_an_acting_head_names_both(office, acting, tmp_path):
    batch_id = office.tick_all(MADYA)
    outcome = office.sign_one(batch_id, username=MADYA)

    assert outcome.is_finished
    with office.app.app_context():
        assert get_batch(db.session, batch_id, office.actor(MADYA)).items[0].state == "signed"
        letter = the_letter(acting)
        names = {
            one: db.session.scalars(select(OfficerRecord.name).filter_by(id=office.actor(one).id)).one()
            for one in (MADYA, KADIS)
        }
        words = words_of(office.tools.store.read(letter.sha256), tmp_path)
        assert letter.signatory["acting_prefix"] == "Plh."
        assert letter.signatory["acting_for"] == names[KADIS]
    assert "Plh. KEPALA DINAS" in words
    assert names[MADYA] in words
    assert f"mewakili {names[KADIS]}" in words


def test_the_day_after_the_decree_ends_nothing_lies_on_her_desk_and_nothing_is_signed(office, acting):
    batch_id = office.tick_all(MADYA)
    office.wait(days=1)

    outcome = office.sign_one(batch_id, username=MADYA)

    assert outcome.item.refused.reason is Reason.NOT_PERMITTED
    assert office.papers_of(MADYA) == ()
    assert [one.is_letter for one in office.papers_of(KADIS)] == [True]


def test_no_passphrase_goes_to_no_service_and_a_look_at_a_letter_is_marked(office, acting, tmp_path):
    with office.app.app_context():
        letter, head = the_letter(acting), office.actor(KADIS)
        asked = {"letter_id": letter.id, "by": head, "at": office.now}
        with pytest.raises(Declined) as refused:
            sign_letter(db.session, office.tools, passphrase="", **asked)
        look = preview_letter(db.session, office.tools, letter.id, head, office.now)
        sheet = preview_letter(db.session, office.tools, letter.id, head, office.now, by_hand=True)
        with pytest.raises(Declined):
            preview_letter(db.session, office.tools, letter.id, office.actor(TIA), office.now, by_hand=True)
        assert (
            db.session.scalars(select(PaperRecord).filter_by(subject=f"refusal_letter:{letter.id}")).all()
            == []
        )

    assert refused.value.refused.reason is Reason.ANSWERS_INVALID
    assert "BUKAN DOKUMEN" in words_of(look, tmp_path)
    assert "BUKAN DOKUMEN" not in words_of(sheet, tmp_path)
