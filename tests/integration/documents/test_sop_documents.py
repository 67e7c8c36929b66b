"""The five procedures on paper: rows, holders, times and outputs as the running procedure has them, and sound files."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from app.documents.sop import Paper, print_sop
from app.records.agencies import AgencyRecord
from app.services.printed_procedures.sops import list_in_force, sop_facts
from tests.golden_sops import GOLDEN
from tests.pdf_tools import fonts_not_embedded, run, text_of, words_of
from tests.seeded import EVERY_PROCEDURE

SHEETS = {Paper.A4: "841.89 x 595.276", Paper.F4: "935.433 x 609.449"}


@pytest.fixture
def facts_of(session):
    """Give what the SOP of a permit type is told."""

    def _facts(agency, key):
        (version,) = list_in_force(session, agency_key=agency, permit_type_key=key)
        return sop_facts(session, version, session.get_one(AgencyRecord, version.agency_id))

    return _facts


@pytest.fixture
def printed(facts_of, tmp_path):
    """Print an SOP into a file."""

    def _print(agency, key, paper=Paper.A4):
        file = tmp_path / f"{agency}-{key}-{paper}.pdf"
        file.write_bytes(print_sop(facts_of(agency, key), agency_key=agency, paper=paper).pdf)
        return file

    return _print


def squeezed(text):
    return re.sub(r"\s", "", text)


def everything_on(file):
    return squeezed("".join(page.extract_text() for page in PdfReader(file).pages))


@pytest.mark.parametrize(("agency", "key"), EVERY_PROCEDURE)
def test_every_row_stands_on_paper_with_its_holder_time_and_output(printed, facts_of, agency, key):
    facts = facts_of(agency, key)

    said = everything_on(printed(agency, key))

    for row in facts.rows:
        assert squeezed(row.text) in said
        assert squeezed(row.time) in said
        assert squeezed(row.output) in said
        assert squeezed(facts.columns[row.column]) in said


@pytest.mark.parametrize(("agency", "key"), GOLDEN)
def test_the_annex_times_every_row_as_the_source_document_does(facts_of, agency, key):
    read = {one.number: one.time for one in facts_of(agency, key).annex}

    assert read == {number: time for number, _, time in GOLDEN[agency, key].rows}


@pytest.mark.parametrize(("agency", "key"), GOLDEN)
def test_a_time_that_the_source_document_gives_otherwise_is_remarked(facts_of, agency, key):
    days = GOLDEN[agency, key].working_days
    remarks = " ".join(remark for row in facts_of(agency, key).rows for remark in row.remarks)

    assert (f"Waktu pada naskah asal: {days} Hari." in remarks) is (key != "insidentil")


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("agency", "key"), [("rohil", "insidentil"), ("kampar", "genset")])
def test_the_file_is_sound_and_says_what_it_is(printed, agency, key, paper):
    file = printed(agency, key, paper)

    assert fonts_not_embedded(file) == []
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", file)
    about = run("pdfinfo", file)
    assert SHEETS[paper] in about
    assert re.search(r"Title:\s+SOP Izin", about)
    assert PdfReader(file).trailer["/Root"]["/Lang"] == "id-ID"


def test_the_same_procedure_gives_the_same_bytes(facts_of):
    facts = facts_of("rohil", "genset")

    assert print_sop(facts, agency_key="rohil").pdf == print_sop(facts, agency_key="rohil").pdf


def test_the_identity_block_stands_in_the_order_of_the_regulation(printed):
    first = text_of(printed("rohil", "karang_taruna"), page=1)
    headings = (
        "Nomor SOP", "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Efektif", "Disahkan oleh", "Nama SOP",
        "Dasar Hukum", "Keterkaitan", "Peringatan",
    )  # fmt: skip

    places = [first.index(heading) for heading in headings]

    assert places == sorted(places)
    assert "500 - 16 - 3 - 2 / Dpm PTSP - Plcp1 / 2024 / 02" in first


def test_an_arrow_over_the_page_ends_in_the_same_letter_on_both(printed):
    file = printed("rohil", "genset")

    letters = [set(re.findall(r"(?<!\S)[A-Z](?!\S)", text_of(file, page=page))) for page in (2, 3)]

    assert letters[0] == letters[1] != set()


def test_a_step_that_this_service_never_takes_says_so(facts_of):
    recommend = facts_of("rohil", "penata_anestesi").rows[3]

    assert recommend.is_void
    assert recommend.remarks[0] == "Tidak ditempuh pada jenis layanan ini."


def test_the_sum_of_the_times_stands_below_the_rows(printed):
    assert "6 hari kerja 125 menit" in words_of(printed("rohil", "insidentil"))


def test_a_step_longer_than_a_page_goes_on_upon_the_next(facts_of, tmp_path):
    facts = facts_of("rohil", "genset")
    told = " ".join(f"kalimat{number}" for number in range(900))
    rows = (facts.rows[0], replace(facts.rows[1], text=told), *facts.rows[2:])
    file = tmp_path / "long.pdf"

    file.write_bytes(print_sop(replace(facts, rows=rows), agency_key="rohil").pdf)

    said = everything_on(file)
    assert all(f"kalimat{number}" in said for number in range(900))
    for row in facts.rows[2:]:
        assert squeezed(row.text) in said
