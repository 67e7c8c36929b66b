"""SOP documents and service standards from the catalogue's pages, each agency its own."""

from __future__ import annotations

import pytest

from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from tests.integration.screens_admin.desk import row


def version_of(agency: str) -> int:
    permit_type = row(PermitTypeRecord, agency=agency, key="genset")
    return row(ProcedureVersionRecord, agency=agency, permit_type_id=permit_type.id).id


@pytest.mark.parametrize("paper", ["", "?paper=f4", "?paper=papyrus"])
def test_yusuf_takes_the_sop_from_the_procedures_page(yusuf, paper):
    answer = yusuf.get(f"/procedures/{version_of('rohil')}/sop.pdf{paper}")

    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF")


def test_yusuf_takes_the_standard_from_the_permit_types_page(yusuf):
    permit_type = row(PermitTypeRecord, key="genset").id

    page = yusuf.open(f"/permit-types/show/{permit_type}")

    assert page.says("Standar pelayanan kertas A4 (PDF)")
    assert page.says("SOP kertas A4 (PDF)")
    assert yusuf.get(f"/permit-types/{permit_type}/standard.pdf").data.startswith(b"%PDF")


def test_another_agencys_papers_are_not_there(yusuf):
    kampar = row(PermitTypeRecord, agency="kampar", key="genset").id

    assert yusuf.get(f"/procedures/{version_of('kampar')}/sop.pdf").status_code == 404
    assert yusuf.get(f"/permit-types/{kampar}/standard.pdf").status_code == 404


def test_a_text_that_cannot_be_printed_is_named_and_nothing_is_lost(yusuf, office):
    permit_type = row(PermitTypeRecord, key="genset")
    permit_type.product = "Surat 🦕"
    from app.extensions import db

    db.session.commit()

    answer = yusuf.get(f"/permit-types/{permit_type.id}/standard.pdf")

    assert answer.location.endswith(f"/permit-types/show/{permit_type.id}")
