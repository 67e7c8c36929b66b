"""A permit is renewed: what the office knows already is not asked again, and the old permit says what took its place."""

from datetime import date

import pytest
from sqlalchemy import select

from app.extensions import db
from app.records.cases import CaseRecord
from app.records.permits import PermitRecord
from tests.integration.screens_public.papers import NUMBER, permit_row
from tests.journeys.filing import file_genset
from tests.journeys.genset_way import go_on
from tests.journeys.pages import Page
from tests.journeys.walking import PASSPHRASE, Walk

CLERK = "backoffice.rohil"
ENDS = date(2026, 12, 31)


@pytest.fixture
def old(office):
    """A genset permit that ends in five weeks, on file with its application and every document."""
    walk = file_genset(office)
    with office.app.app_context():
        case = db.session.get_one(CaseRecord, walk.case_id)
        return permit_row(case, b"%PDF-1.7 lama", signature="by_hand", valid_until=ENDS).id


def renewed(office, permit_id):
    """Renew at the counter with one answer mended; the documents come along."""
    page = office.read(CLERK, f"/permits/{permit_id}").follow("Perpanjang izin")
    page.form("Daftarkan permohonan").fill({"Kapasitas per unit (kVA)": "300"}).press()
    with office.app.app_context():
        newest = select(CaseRecord.id).order_by(CaseRecord.id.desc()).limit(1)
        return Walk(office, db.session.scalars(newest).one())


def seen_by_a_passer_by(office, permit_id):
    with office.app.app_context():
        token = db.session.get_one(PermitRecord, permit_id).token
    visitor = office.app.test_client()
    return Page(visitor, visitor.get(f"/v/{token}"))


def test_a_renewal_copies_what_is_known_and_takes_the_old_permits_place_when_it_is_signed(office, old):
    walk = renewed(office, old)
    assert walk.row.form["brand"] == "Perkasa P-250"
    assert walk.page(CLERK).says("250 kVA → 300 kVA")
    assert office.read(CLERK, f"/permits/{old}").says(
        f"Berkas {walk.row.number} untuk mengganti izin ini sedang berjalan"
    )
    assert office.at(CLERK).get(f"/loket/ganti/{old}/amendment").status_code == 409

    go_on(walk, until="sign")
    assert seen_by_a_passer_by(office, old).says("Berlaku")
    go_on(walk, until="hand_over")

    number = walk.row.facts["permit.number"]
    page = seen_by_a_passer_by(office, old)
    assert page.says("Diganti")
    assert page.follow(number).says("Berlaku")
    assert office.read(CLERK, f"/permits/{old}").says(f"diganti dengan {number}")


def test_a_permit_that_is_revoked_while_its_renewal_runs_is_not_renewed(office, old):
    walk = renewed(office, old)
    go_on(walk, until="sign")
    with office.app.app_context():
        db.session.get_one(PermitRecord, old).state = "revoked"
        db.session.commit()

    refusal = f"Izin {NUMBER}, yang hendak diganti oleh berkas ini, sudah tidak berlaku (Dicabut)"
    assert walk.page(CLERK).says(refusal)
    assert walk.act_in_vain("kadis.rohil", "Tandatangani (TTE)", PASSPHRASE).says(refusal)
