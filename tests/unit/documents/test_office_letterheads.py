"""Papers of a technical office bear its own letterhead; those told of none bear the agency's, as they always did."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from app.documents import DocumentKind, print_bundle, render
from app.documents.archived_facts import read_facts, write_facts
from app.documents.bundles import make_bundle, shipped_arms
from app.documents.facts import Agency
from app.documents.sample_parts import AGENCY
from app.documents.samples import sample_facts
from app.records.agencies import AgencyRecord, OfficeRecord
from app.services.issuing.letterheads import office_letterhead

OFFICE = Agency(
    government="Pemerintah Kabupaten Rokan Hilir",
    office="Dinas Kesehatan",
    short_name="Dinkes",
    address="Jalan Contoh Nomor 9, Bagansiapiapi",
    place="Bagansiapiapi",
    postal_code="28912",
    phone="(0767) 111111",
    email="dinkes@contoh.go.id",
)
WRITTEN_BEFORE = """{% extends "letter.html" %}
{% block title %}Rekomendasi{% endblock %}{% block label %}Rekomendasi{% endblock %}
{% block body %}<p>{{ office }} untuk {{ agency.short_name }} di {{ agency.place }}</p>{% endblock %}"""


@pytest.mark.parametrize("kind", [DocumentKind.SURVEY_MINUTES, DocumentKind.TECHNICAL_RECOMMENDATION])
def test_the_technical_teams_pages_are_set_under_their_own_office_and_say_so_in_their_author(kind):
    facts = replace(sample_facts(kind), letterhead=OFFICE)

    text, author = _printed(kind, facts)

    assert "DINAS KESEHATAN" in text
    assert "Jalan Contoh Nomor 9, Bagansiapiapi Kode Pos 28912" in text
    assert AGENCY.office not in text
    assert author == "Dinas Kesehatan – Pemerintah Kabupaten Rokan Hilir"


def test_facts_of_before_that_know_no_letterhead_print_under_the_agencys():
    facts = read_facts(write_facts(sample_facts(DocumentKind.SURVEY_MINUTES)))
    facts.pop("letterhead")

    pdf = render(DocumentKind.SURVEY_MINUTES, facts, agency_key="rohil").pdf

    assert "DINAS PENANAMAN MODAL" in _text(pdf)
    assert _author(pdf).startswith(AGENCY.office)


def test_an_empty_field_leaves_its_line_out():
    bare = Agency(
        government=OFFICE.government, office=OFFICE.office, short_name="", address="", place="Dumai"
    )
    facts = replace(sample_facts(DocumentKind.TECHNICAL_RECOMMENDATION), letterhead=bare)

    text, _author_of = _printed(DocumentKind.TECHNICAL_RECOMMENDATION, facts)

    assert "PEMERINTAH KABUPATEN ROKAN HILIR DINAS KESEHATAN REKOMENDASI TEKNIS" in text
    assert not any(word in text for word in ("Kode Pos", "Telepon", "Laman", "Pos-el"))


def test_a_wording_that_an_agency_wrote_before_prints_under_the_offices_letterhead():
    facts = replace(sample_facts(DocumentKind.TECHNICAL_RECOMMENDATION), letterhead=OFFICE)
    pictures = {"arms": shipped_arms("rohil")}
    bundle = make_bundle("technical_recommendation.html", WRITTEN_BEFORE, pictures=pictures, paper="F4")

    pdf = print_bundle(bundle, facts.named()).pdf

    assert "DINAS KESEHATAN" in _text(pdf)
    assert f"Dinas Komunikasi dan Informatika untuk {AGENCY.short_name}" in _text(pdf)


def test_an_offices_letterhead_is_its_own_row_in_its_region():
    agency = AgencyRecord(government="Pemerintah Kabupaten Kampar", place="Bangkinang", phone="0812")
    office = OfficeRecord(
        name="Dinas Sosial", short_name="Dinsos", address="", postal_code="", phone="", website="", email=""
    )

    head = office_letterhead(agency, office)

    assert (head.government, head.office, head.place) == (
        "Pemerintah Kabupaten Kampar",
        "Dinas Sosial",
        "Bangkinang",
    )
    assert (head.address, head.phone) == ("", "")


def _printed(kind, facts):
    pdf = render(kind, facts.named(), agency_key="rohil").pdf
    return _text(pdf), _author(pdf)


def _text(pdf):
    return " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())


def _author(pdf):
    return PdfReader(io.BytesIO(pdf)).metadata.author
