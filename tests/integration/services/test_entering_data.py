"""Entering data: what the Back Office puts into the form is what conditions ask for from then on."""

import pytest
from sqlalchemy import select

from app.extensions import db
from app.records.cases import CaseRecord
from app.services.casework.moving import act
from app.services.work.kinds import Asked
from tests.small_office import AT, STEPS, furnish

ENTER = {
    "key": "enter_data",
    "holder": {"kind": "position", "position": "back_office"},
    "work": "enter_data",
    "outcomes": [{"key": "entered", "label": "Data lengkap", "targets": ["number"]}],
}
SUBMIT, _DISPATCH, NUMBER = STEPS
FILED = {**SUBMIT, "outcomes": [{"key": "submitted", "label": "Ajukan", "targets": ["enter_data"]}]}
FORM = [
    {
        "key": "use",
        "label": "Penggunaan",
        "kind": "choice",
        "options": [{"key": "prime", "label": "Utama"}, {"key": "standby", "label": "Cadangan"}],
    },
    {
        "key": "hours",
        "label": "Lama operasi",
        "kind": "number",
        "visible_when": {"fact": "form.use", "operator": "=", "value": "prime"},
    },
]


@pytest.fixture
def office(bare_app):
    with bare_app.app_context():
        yield furnish(bare_app, steps=(FILED, ENTER, NUMBER), form=FORM)


def test_an_answer_that_is_no_longer_asked_for_is_no_longer_known(office):
    case_id = office.file(form={"use": "prime", "hours": "8"}).case_id

    asked = Asked(2, "entered", answers={"use": "standby", "hours": "8"})
    act(db.session, office.tools, case_id=case_id, asked=asked, by=office.nur, at=AT, request_key="")

    row = db.session.scalars(select(CaseRecord)).one()
    assert row.form == {"use": "standby"}
    assert row.facts["form.use"] == "standby"
    assert row.facts["form.hours"] is None
