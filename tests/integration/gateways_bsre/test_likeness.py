"""What comes back from the service must draw what was handed in: no ink, no turn, no cut, no other typeface."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, NameObject, NumberObject, RectangleObject, TextStringObject

from app.documents import DocumentKind, render
from app.documents.samples import sample_facts
from app.gateways.signatures.bsre.likeness import is_same_document


@pytest.fixture(scope="module")
def permit():
    return render(DocumentKind.PERMIT, sample_facts(DocumentKind.PERMIT).named(), agency_key="rohil").pdf


def written_anew(pdf, change=lambda _writer: None):
    writer, out = PdfWriter(clone_from=io.BytesIO(pdf)), io.BytesIO()
    change(writer)
    writer.write(out)
    return out.getvalue()


def lay_a_note_on_it(writer):
    writer.add_annotation(0, FreeText(text="DIJUAL", rect=(50, 550, 300, 650)))


def turn_it(writer):
    writer.pages[0][NameObject("/Rotate")] = NumberObject(180)


def cut_it(writer):
    writer.pages[0].cropbox = RectangleObject((0, 400, 595, 842))


def exchange_typefaces(writer):
    fonts = writer.pages[0]["/Resources"]["/Font"]
    first, second = sorted(fonts)[:2]
    one, other = fonts.raw_get(first), fonts.raw_get(second)
    fonts[NameObject(first)], fonts[NameObject(second)] = other, one


def go_elsewhere_when_opened(writer):
    page = writer.pages[1].indirect_reference
    writer.root_object[NameObject("/OpenAction")] = ArrayObject([page, NameObject("/Fit")])


def lead_the_link_elsewhere(writer):
    (link,) = [one.get_object() for one in writer.pages[-1]["/Annots"]]
    link["/A"][NameObject("/URI")] = TextStringObject("https://palsu.example/v/1")


def carry_a_file_along(writer):
    writer.add_attachment("lain.bin", b"lain")


def test_a_file_written_anew_is_the_same_document(permit):
    anew = written_anew(permit)

    assert anew != permit
    assert len(PdfReader(io.BytesIO(anew)).pages) > 1
    assert is_same_document(permit, anew)


@pytest.mark.parametrize(
    "change",
    [
        lay_a_note_on_it,
        turn_it,
        cut_it,
        exchange_typefaces,
        go_elsewhere_when_opened,
        lead_the_link_elsewhere,
        carry_a_file_along,
    ],
)
def test_a_file_that_shows_or_does_something_else_is_another(permit, change):
    assert not is_same_document(permit, written_anew(permit, change))
