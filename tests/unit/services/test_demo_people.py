"""What the invented applicants answer: a trip that is asked for lies ahead, a letter that is brought lies behind."""

from datetime import date
from random import Random

from app.domain.form.forms import Field, FieldKind
from app.services.demo.people import answers

ON = date(2026, 11, 23)


def dates_of(*keys):
    fields = [Field(key, key, FieldKind.DATE) for key in keys]
    return [tuple(answers(fields, Random(seed), ON).values()) for seed in range(20)]  # noqa: S311 - a game, no secret


def test_a_trip_is_asked_for_before_it_begins_and_ends_after_it_began():
    trips = dates_of("departs_on", "returns_on")

    assert all(ON.isoformat() < departs < returns for departs, returns in trips)


def test_any_other_date_is_one_that_has_been():
    assert all(dated <= ON.isoformat() for (dated,) in dates_of("dated_on"))
