"""One answer at a time: each kind of field, each fault."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.form.form_answers import Unreadable, read_answer
from app.domain.form.forms import Check, Field, FieldFault, FieldKind, Option

AIDS = (Option("money", "Money"), Option("goods", "Goods"), Option("training", "Training"))


def field(kind, **more):
    return Field("answer", "Answer", FieldKind(kind), **more)


@pytest.mark.parametrize(
    ("one", "raw", "value"),
    [
        (field("text"), "  Genset 60 kVA ", "Genset 60 kVA"),
        (field("text"), 60, "60"),
        (field("long_text"), "Line one\r\n\tline two", "Line one\r\n\tline two"),
        (field("place"), "Jl. Merdeka\nBagansiapiapi", "Jl. Merdeka\nBagansiapiapi"),
        (field("text", longest=5), "12345", "12345"),
        (field("number"), "60", Decimal(60)),
        (field("number"), "60.5", Decimal("60.5")),
        (field("number"), "60,5", Decimal("60.5")),
        (field("number"), "1.250,5", Decimal("1250.5")),
        (field("number"), "12.500.000", Decimal(12500000)),
        (field("number"), "0.125", Decimal("0.125")),
        (field("number"), "-0.125", Decimal("-0.125")),
        (field("number"), "-5", Decimal(-5)),
        (field("number"), "1250.55", Decimal("1250.55")),
        (field("number"), Decimal("1.250"), Decimal("1.250")),
        (field("number"), Decimal("1E+3"), Decimal(1000)),
        (field("number"), 1250, Decimal(1250)),
        (field("number", minimum=Decimal(1), maximum=Decimal(10)), "10", Decimal(10)),
        (field("money"), "Rp 15.000", Decimal(15000)),
        (field("money"), "Rp. 1.500.000,50", Decimal("1500000.50")),
        (field("money"), "15000", Decimal(15000)),
        (field("money"), "1 500 000", Decimal(1500000)),
        (field("date"), "2026-11-23", date(2026, 11, 23)),
        (field("date"), date(2026, 11, 23), date(2026, 11, 23)),
        (field("choice", options=AIDS), "goods", "goods"),
        (field("choices", options=AIDS), ["goods", "money", "goods"], ("goods", "money")),
        (field("choices", options=AIDS), "training", ("training",)),
        (field("choices", options=AIDS), None, ()),
        (field("choices", options=AIDS), ["", "goods"], ("goods",)),
        (field("file"), b"%PDF", b"%PDF"),
        (field("secret"), "  pass phrase ", "  pass phrase "),
        (field("text", check=Check.NIK), "1407 0123 0485 0001", "1407012304850001"),
        (field("text", check=Check.NPWP), "01.234.567.8-912.345", "012345678912345"),
        (field("text", check=Check.NIB), "9120 0012 3456 7", "9120001234567"),
        (field("text", check=Check.PHONE), "0812-3456-7890", "6281234567890"),
        (field("text", check=Check.EMAIL), "anto@example.co.id", "anto@example.co.id"),
    ],
)
def test_an_answer_is_read_as_people_and_browsers_write_it(one, raw, value):
    read = read_answer(one, raw)

    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    "kind", [kind for kind in FieldKind if kind not in {"choices", "rows", "computed", "file"}]
)
def test_a_blank_answer_is_none(kind):
    assert read_answer(field(kind), None) is None
    assert read_answer(field(kind), "") is None


@pytest.mark.parametrize(
    ("one", "raw", "fault"),
    [
        (field("number"), "1.250", FieldFault.AMBIGUOUS_NUMBER),
        (field("number"), "-1.250", FieldFault.AMBIGUOUS_NUMBER),
        (field("number"), "sixty", FieldFault.NOT_A_NUMBER),
        (field("number"), "NaN", FieldFault.NOT_A_NUMBER),
        (field("number"), "Infinity", FieldFault.NOT_A_NUMBER),
        (field("number"), "1_000", FieldFault.NOT_A_NUMBER),
        (field("number"), "1e999999", FieldFault.NOT_A_NUMBER),
        (field("number"), "٦٠", FieldFault.NOT_A_NUMBER),
        (field("number"), ".5", FieldFault.NOT_A_NUMBER),
        (field("number"), "1,2,3", FieldFault.NOT_A_NUMBER),
        (field("number"), "12.50,5", FieldFault.NOT_A_NUMBER),
        (field("number"), "9" * 16, FieldFault.NOT_A_NUMBER),
        (field("number"), Decimal("NaN"), FieldFault.NOT_A_NUMBER),
        (field("number", minimum=Decimal(1)), "0,5", FieldFault.TOO_SMALL),
        (field("money", maximum=Decimal(100)), "100,01", FieldFault.TOO_LARGE),
        (field("date"), "23-11-2026", FieldFault.NOT_A_DATE),
        (field("date"), "2026-02-30", FieldFault.NOT_A_DATE),
        (field("choice", options=AIDS), "gold", FieldFault.NOT_AN_OPTION),
        (field("choices", options=AIDS), ["money", "gold"], FieldFault.NOT_AN_OPTION),
        (field("text", longest=5), "123456", FieldFault.TOO_LONG),
        (field("text"), "one\ntwo", FieldFault.BAD_CHARACTER),
        (field("text"), "nul\x00", FieldFault.BAD_CHARACTER),
        (field("long_text"), "bell\x07", FieldFault.BAD_CHARACTER),
        (field("text"), "delete\x7f", FieldFault.BAD_CHARACTER),
        (field("text"), "half \ud800", FieldFault.BAD_CHARACTER),
        (field("text"), "Anto \u202eotnA", FieldFault.BAD_CHARACTER),
        (field("text", check=Check.NIK), "1407012304", FieldFault.BAD_IDENTITY),
        (field("text", check=Check.NPWP), "none", FieldFault.BAD_IDENTITY),
        (field("text", check=Check.NIB), "12", FieldFault.BAD_IDENTITY),
        (field("text", check=Check.PHONE), "+1 202 555 0100", FieldFault.BAD_IDENTITY),
        (field("text", check=Check.EMAIL), "anto@example", FieldFault.BAD_IDENTITY),
        (field("text", check=Check.EMAIL), "anto@.", FieldFault.BAD_IDENTITY),
        (field("text", check=Check.EMAIL), "anto anto@example.id", FieldFault.BAD_IDENTITY),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_fault(one, raw, fault):
    with pytest.raises(Unreadable) as caught:
        read_answer(one, raw)

    assert caught.value.fault is fault


@pytest.mark.parametrize(
    ("one", "raw", "details"),
    [
        (field("number", minimum=Decimal(1)), "0", {"minimum": Decimal(1)}),
        (field("number", maximum=Decimal(5)), "6", {"maximum": Decimal(5)}),
        (field("text", longest=3), "1234", {"longest": 3}),
        (field("text", check=Check.NIK), "1", {"check": "nik"}),
    ],
)
def test_the_fault_brings_what_its_sentence_needs(one, raw, details):
    with pytest.raises(Unreadable) as caught:
        read_answer(one, raw)

    assert caught.value.at("answer").details == details


def test_every_fault_has_an_example():
    marks = test_what_cannot_be_read_is_refused_with_its_fault.pytestmark
    shown = {fault for _one, _raw, fault in marks[0].args[1]}

    assert shown == set(FieldFault) - {FieldFault.MISSING, FieldFault.TOO_MANY_ROWS}
