"""The service standard on paper: 14 components, and those that the workflow runs on taken from there."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from app.services.printed_procedures import print_service_standard
from app.services.printed_procedures.standards import standard_facts
from tests.pdf_tools import fonts_not_embedded, run, words_of


@pytest.fixture
def permit_type(session):
    """Give a permit type by its agency and key."""

    def _find(agency, key):
        query = select(PermitTypeRecord).join(AgencyRecord, AgencyRecord.id == PermitTypeRecord.agency_id)
        return session.scalars(query.where(AgencyRecord.key == agency, PermitTypeRecord.key == key)).one()

    return _find


def said_of(facts, heading):
    return next(one.items for one in facts.components if one.heading == heading)


def test_kampars_standard_reads_like_its_document(session, permit_type, tmp_path):
    file = tmp_path / "standard.pdf"

    file.write_bytes(print_service_standard(session, permit_type("kampar", "genset").id).pdf)

    said = words_of(file)
    for words in (
        "STANDAR PELAYANAN IZIN INSTALASI GENSET",
        "Surat Permohonan Bermaterai",
        "5 (lima) hari kerja",
        "Ruang Menyusui",
        "Jumlah personil yang dibutuhkan sebanyak 5 (lima) orang",
        "Ditetapkan di: Bangkinang",
        "25 Februari 2022",
    ):
        assert words in said
    assert fonts_not_embedded(file) == []
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", file)


def test_the_fee_is_the_one_that_the_counter_asks_for(session, permit_type):
    genset = permit_type("kampar", "genset")
    genset.fee = 250_000

    facts = standard_facts(session, genset)

    assert said_of(facts, "Biaya tarif") == ("Rp250.000,00 (dua ratus lima puluh ribu rupiah)",)


def test_a_component_that_nobody_has_laid_down_stands_empty_in_its_place(session, permit_type):
    facts = standard_facts(session, permit_type("rohil", "insidentil"))

    assert len(facts.components) == 14
    assert said_of(facts, "Jaminan pelayanan") == ()
    assert said_of(facts, "Jangka waktu penyelesaian") == ("6 (enam) hari kerja",)
