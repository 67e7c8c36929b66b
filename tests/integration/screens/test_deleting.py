"""A row that others need stays, and the clerk is told why."""

from __future__ import annotations

from tests.integration.screens.lab_tables import District, Page, Permit


def _filed(world, row) -> int:
    with world.session() as session:
        session.add(row)
        session.flush()
        return row.id


def _count(world, table) -> int:
    with world.session() as session:
        return session.query(table).count()


def test_a_row_that_others_point_at_stays_and_the_clerk_is_told(either):
    key = _filed(either, Permit(agency_id=1, number="P-1", title="Izin"))
    _filed(either, Page(permit_id=key))
    client = either.client()

    page = client.post(f"/permits/delete/{key}", follow_redirects=True).text

    assert _count(either, Permit) == 1
    assert "masih dipakai" in page


def test_deleting_a_row_cuts_no_other_row_loose(either):
    key = _filed(either, District(agency_id=1, name="Bangko"))
    _filed(either, Permit(agency_id=1, number="P-1", title="Izin", district_id=key))

    either.client().post(f"/districts/delete/{key}")

    with either.session() as session:
        assert session.query(Permit.district_id).all() == [(key,)]


def test_a_row_nobody_needs_is_deleted(office):
    key = _filed(office, District(agency_id=1, name="Bangko"))

    page = office.client().post(f"/districts/delete/{key}", follow_redirects=True).text

    assert _count(office, District) == 0
    assert "Data telah dihapus." in page


def test_a_row_of_another_agency_cannot_be_deleted(office):
    key = _filed(office, District(agency_id=2, name="Bangkinang"))

    assert office.client().post(f"/districts/delete/{key}").status_code == 404
    assert _count(office, District) == 1
