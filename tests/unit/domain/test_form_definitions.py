import pytest

from app.domain.form.form_definitions import fields_as_data, read_fields
from app.domain.form.forms import FieldKind
from app.domain.form.known_facts import known_facts
from app.domain.procedure.definitions import DefinitionFault

FORM = [
    {
        "key": "area",
        "label": "Luas",
        "kind": "number",
        "minimum": 1,
        "maximum": "99.5",
        "unit": "m²",
        "required": True,
    },
    {"key": "kind", "label": "Jenis", "kind": "choice", "options": [{"key": "a", "label": "A"}]},
    {
        "key": "why",
        "label": "Alasan",
        "kind": "long_text",
        "longest": 2000,
        "visible_when": {"fact": "form.kind", "operator": "=", "value": "a"},
        "required_when": {"any": [{"fact": "form.area", "operator": ">", "value": 10}]},
    },
    {"key": "nik", "label": "NIK", "kind": "text", "check": "nik", "help": "16 angka"},
    {
        "key": "parts",
        "label": "Bagian",
        "kind": "rows",
        "columns": [{"key": "size", "label": "Ukuran", "kind": "number"}],
    },
    {
        "key": "sum",
        "label": "Jumlah",
        "kind": "computed",
        "formula": {"operation": "sum", "of": ["area", "parts.size"]},
    },
]


def field(**changes):
    return [{"key": "area", "label": "Luas", "kind": "number", **changes}]


def test_a_form_is_written_as_it_was_read():
    fields = read_fields(FORM)

    assert read_fields(fields_as_data(fields)) == fields
    assert [one.kind for one in fields] == [FieldKind(one["kind"]) for one in FORM]


def test_what_a_form_does_not_say_is_not_written():
    assert fields_as_data(read_fields(field())) == field()


BAD = [
    ({}, "form", "must be a list"),
    (field(key="Luas Tanah"), "form[1].key", "small letters"),
    (field(kind="area"), "form[1].kind", "none of"),
    (field(minimum="much"), "form[1].minimum", "must be a number"),
    (field(minimum=True), "form[1].minimum", "must be a number"),
    (field(options=[{"key": "a", "label": "A"}]), "form[1].options", "a choice has options"),
    (field(kind="choice"), "form[1].options", "a choice has options"),
    (field(kind="choice", options=[{"key": "a", "name": "A"}]), "form[1].options[1].label", "must be a text"),
    (field(kind="rows"), "form[1].columns", "rows have columns"),
    (field(kind="rows", columns=field(kind="what")), "form[1].columns[1].kind", "none of"),
    (field(kind="computed"), "form[1].formula", "a computed field has a formula"),
    (
        field(formula={"operation": "sum", "of": ["area"]}),
        "form[1].formula",
        "a computed field has a formula",
    ),
    (
        field(kind="computed", formula={"operation": "sum", "of": ["x"]}),
        "form[1].formula.of",
        "stand before it",
    ),
    (field(kind="computed", formula={"operation": "sum"}), "form[1].formula.of", "nothing"),
    (field(kind="computed", formula={"operation": "mean", "of": []}), "form[1].formula.operation", "none of"),
    (field(visible_when={"fact": "x", "operator": "~"}), "form[1].visible_when", "unknown operator"),
    (field(colour="red"), "form[1]", "unknown: colour"),
    (field() + field(), "form[2].key", "stands twice"),
]


@pytest.mark.parametrize(("data", "place", "rule"), BAD, ids=[f"{bad[1]} {bad[2]}" for bad in BAD])
def test_a_bad_form_names_the_place_and_the_rule(data, place, rule):
    with pytest.raises(DefinitionFault) as fault:
        read_fields(data)

    assert fault.value.place == place
    assert rule in fault.value.rule


def test_the_facts_of_a_form_are_known_beside_those_of_every_case():
    known = known_facts(read_fields(FORM))

    assert {"form.area", "form.sum", "applicant.kind", "permit_type.fee"} <= known
    assert "form.colour" not in known
