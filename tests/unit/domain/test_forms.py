"""Whole forms: what shows, what must be filled, what is computed, rows."""

from decimal import Decimal

import pytest

from app.domain.form.form_fields import MOST_ROWS
from app.domain.form.forms import Field, FieldFault, FieldKind, Finding, Formula, Option, read_form
from app.domain.procedure.conditions import Comparison, Not, Operator
from tests.builders import is_

USE = Field(
    "use",
    "Use",
    FieldKind.CHOICE,
    required=True,
    options=(Option("standby", "Standby"), Option("prime", "Prime")),
)
HOURS = Field(
    "hours",
    "Hours a day",
    FieldKind.NUMBER,
    visible_when=is_("form.use", "prime"),
    required_when=is_("form.use", "prime"),
)
KVA = Field("kva", "Capacity", FieldKind.NUMBER, required=True)
UNITS = Field("units", "Units", FieldKind.NUMBER)
TOTAL = Field(
    "total", "Total", FieldKind.COMPUTED, required=True, formula=Formula("product", ("kva", "units"))
)
BUDGET = Field(
    "budget",
    "Budget",
    FieldKind.ROWS,
    columns=(
        Field("item", "Item", FieldKind.TEXT, required=True, longest=10),
        Field("quantity", "Quantity", FieldKind.NUMBER, required=True),
        Field("price", "Price", FieldKind.MONEY, required=True),
        Field("amount", "Amount", FieldKind.COMPUTED, formula=Formula("product", ("quantity", "price"))),
    ),
)
SUM = Field("sum", "Sum", FieldKind.COMPUTED, formula=Formula("sum", ("budget.amount",)))


def test_a_form_is_read_into_typed_values():
    answers = read_form((USE, KVA), {"use": "standby", "kva": " 60,5 "})

    assert answers.values == {"use": "standby", "kva": Decimal("60.5")}
    assert answers.findings == ()


def test_every_finding_is_told_at_once():
    answers = read_form((USE, KVA, UNITS), {"use": "always", "units": "two"})

    assert answers.findings == (
        Finding("use", FieldFault.NOT_AN_OPTION),
        Finding("kva", FieldFault.MISSING),
        Finding("units", FieldFault.NOT_A_NUMBER),
    )


def test_a_field_that_does_not_show_has_no_value_whatever_was_sent():
    answers = read_form((USE, HOURS), {"use": "standby", "hours": "12"})

    assert answers.values == {"use": "standby"}


def test_a_field_that_shows_may_become_a_duty():
    assert read_form((USE, HOURS), {"use": "prime"}).findings == (Finding("hours", FieldFault.MISSING),)
    assert read_form((USE, HOURS), {"use": "prime", "hours": "8"}).findings == ()


def test_a_duty_may_depend_on_what_is_known_of_the_case():
    deed = Field("deed", "Deed", FieldKind.TEXT, required_when=is_("applicant.kind", "company"))

    assert read_form((deed,), {}, facts={"applicant.kind": "company"}).findings == (
        Finding("deed", FieldFault.MISSING),
    )
    assert read_form((deed,), {}, facts={"applicant.kind": "person"}).findings == ()


@pytest.mark.parametrize("blank", [None, "", "   ", [], ()])
def test_what_is_blank_is_missing(blank):
    fields = (
        KVA,
        Field("aid", "Aid", FieldKind.CHOICES, required=True),
        Field("plan", "Plan", FieldKind.FILE, True),
    )

    findings = read_form(fields, {"kva": None, "aid": None, "plan": blank}).findings

    assert findings == tuple(Finding(key, FieldFault.MISSING) for key in ("kva", "aid", "plan"))


def test_an_answer_that_cannot_be_read_is_not_missing_as_well():
    assert read_form((KVA,), {"kva": "much"}).findings == (Finding("kva", FieldFault.NOT_A_NUMBER),)


def test_choices_that_cannot_be_read_are_none():
    aid = Field("aid", "Aid", FieldKind.CHOICES, options=(Option("money", "Money"),))

    answers = read_form((aid,), {"aid": ["gold"]})

    assert answers.values == {"aid": ()}
    assert answers.findings == (Finding("aid", FieldFault.NOT_AN_OPTION),)


def test_a_field_is_computed_from_those_before_it():
    assert read_form((KVA, UNITS, TOTAL), {"kva": "60", "units": "3"}).values["total"] == Decimal(180)


def test_a_field_is_not_computed_while_a_part_is_missing_and_nobody_is_blamed():
    answers = read_form((KVA, UNITS, TOTAL), {"kva": "60", "total": "5"})

    assert answers.values["total"] is None
    assert answers.findings == ()


def test_a_sum_adds_up_fields_and_whole_columns():
    total = Field("all", "All", FieldKind.COMPUTED, formula=Formula("sum", ("kva", "budget.amount")))
    rows = [
        {"item": "Tent", "quantity": "2", "price": "100"},
        {"item": "Chair", "quantity": "3", "price": "10"},
    ]

    answers = read_form((KVA, BUDGET, SUM, total), {"kva": "5", "budget": rows})

    assert answers.values["sum"] == Decimal(230)
    assert answers.values["all"] == Decimal(235)
    assert answers.values["budget"][1] == {
        "item": "Chair",
        "quantity": Decimal(3),
        "price": Decimal(10),
        "amount": Decimal(30),
    }


def test_a_computed_field_without_a_formula_is_empty():
    assert read_form((Field("x", "X", FieldKind.COMPUTED),), {}).values == {"x": None}


def test_no_rows_add_up_to_nothing():
    assert read_form((BUDGET, SUM), {}).values == {"budget": (), "sum": Decimal(0)}


def test_every_finding_of_every_row_is_told():
    rows = [{"item": "Tent", "quantity": "2", "price": "x"}, {"item": "A very long name", "price": "5"}]

    assert read_form((BUDGET,), {"budget": rows}).findings == (
        Finding("budget", FieldFault.NOT_A_NUMBER, {"row": 1, "column": "price"}),
        Finding("budget", FieldFault.TOO_LONG, {"longest": 10, "row": 2, "column": "item"}),
        Finding("budget", FieldFault.MISSING, {"row": 2, "column": "quantity"}),
    )


def test_a_row_in_which_nothing_was_typed_is_no_row():
    rows = [{"item": " ", "quantity": "", "price": None}, {"item": "Tent", "quantity": "1", "price": "5"}]

    answers = read_form((BUDGET,), {"budget": rows})

    assert len(answers.values["budget"]) == 1
    assert answers.findings == ()


def test_rows_that_are_none_are_refused():
    assert read_form((BUDGET,), {"budget": ["Tent"]}).findings == (
        Finding("budget", FieldFault.NOT_AN_OPTION),
    )
    assert read_form((BUDGET,), {"budget": "Tent"}).values == {"budget": ()}


def test_rows_may_be_a_duty():
    vehicles = Field("vehicles", "Vehicles", FieldKind.ROWS, required=True, columns=(KVA,))

    assert read_form((vehicles,), {"vehicles": [{"kva": ""}]}).findings == (
        Finding("vehicles", FieldFault.MISSING),
    )


def test_a_column_sees_the_answers_around_its_rows():
    seats = Field("seats", "Seats", FieldKind.NUMBER, visible_when=is_("form.use", "prime"))
    rows = Field("rows", "Rows", FieldKind.ROWS, columns=(Field("plate", "Plate", FieldKind.TEXT), seats))
    typed = [{"plate": "BM 1234 AA", "seats": "12"}]

    assert read_form((USE, rows), {"use": "prime", "rows": typed}).values["rows"][0]["seats"] == Decimal(12)
    assert "seats" not in read_form((USE, rows), {"use": "standby", "rows": typed}).values["rows"][0]


def test_a_later_field_cannot_show_an_earlier_one():
    early = Field(
        "early", "Early", FieldKind.TEXT, visible_when=Not(Comparison("form.late", Operator.MISSING))
    )

    assert read_form((early, KVA), {"early": "x", "kva": "1", "late": "y"}).values == {"kva": Decimal(1)}


def test_rows_beyond_what_a_form_holds_are_told_of_and_not_dropped():
    rows = [{"item": "Tent", "quantity": "1", "price": "1"}] * (MOST_ROWS + 1)

    fitting, too_many = read_form((BUDGET,), {"budget": rows[1:]}), read_form((BUDGET,), {"budget": rows})

    assert len(fitting.values["budget"]) == MOST_ROWS
    assert [(one.key, one.fault) for one in too_many.findings] == [("budget", FieldFault.TOO_MANY_ROWS)]
