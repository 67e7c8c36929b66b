"""An agency's own pictures, and the look at a template on samples and on a real case."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from app.documents import DocumentFault, DocumentKind, FaultSort
from app.documents.bundles import shipped_source
from app.documents.samples import sample_facts
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.services.declined import Declined
from app.services.templates.case_facts import facts_of_case, sample_of
from app.services.templates.described import FactSort, facts_of_kind
from app.services.templates.masked_facts import without_numbers
from app.services.templates.pictures import add_picture, drop_picture, list_pictures
from app.services.templates.preview import OnCase, preview
from app.services.templates.refusals import TemplateReason, TemplateRefused
from app.services.uploads import UploadReason, UploadRefused
from tests.small_office import APPLICANT, AT, furnish

RECEIPT = DocumentKind.RECEIPT


def png(colour):
    out = BytesIO()
    Image.new("RGB", (40, 48), colour).save(out, "PNG")
    return BytesIO(out.getvalue())


def add(desk, name, stream, filename="lambang.png"):
    add_picture(
        db.session,
        desk.office.tools,
        agency_id=desk.agency.id,
        name=name,
        filename=filename,
        stream=stream,
        by=1,
        at=AT,
    )


def looked_at(desk, source, **of_case):
    return preview(
        db.session, desk.office.tools, kind=RECEIPT, source=source, paper="A4", agency=desk.agency, **of_case
    )


def test_the_agencys_own_arms_stand_in_for_the_shipped_ones(desk):
    shipped = desk.print().document
    add(desk, "arms", png("red"))

    own = desk.print()

    assert own.document.sha256 != shipped.sha256
    assert PdfReader(BytesIO(own.document.pdf)).pages[0].images[0].image.size == (40, 48)


def test_a_picture_is_called_by_its_name_and_missed_once_it_is_gone(desk):
    source = shipped_source(RECEIPT).replace(
        "{% block body %}", '{% block body %}\n<img src="stamp" height="40">'
    )
    add(desk, "stamp", png("blue"))

    assert len(PdfReader(BytesIO(looked_at(desk, source).pdf)).pages[0].images) == 3

    drop_picture(db.session, agency_id=desk.agency.id, name="stamp")
    with pytest.raises(DocumentFault) as gone:
        looked_at(desk, source)
    assert gone.value.sort is FaultSort.NO_PICTURE
    assert source.splitlines()[gone.value.line - 1] == '<img src="stamp" height="40">'


@pytest.mark.parametrize("name", ["", "Arms", "../arms", "a b", "x" * 61, "1st"])
def test_a_picture_has_a_plain_name(desk, name):
    with pytest.raises(TemplateRefused) as refused:
        add(desk, name, png("red"))

    assert refused.value.reason is TemplateReason.BAD_PICTURE_NAME


def test_a_picture_is_judged_by_its_bytes(desk):
    with pytest.raises(UploadRefused) as refused:
        add(desk, "arms", BytesIO(b"<svg onload='x'/>"))

    assert refused.value.reason is UploadReason.WRONG_TYPE
    assert list_pictures(db.session, desk.agency.id) == ()


@pytest.mark.parametrize("sides", [(3_000, 2_100), (6_100, 6_100)])
def test_a_picture_of_more_dots_than_a_letter_needs_is_refused(desk, sides):
    out = BytesIO()
    Image.new("1", sides).save(out, "PNG")

    with pytest.raises(UploadRefused) as refused:
        add(desk, "arms", BytesIO(out.getvalue()))

    assert refused.value.reason is UploadReason.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    ("mode", "form"),
    [("1", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("RGBA", "PNG"), ("I;16", "PNG"), ("CMYK", "JPEG")],
)
def test_a_picture_that_is_taken_in_prints(desk, mode, form):
    out = BytesIO()
    Image.new(mode, (40, 48)).save(out, form)

    add(desk, "arms", BytesIO(out.getvalue()))

    assert desk.print().document.pages == 1


def test_a_look_on_samples_names_the_agencys_own_regency(desk):
    agency = AgencyRecord(regency="Kota Dumai", government="Pemerintah Kota Dumai", place="Dumai")

    facts = sample_of(DocumentKind.DECREE, agency)

    assert facts.signatory.position_title.endswith("Kota Dumai")
    assert facts.agency.place == "Dumai"
    assert "Rokan Hilir" not in repr(facts.signatory) + repr(facts.copies_to)


def told_of(desk, number, by):
    return facts_of_case(
        db.session, desk.office.tools, kind=RECEIPT, agency=desk.agency, number=number, by=by, at=AT
    )


def test_a_look_at_a_real_case_shows_it_with_its_numbers_masked(desk):
    case = desk.office.file(form={})
    facts = told_of(desk, case.number, desk.office.budi).facts

    assert facts.case.number == case.number
    assert facts.applicant.name == APPLICANT["name"]
    assert APPLICANT["nik"] not in repr(facts)
    assert APPLICANT["phone"] not in repr(facts)
    on_case = OnCase(case.number, desk.office.budi, AT)
    assert looked_at(desk, shipped_source(RECEIPT), on_case=on_case).pages == 1


@pytest.mark.parametrize("number", ["1407011203900001", "081234567890", "+6281234567890", "012345678901234"])
def test_a_number_that_somebody_wrote_into_the_form_is_masked_too(number):
    written = replace(sample_facts(RECEIPT), service_title=f"Izin untuk {number}, Dumai")

    assert number not in without_numbers(written).service_title


def test_who_may_not_see_the_case_sees_neither_name_nor_address(desk):
    case = desk.office.file()

    facts = told_of(desk, case.number, None).facts

    assert facts.applicant.name == "A*** W***"
    assert APPLICANT["address"] not in repr(facts)


def test_another_agencys_case_is_unknown(desk):
    number = furnish(desk.office.app, key="kampar", first_officer=11).file().number + "/kampar"

    with pytest.raises(Declined, match="unknown_case"):
        looked_at(desk, shipped_source(RECEIPT), on_case=OnCase(number, desk.office.budi, AT))


def test_the_facts_of_every_kind_are_described_for_its_author():
    by_path = {one.path: one for one in facts_of_kind(DocumentKind.PERMIT)}

    assert by_path["issued_on"].sort is FactSort.DAY
    assert by_path["form"].is_list
    assert [one.path for one in by_path["form"].fields] == ["form[…].label", "form[…].value"]
    assert by_path["proof"].may_be_empty
    assert all(facts_of_kind(kind) for kind in DocumentKind)
