from datetime import date
from decimal import Decimal

import pytest

from app.domain.procedure.conditions import (
    All,
    Any,
    Comparison,
    ConditionFault,
    Not,
    Operator,
    condition_as_data,
    facts_named,
    holds,
    read_condition,
)

YES = Comparison("company", Operator.EQUALS, value=True)
BIG = Comparison("kva", Operator.AT_LEAST, 60)


@pytest.mark.parametrize(
    ("fact", "operator", "value", "expected"),
    [
        ("company", "=", "company", True),
        ("person", "=", "company", False),
        (None, "=", "company", False),
        ("", "=", "company", False),
        (True, "=", True, True),
        (1, "=", True, False),
        (True, "=", 1, False),
        ("true", "=", True, False),
        (60, "=", "60", True),
        (Decimal("60.0"), "=", 60, True),
        ("60", "=", 60.0, True),
        ("01", "=", "1", False),
        (date(2026, 11, 23), "=", "2026-11-23", True),
        (date(2026, 11, 23), "=", "2026-11-24", False),
        (date(2026, 11, 23), "=", "2026-13-99", False),
        (("a",), "=", "a", False),
        (Decimal("Infinity"), "=", "Infinity", False),
        ("company", "!=", "company", False),
        ("person", "!=", "company", True),
        (None, "!=", "company", True),
        (60, ">=", 60, True),
        (59.9, ">=", 60, False),
        (None, ">=", 0, False),
        ("many", ">=", 0, False),
        (True, ">=", 0, False),
        (60, "<=", 60, True),
        (61, "<=", 60, False),
        (61, ">", 60, True),
        (60, ">", 60, False),
        (59, "<", "60", True),
        (60, "<", 60, False),
        (date(2026, 11, 23), ">=", "2026-11-01", True),
        ("2026-10-31", ">=", "2026-11-01", False),
        (date(2026, 11, 23), ">=", 5, False),
        ("money", "in", ("money", "goods"), True),
        ("training", "in", ("money", "goods"), False),
        (("training", "goods"), "in", ("money", "goods"), True),
        (["training"], "in", ("money", "goods"), False),
        (None, "in", ("money", "goods"), False),
        ("money", "in", "money", False),
        (0, "given", None, True),
        (False, "given", None, True),
        ("", "given", None, False),
        ((), "given", None, False),
        ([], "missing", None, True),
        (None, "missing", None, True),
        ("x", "missing", None, False),
    ],
)
def test_a_fact_is_compared_with_a_value(fact, operator, value, expected):
    assert holds(Comparison("fact", Operator(operator), value), {"fact": fact}) is expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, True),
        (All(()), True),
        (Any(()), False),
        (All((YES, BIG)), False),
        (Any((YES, BIG)), True),
        (Not(BIG), True),
        (Not(All((YES, Not(BIG)))), False),
    ],
)
def test_conditions_combine(condition, expected):
    assert holds(condition, {"company": True, "kva": 5}) is expected


def test_a_condition_names_the_facts_that_it_asks_for():
    condition = All((YES, Any((BIG, Not(Comparison("fee", Operator.GIVEN))))))

    assert facts_named(condition) == {"company", "kva", "fee"}
    assert facts_named(None) == frozenset()


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"fact": "kva", "operator": ">=", "value": 60},
        {"fact": "aid", "operator": "in", "value": ["money", "goods"]},
        {"fact": "survey", "operator": "given", "value": None},
        {
            "all": [
                {"fact": "a", "operator": "=", "value": 1},
                {"not": {"fact": "b", "operator": "!=", "value": "x"}},
            ]
        },
        {"any": [{"fact": "a", "operator": "=", "value": True}]},
    ],
)
def test_a_condition_read_and_written_again_is_the_same(data):
    assert condition_as_data(read_condition(data)) == data


def test_a_comparison_without_operator_means_equals():
    assert read_condition({"fact": " kva ", "value": 60}) == Comparison("kva", Operator.EQUALS, 60)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ("kva >= 60", "mapping"),
        ({}, "a comparison has"),
        ({"fact": " "}, "a comparison has"),
        ({"fact": "kva", "value": 1, "colour": "red"}, "a comparison has"),
        ({"fact": "kva", "operator": "like", "value": 1}, "unknown operator 'like'"),
        ({"fact": "kva", "operator": "in", "value": "money"}, "cannot compare"),
        ({"fact": "kva", "operator": "in", "value": []}, "cannot compare"),
        ({"fact": "kva", "operator": "in", "value": [{"a": 1}]}, "cannot compare"),
        ({"fact": "kva", "operator": ">=", "value": "big"}, "cannot compare"),
        ({"fact": "kva", "operator": "="}, "cannot compare"),
        ({"fact": "kva", "operator": "given", "value": True}, "cannot compare"),
        ({"all": []}, "stands alone"),
        ({"any": {"fact": "kva"}}, "stands alone"),
        ({"all": [{"fact": "kva", "value": 1}], "fact": "kva"}, "stands alone"),
        ({"not": None}, "'not' stands alone"),
        ({"not": {"fact": "kva", "value": 1}, "fact": "kva"}, "'not' stands alone"),
    ],
)
def test_a_condition_wrongly_written_is_refused(data, complaint):
    with pytest.raises(ConditionFault, match=complaint):
        read_condition(data)
