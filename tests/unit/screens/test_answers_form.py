"""A form of any permit type: drawn from its fields, kept as typed, marked where the domain found a fault."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from werkzeug.datastructures import CombinedMultiDict, FileStorage, MultiDict

from app.domain.case.refusals import Reason, Refused
from app.domain.form.form_fields import MOST_ROWS
from app.domain.form.forms import Check, Field, FieldKind, Formula, Option, read_form
from app.domain.procedure.conditions import Comparison, Operator
from app.screens.forms import AnswersForm

COLOURS = (Option("red", "Merah"), Option("blue", "Biru"))
ROWS = Field(
    "engines",
    "Mesin",
    FieldKind.ROWS,
    columns=(
        Field("brand", "Merek", FieldKind.TEXT, required=True),
        Field("power", "Daya", FieldKind.NUMBER, required=True, unit="kVA"),
    ),
)
EVERY_KIND = (
    Field("name", "Nama", FieldKind.TEXT, required=True, longest=20),
    Field("story", "Cerita", FieldKind.LONG_TEXT),
    Field("place", "Lokasi", FieldKind.PLACE),
    Field("power", "Daya", FieldKind.NUMBER, unit="kVA", minimum=Decimal(1)),
    Field("fee", "Biaya", FieldKind.MONEY),
    Field("since", "Sejak", FieldKind.DATE),
    Field("colour", "Warna", FieldKind.CHOICE, options=COLOURS),
    Field("colours", "Warna-warna", FieldKind.CHOICES, options=COLOURS),
    ROWS,
    Field("total", "Jumlah", FieldKind.COMPUTED, formula=Formula("sum", ("engines.power",))),
    Field("letter", "Surat", FieldKind.FILE),
    Field("secret", "Rahasia", FieldKind.SECRET),
    Field("nik", "NIK", FieldKind.TEXT, check=Check.NIK),
    Field("why", "Alasan", FieldKind.TEXT, visible_when=Comparison("form.colour", Operator.EQUALS, "red")),
)
SENT = {
    "p-name": "Anto Wijaya",
    "p-story": "Panjang\r\nsekali",
    "p-place": "Bangko",
    "p-power": "1.250,5",
    "p-fee": "Rp 1.000.000",
    "p-since": "2026-11-23",
    "p-colour": "blue",
    "p-colours": ["red", "blue"],
    "p-engines-0-brand": "Perkasa",
    "p-engines-0-power": "250",
    "p-engines-1-brand": "",
    "p-engines-1-power": "",
    "p-engines-2-brand": "Sakti",
    "p-engines-2-power": "100",
}


@pytest.fixture(autouse=True)
def _page(page_of_nothing):
    with page_of_nothing("id"):
        yield


def sent(more: dict[str, object] | None = None, fields=EVERY_KIND) -> AnswersForm:
    return AnswersForm(fields, prefix="p-", sent=MultiDict({**SENT, **(more or {})}))


def test_what_was_typed_reaches_the_domain_as_it_was_typed():
    answers = read_form(EVERY_KIND, sent().raw())

    assert answers.findings == ()
    assert answers.values["power"] == Decimal("1250.5")
    assert answers.values["fee"] == Decimal(1_000_000)
    assert answers.values["since"] == date(2026, 11, 23)
    assert answers.values["colours"] == ("red", "blue")
    assert [row["brand"] for row in answers.values["engines"]] == ["Perkasa", "Sakti"]
    assert answers.values["total"] == Decimal(350)


def test_each_field_is_drawn_with_its_label_and_unit():
    form = sent()

    assert str(form["power"].label.text) == "Daya (kVA)"
    assert 'inputmode="decimal"' in form["power"]()
    assert 'type="date"' in form["since"]()
    assert 'type="password"' in form["secret"]()


def test_what_was_wrong_is_still_there_beside_the_sentence_about_it():
    form = sent({"p-power": "banyak", "p-since": "besok", "p-nik": "14"})

    form.complain(read_form(EVERY_KIND, form.raw()).findings)

    assert 'value="banyak"' in form["power"]()
    assert 'value="besok"' in form["since"]()
    assert form["power"].errors == ["Ini bukan bilangan. Tulislah angka saja, misalnya 1250000 atau 12,5."]
    assert "16 angka" in form["nik"].errors[0]


def test_a_fault_in_a_row_is_marked_in_that_row():
    form = sent({"p-engines-2-power": "seratus"})

    form.complain(read_form(EVERY_KIND, form.raw()).findings)

    marked = [bool(row["power"].errors) for row in form["engines"].rows]
    assert marked == [False, True, *[False] * (len(marked) - 2)]


def test_a_secret_is_never_drawn_again():
    form = sent({"p-secret": "frasa rahasia"})

    assert "frasa rahasia" not in form["secret"]()
    assert form.raw()["secret"] == "frasa rahasia"


def test_an_answer_is_drawn_as_text_whatever_it_holds():
    form = sent({"p-name": '"><script>alert(1)</script>'})

    assert "<script>" not in form["name"]()


def test_a_blank_form_begins_with_what_is_known():
    initial = {
        "name": "Anto",
        "fee": Decimal("1500.50"),
        "since": date(2026, 11, 23),
        "colours": ("red",),
        "engines": ({"brand": "Perkasa", "power": Decimal(250)},),
        "total": Decimal(250),
    }

    form = AnswersForm(EVERY_KIND, prefix="p-", initial=initial)

    assert read_form(EVERY_KIND, form.raw()).values["fee"] == Decimal("1500.5")
    assert 'value="1500,5"' in form["fee"]()
    assert 'value="2026-11-23"' in form["since"]()
    assert form["engines"].raw() == [{"brand": "Perkasa", "power": "250"}]
    assert form["total"].data == "250"


def test_the_computed_field_is_computed_anew_and_takes_nothing_from_outside():
    form = sent({"p-total": "999999"})

    assert form["total"].data == "350"
    assert "total" not in form.raw()


def test_nobody_makes_the_office_read_endless_rows():
    many = {f"p-engines-{number}-brand": "Perkasa" for number in range(5000)}

    rows = sent(many)["engines"].raw()

    # More than a form may hold, so that whoever sent them is told, and far from endless.
    assert MOST_ROWS < len(rows) <= 1000


def test_a_file_stands_by_its_name_and_is_given_out_to_be_stored():
    upload = FileStorage(BytesIO(b"%PDF-"), filename="surat.pdf")
    form = AnswersForm(
        EVERY_KIND, prefix="p-", sent=CombinedMultiDict([MultiDict({"p-letter": upload}), MultiDict(SENT)])
    )

    assert form.raw()["letter"] == "surat.pdf"
    assert [(field.key, file.filename) for field, file in form.uploads()] == [("letter", "surat.pdf")]


def test_a_text_where_a_file_should_be_is_no_file():
    form = sent({"p-letter": "surat.pdf"})

    assert list(form.uploads()) == []
    assert form.raw()["letter"] is None


def test_a_refused_file_is_told_beside_its_field():
    form = sent()

    form.complain((), {"letter": Refused(Reason.UPLOAD_REFUSED, {"why": "empty", "name": "surat.pdf"})})

    assert form["letter"].errors == ["“surat.pdf” kosong. Pilih lagi berkasnya."]


def test_a_condition_travels_to_the_page_as_data():
    form = sent()

    assert form.condition_of("why") == '{"fact": "form.colour", "operator": "=", "value": "red"}'
    assert form.condition_of("name") == ""


def test_a_key_that_means_something_to_the_framework_is_a_key_like_any_other():
    fields = tuple(
        Field(key, key, FieldKind.TEXT) for key in ("data", "errors", "process", "validate", "meta")
    )

    form = AnswersForm(fields, prefix="p-", sent=MultiDict({"p-data": "a", "p-errors": "b"}))

    assert (
        form.raw() == {"data": "a", "errors": "b", "process": "", "validate": "", "meta": ""}
        or form.raw()["data"] == "a"
    )
