"""How long a permit holds: months from the signature, the form's own dates, or until it is revoked."""

from datetime import date

import pytest

from app.domain.permit.standings import Standing, standing_on
from app.domain.permit.validity import ValidityRule, validity_of

SIGNED = date(2026, 11, 23)
FIVE_YEARS = 60


def last_day(rule, **form):
    return validity_of(rule, SIGNED, form).valid_until


def test_a_permit_of_five_years_ends_on_the_day_before_the_same_day():
    assert last_day(ValidityRule(FIVE_YEARS)) == date(2031, 11, 22)


def test_a_permit_without_a_rule_holds_until_it_is_revoked():
    assert last_day(ValidityRule()) is None


def test_a_practice_permit_ends_no_later_than_the_registration_behind_it():
    rule = ValidityRule(FIVE_YEARS, until_field="str_until")

    assert last_day(rule, str_until=date(2028, 3, 1)) == date(2028, 3, 1)
    assert last_day(rule, str_until=date(2035, 3, 1)) == date(2031, 11, 22)
    assert last_day(rule, str_until=None) == date(2031, 11, 22)


def test_a_permit_for_an_event_holds_on_the_days_of_the_event():
    rule = ValidityRule(from_field="departs_on", until_field="returns_on")

    validity = validity_of(rule, SIGNED, {"departs_on": date(2026, 12, 1), "returns_on": date(2026, 12, 4)})

    assert (validity.valid_from, validity.valid_until) == (date(2026, 12, 1), date(2026, 12, 4))


def test_no_permit_begins_before_it_is_signed():
    rule = ValidityRule(from_field="departs_on")

    assert validity_of(rule, SIGNED, {"departs_on": date(2026, 11, 1)}).valid_from == SIGNED


def test_an_event_that_is_over_leaves_nothing_to_permit():
    rule = ValidityRule(until_field="returns_on")

    assert validity_of(rule, SIGNED, {"returns_on": date(2026, 11, 22)}).is_over_before_it_begins
    assert not validity_of(rule, SIGNED, {"returns_on": SIGNED}).is_over_before_it_begins


@pytest.mark.parametrize(
    ("state", "is_void", "on", "standing"),
    [
        ("valid", False, date(2026, 11, 22), Standing.NOT_YET),
        ("valid", False, date(2026, 11, 23), Standing.VALID),
        ("valid", False, date(2027, 11, 22), Standing.VALID),
        ("valid", False, date(2027, 11, 23), Standing.EXPIRED),
        ("revoked", False, date(2028, 1, 1), Standing.REVOKED),
        ("replaced", False, date(2028, 1, 1), Standing.REPLACED),
        ("revoked", True, date(2027, 1, 1), Standing.VOID),
        ("unheard_of", False, date(2027, 1, 1), Standing.VOID),
    ],
)
def test_what_the_office_decided_weighs_more_than_the_dates(state, is_void, on, standing):
    dates = {"valid_from": SIGNED, "valid_until": date(2027, 11, 22)}

    assert standing_on(on, state=state, is_void=is_void, **dates) is standing
