"""A permit is for its own agency: whoever sits in another one finds no page, no file and no button of it."""

import pytest

from app.extensions import db
from app.records.permits import PermitCopyRecord, PermitRecord
from tests.clients import PASSWORD
from tests.integration.screens_public.test_revoking import DECREE

PAGES = ("", "/permit.pdf", "/copies/1.pdf")
DEEDS = {
    "/copies": {"given_to": "Anto", "reason": "Hilang"},
    "/revoke": DECREE,
    "/decree": {"reasons": "Disalahgunakan", "legal": "UU 25/2009"},
}

AMENDED = {"request_key": "a-key-drawn-into-the-form", "origin_reason": "Pindah"}


@pytest.mark.parametrize("username", ["kadis.kampar", "backoffice.kampar", "timteknis.kominfo.rohil"])
def test_neither_another_agency_nor_a_team_without_the_file_reads_or_changes_a_permit(
    office, permit, username
):
    stranger = office.test_client().login(username, PASSWORD)
    at = f"/permits/{permit.row.id}"

    answers = [stranger.get(f"{at}{page}") for page in PAGES]
    answers += [stranger.post(f"{at}{deed}", data={**AMENDED, **typed}) for deed, typed in DEEDS.items()]
    answers += [stranger.get(f"/loket/ganti/{permit.row.id}/amendment")]
    answers += [stranger.post(f"/loket/ganti/{permit.row.id}/amendment", data=AMENDED)]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert all("Anto" not in answer.text for answer in answers)
    assert db.session.query(PermitRecord.state).one() == ("valid",)
    assert db.session.query(PermitCopyRecord).count() == 0
