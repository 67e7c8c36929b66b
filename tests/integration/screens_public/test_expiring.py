"""Before a permit expires its holder and the supervisors are told, once, and nobody else's permit is touched."""

from datetime import date

import pytest

from app.extensions import db
from app.records.duties import OutboxRecord
from app.records.oversight import NoticeRecord
from app.records.permits import CaseOriginRecord
from app.services.outbox.wording import write
from app.services.sweep import sweep
from app.services.tools import EXTENSION
from tests.integration.screens_public.papers import NOW, NUMBER, issued_permit, kept

A_YEAR_AGO = date(2026, 1, 20)


def swept(office):
    return sweep(db.session, office.extensions[EXTENSION], NOW)


def told():
    return db.session.query(OutboxRecord).filter_by(template="permit_expiring").all()


def test_the_holder_and_the_supervisors_are_told_once(office, case):
    issued_permit(office, case, signature="by_hand", valid_from=A_YEAR_AGO, valid_until=date(2027, 1, 20))

    first, second = swept(office), swept(office)

    assert (first.reminded, second.reminded) == (1, 0)
    (message,) = told()
    assert message.recipient == "6281234567890"
    assert message.body == {"number": NUMBER, "permit_type": "Izin Instalasi Genset", "until": "20-01-2027"}
    assert db.session.query(NoticeRecord).filter_by(kind="expiring").count() >= 1


@pytest.mark.parametrize(
    "facts",
    [
        {"valid_from": A_YEAR_AGO, "valid_until": date(2027, 1, 23)},
        {"valid_from": A_YEAR_AGO, "valid_until": None},
        {"valid_from": A_YEAR_AGO, "valid_until": date(2026, 11, 22)},
        {"valid_from": A_YEAR_AGO, "valid_until": date(2026, 12, 1), "state": "revoked"},
        {"valid_from": date(2026, 11, 20), "valid_until": date(2026, 11, 25)},
    ],
)
def test_others_are_left_alone(office, case, facts):
    issued_permit(office, case, signature="by_hand", **facts)

    assert swept(office).reminded == 0
    assert told() == []


def test_a_holder_who_has_asked_to_renew_is_left_alone(office, case):
    old = issued_permit(
        office, case, signature="by_hand", valid_from=A_YEAR_AGO, valid_until=date(2026, 12, 1)
    )
    kept(CaseOriginRecord(case_id=case.id, permit_id=old.row.id, why="renewal", reason=""))

    assert swept(office).reminded == 0


def test_the_message_names_the_permit_and_the_day():
    letter = write(
        "permit_expiring",
        {"number": "N/1", "permit_type": "Izin Genset", "until": "20-01-2027"},
        agency="DPMPTSP",
        tracking_url="",
    )

    assert "berlaku sampai 20-01-2027" in letter.text
