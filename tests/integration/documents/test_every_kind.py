"""What holds for every paper that the office hands out."""

import hashlib
import subprocess
import sys

import pytest

from app.documents import DocumentKind, render
from app.documents.samples import sample_facts
from tests import pdf_tools

ONE_STOP = "DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU"
TECHNICAL = "Dinas Komunikasi dan Informatika"
SITES = {ONE_STOP: "dpmptsp.contoh.go.id", TECHNICAL: "kominfo.contoh.go.id"}
OF_THE_TECHNICAL_OFFICE = {DocumentKind.SURVEY_MINUTES, DocumentKind.TECHNICAL_RECOMMENDATION}
EVERY_KIND = pytest.mark.parametrize("kind", list(DocumentKind))


def office_of(kind):
    return TECHNICAL if kind in OF_THE_TECHNICAL_OFFICE else ONE_STOP


@EVERY_KIND
def test_a_printed_document_knows_its_own_hash_and_length(kind, rendered):
    document = rendered(kind)

    assert document.sha256 == hashlib.sha256(document.pdf).hexdigest()
    assert document.pages >= 1


@EVERY_KIND
def test_the_letterhead_names_the_government_and_the_office_beside_its_arms(kind, printed):
    file = printed(kind)

    text = pdf_tools.words_of(file)
    assert "PEMERINTAH KABUPATEN ROKAN HILIR" in text
    assert office_of(kind).upper() in text
    assert f"Laman {SITES[office_of(kind)]}" in text
    assert " 360 " in pdf_tools.run("pdfimages", "-list", file)


@EVERY_KIND
def test_the_file_says_its_title_its_author_its_language_and_its_day(kind, printed):
    file = printed(kind)

    about = pdf_tools.run("pdfinfo", "-rawdates", file)
    assert f"Author:          {office_of(kind)}" in about
    assert "CreationDate:    D:20261120000000+00'00'" in about
    assert (
        next(line for line in about.splitlines() if line.startswith("Title:")).removeprefix("Title:").strip()
    )
    assert b"/Lang (id-ID)" in file.read_bytes()
    assert b"/DisplayDocTitle true" in file.read_bytes()


@EVERY_KIND
def test_every_page_says_which_of_how_many_it_is(kind, rendered, printed):
    pages = rendered(kind).pages
    file = printed(kind)

    for page in range(1, pages + 1):
        assert f"Halaman {page} dari {pages}" in pdf_tools.text_of(file, page=page)


def test_the_same_facts_print_the_same_bytes_in_another_process(rendered):
    here = {kind: rendered(kind).sha256 for kind in DocumentKind}

    program = (
        "from app.documents import DocumentKind, render; from app.documents.samples import sample_facts\n"
        "for kind in reversed(DocumentKind):\n"
        "    print(kind, render(kind, sample_facts(kind).named(), agency_key='rohil').sha256)"
    )
    there = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert dict(line.split() for line in there.stdout.splitlines()) == here


def test_another_agency_prints_under_its_own_arms():
    facts = sample_facts(DocumentKind.RECEIPT).named()

    rohil = render(DocumentKind.RECEIPT, facts, agency_key="rohil")
    kampar = render(DocumentKind.RECEIPT, facts, agency_key="kampar")

    assert rohil.sha256 != kampar.sha256


@pytest.mark.parametrize("agency_key", ["siak", "../rohil", "", "rohil/../kampar"])
def test_an_agency_without_arms_of_its_own_gets_the_neutral_ones(agency_key):
    facts = sample_facts(DocumentKind.RECEIPT).named()

    strange = render(DocumentKind.RECEIPT, facts, agency_key=agency_key)

    assert strange.sha256 == render(DocumentKind.RECEIPT, facts, agency_key="default").sha256
