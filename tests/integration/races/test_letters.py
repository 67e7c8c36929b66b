"""Letters that many decisions ask for at the same instant: each has its number, none twice, none left out."""

import pytest
from sqlalchemy import select

from app.extensions import db
from app.records.documents import NumberPatternRecord
from app.records.letters import LetterRecord
from app.records.permits import GivenNumberRecord
from app.services import ledger
from app.services.transactions import transaction
from tests.small_office import BACK_OFFICE, STEPS, furnish
from tests.starting import at_once

MANY = 32
DECIDE = {
    "key": "dispatch",
    "holder": BACK_OFFICE,
    "work": "dispatch",
    "outcomes": [
        {"key": "number", "label": "Beri nomor", "targets": ["number"]},
        {"key": "refuse", "label": "Tolak", "ends": "rejected"},
    ],
}


@pytest.fixture
def office(bare_app):
    """An office that refuses files, and has nobody yet who could sign a letter."""
    with bare_app.app_context():
        yield furnish(bare_app, steps=(STEPS[0], DECIDE, STEPS[2]))


def refusing(office, case_id):
    return lambda: office.press(case_id, "refuse", by=office.nur, task=2, key=f"refuse {case_id}")


def test_letters_asked_for_by_many_at_once_have_numbers_without_gap_or_double(office):
    cases = [office.file().case_id for _ in range(MANY)]

    at_once(office.app, [refusing(office, case_id) for case_id in cases])

    letters = db.session.scalars(select(LetterRecord)).all()
    assert sorted(one.case_id for one in letters) == cases
    assert sorted(one.number.sequence for one in letters) == list(range(1, MANY + 1))
    assert {one.number.text.partition("/")[2] for one in letters} == {"TOLAK/DPMPTSP/XI/2026"}
    assert ledger.verify(db.session) == ()


def test_a_letter_takes_no_number_that_a_pattern_wrote_before(office):
    first, second = office.file().case_id, office.file().case_id
    refusing(office, first)()
    with transaction(db.session) as writing:
        pattern = {"pattern": "{urut:03}/{jenis}/DPMPTSP/{bulan_romawi}/{tahun}", "number_kind": "TOLAK"}
        writing.add(NumberPatternRecord(agency_id=office.budi.agency_id, kind="refusal_letter", **pattern))

    refusing(office, second)()

    texts = db.session.scalars(select(GivenNumberRecord.text).order_by(GivenNumberRecord.id)).all()
    assert texts == ["001/TOLAK/DPMPTSP/XI/2026", "002/TOLAK/DPMPTSP/XI/2026"]
