"""Which shape a permit has, and how early its end is told of, are said on the pages of permit type and agency."""

from __future__ import annotations

from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from tests.integration.screens_admin.desk import agency_id, row, rows


def test_a_permit_type_prints_as_a_decree_from_then_on(yusuf):
    genset = row(PermitTypeRecord, key="genset").id

    yusuf.save(f"/permit-types/edit/{genset}", document_kind="decree")

    assert row(PermitTypeRecord, key="genset").document_kind == "decree"
    assert yusuf.open(f"/permit-types/show/{genset}").says("Keputusan Kepala Dinas")


def test_an_agency_says_how_early_permits_remind(yusuf):
    rohil = agency_id("rohil")

    yusuf.save(f"/agencies/edit/{rohil}", expiry_notice_days="30")

    assert rows(AgencyRecord, id=rohil)[0].expiry_notice_days == 30
