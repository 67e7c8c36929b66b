"""Somebody who acts by a decree sees and does what the decree names, no more, under both names."""

from datetime import date

import pytest
from sqlalchemy import select

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from tests.integration.screens_staff.desks import TIA

INBOX = "/inbox/"


def permit_type(key):
    query = select(PermitTypeRecord.id).join(PermitTypeRecord.agency)
    return db.session.scalars(query.where(PermitTypeRecord.key == key, AgencyRecord.key == "rohil")).one()


@pytest.fixture
def tia_acts_for_budi(office):
    """Let Tia act in the Back Office for Budi, for the permit types named."""

    def act(*keys):
        with office.app.app_context():
            appoint(keys)

    def appoint(keys):
        named = dict(db.session.execute(select(OfficerRecord.name, OfficerRecord.id)).all())
        back_office = db.session.scalars(
            select(PositionRecord.id)
            .join(PositionRecord.agency)
            .where(PositionRecord.key == "back_office", AgencyRecord.key == "rohil")
        ).one()
        db.session.add(
            AssignmentRecord(
                officer_id=named["Tia Contoh"],
                position_id=back_office,
                capacity="plh",
                acting_for_id=named["Budi Contoh"],
                from_on=date(2026, 1, 1),
                until_on=date(2027, 12, 31),
                decree_number="800/7",
                scope=[permit_type(key) for key in keys] or None,
            )
        )
        db.session.commit()

    return act


def is_in_inbox(office):
    return "2026/11/00001" in office.read(TIA, INBOX).text


def test_a_decree_that_names_the_permit_type_opens_its_files(office, tia_acts_for_budi):
    office.file()

    tia_acts_for_budi("genset")

    assert is_in_inbox(office)


def test_a_decree_that_names_others_opens_none(office, tia_acts_for_budi):
    office.file()

    tia_acts_for_budi("karang_taruna")

    assert not is_in_inbox(office)


def test_a_decree_that_names_none_opens_all(office, tia_acts_for_budi):
    office.file()

    tia_acts_for_budi()

    assert is_in_inbox(office)
