"""Names, addresses and lists of any length and spelling stay on the page."""

from dataclasses import replace

import pytest

from app.documents import DocumentFault, DocumentKind, render
from app.documents.characters import unprintable
from app.documents.sample_parts import APPLICANT, REQUIREMENTS
from app.documents.samples import sample_facts
from tests import pdf_tools


def test_markup_in_a_name_is_printed_as_it_was_typed(printed):
    name = "<b>Anto</b> & <img src='x.png'> {{ 7 * 7 }} <pdf:nextpage>"

    file = printed(DocumentKind.RECEIPT, applicant=replace(APPLICANT, name=name))

    assert name in pdf_tools.words_of(file)


def test_a_long_list_runs_over_pages_under_repeated_heads(printed):
    file = printed(DocumentKind.RECEIPT, requirements=REQUIREMENTS * 10)

    pages = [pdf_tools.text_of(file, page=page) for page in (1, 2, 3)]
    assert all("Persyaratan" in page and "Keterangan" in page for page in pages)
    assert "Halaman 3 dari 3" in pages[2]
    assert " 70 " in pages[2]


def test_a_word_wider_than_its_column_is_broken_and_not_cut(printed):
    name = "Anto" + "w" * 160

    file = printed(DocumentKind.PERMIT, applicant=replace(APPLICANT, name=name))

    box = pdf_tools.run("pdftotext", "-x", 0, "-y", 0, "-W", 539, "-H", 842, "-r", 72, file, "-")
    assert box.count("w") >= 160


def test_the_signature_block_stays_in_one_piece_wherever_the_text_ends():
    facts = sample_facts(DocumentKind.REFUSAL_LETTER).named()

    for count in range(1, 9):
        reasons = ("Persyaratan belum terpenuhi menurut hasil pemeriksaan berkas.",) * count
        area = render(
            DocumentKind.REFUSAL_LETTER, {**facts, "reasons": reasons}, agency_key="rohil"
        ).signature_area

        assert area is not None
        assert area.top - area.bottom == pytest.approx(91.5, abs=1)
        assert 70 < area.bottom < area.top < 800


def test_what_leaves_no_ink_is_dropped_and_accents_are_joined(printed):
    applicant = replace(APPLICANT, name="An\u200bto\x07 Rene\u0301\ufeff")

    file = printed(DocumentKind.RECEIPT, applicant=applicant)

    assert "Anto René" in pdf_tools.words_of(file)


def test_a_character_without_a_shape_stops_the_document_and_is_named():
    facts = sample_facts(DocumentKind.RECEIPT).named()

    with pytest.raises(DocumentFault, match=r"receipt\.html: the typeface has no shape for 😀 \(U\+1F600\)"):
        render(
            DocumentKind.RECEIPT,
            {**facts, "applicant": replace(APPLICANT, name="Anto 😀")},
            agency_key="rohil",
        )


def test_the_counter_can_ask_beforehand_which_characters_cannot_be_printed():
    assert unprintable("PT Cahaya Pesisir “Contoh” – 3×4, Rp10.000,00, René") == ()
    assert unprintable("Anto 😀 永") == ("永", "😀")
