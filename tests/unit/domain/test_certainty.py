import pytest

from app.domain.procedure.certainty import is_certain
from app.domain.procedure.conditions import read_condition


def read(*conditions):
    return [read_condition(one) for one in conditions]


def comparison(fact, operator, value=None):
    return {"fact": fact, "operator": operator, "value": value}


@pytest.mark.parametrize(
    "conditions",
    [
        [None],
        [comparison("a", "=", True), comparison("a", "!=", True)],
        [comparison("a", "=", "x"), {"not": comparison("a", "=", "x")}],
        [comparison("kva", ">=", 60), {"not": comparison("kva", ">=", 60)}],
        [comparison("kva", ">", 5), comparison("kva", "<=", 5), {"not": comparison("kva", ">=", 0)}],
        [comparison("a", "given"), comparison("a", "missing")],
        [comparison("a", "!=", "01"), comparison("a", "=", 1)],
        [comparison("a", "in", ["x", "y"]), comparison("a", "!=", "x")],
        [
            {"any": [comparison("a", "=", 1), comparison("b", "=", 1)]},
            {"all": [comparison("a", "!=", 1), comparison("b", "!=", 1)]},
        ],
        [comparison("on", ">=", "2026-01-01"), {"not": comparison("on", ">", "2025-12-31")}],
    ],
)
def test_conditions_that_leave_no_gap_are_certain(conditions):
    assert is_certain(read(*conditions))


@pytest.mark.parametrize(
    "conditions",
    [
        [],
        [comparison("a", "=", "x")],
        [comparison("a", "=", "x"), comparison("a", "=", "y")],
        [comparison("a", "=", True), comparison("a", "=", False)],
        [comparison("kva", ">=", 60), comparison("kva", "<", 60)],
        [comparison("kva", ">", 60), {"not": comparison("kva", ">=", 60)}],
        [comparison("kva", ">=", 7), {"not": comparison("kva", ">", 5)}],
        [comparison("a", "=", 1), comparison("b", "!=", 1)],
        [comparison("a", "!=", "01"), comparison("a", "=", "1")],
        [{"not": comparison("a", "in", ["x"])}, {"not": comparison("a", "in", ["y"])}],
        [comparison("on", ">=", "2026-01-01"), {"not": comparison("on", ">", "2025-12-01")}],
        [comparison("on", ">=", "0001-01-01"), comparison("on", "missing")],
    ],
)
def test_conditions_with_a_gap_are_not(conditions):
    assert not is_certain(read(*conditions))


def test_what_nobody_could_oversee_is_not_certain():
    facts = [comparison(f"fact{number}", "!=", 1) for number in range(12)]

    assert not is_certain(read(*facts, *({"not": one} for one in facts)))
