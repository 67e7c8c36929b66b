import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.case import events as e
from app.domain.case.event_bodies import BodyFault, _codec, as_body, from_body, kind_of
from app.domain.procedure.procedures import EndStatus, HolderKind
from app.domain.working_time.clocks import Allowance, Unit

EVENT_CLASSES = get_args(e.Event)
NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)

EARLIEST, LATEST = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (2000, 2100))
instants = st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC))
facts = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.dates()
    | instants
    | st.decimals(allow_nan=False)
    | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(
            st.sampled_from(["decimal", "date", "instant", "float", "map", "luas"]), inner, max_size=2
        )
    ),
    max_leaves=6,
)
allowances = st.one_of(
    st.just(Allowance(0, Unit.NONE)),
    st.builds(
        Allowance, st.integers(1, 400), st.sampled_from([unit for unit in Unit if unit is not Unit.NONE])
    ),
)


def any_event():
    st.register_type_strategy(datetime, instants)
    st.register_type_strategy(Allowance, allowances)
    fields = {e.FactsRecorded: {"facts": st.dictionaries(st.text(), facts, max_size=4)}}
    return st.one_of([st.builds(one, **fields.get(one, {})) for one in EVENT_CLASSES])


@settings(max_examples=60)
@given(any_event())
def test_every_event_comes_back_from_the_file_as_it_was(event):
    on_file = json.loads(json.dumps(as_body(event)))

    assert from_body(kind_of(event), on_file) == event


def test_every_event_has_a_kind_of_its_own():
    kinds = {kind_of(object.__new__(one)) for one in EVENT_CLASSES}

    assert len(kinds) == len(EVENT_CLASSES)
    assert {"case_filed", "task_opened", "correction_asked", "promise_paused"} <= kinds


def test_a_body_is_readable_by_anyone():
    event = e.TaskOpened(
        task=3,
        step="technical_study",
        holder=HolderKind.POSITION,
        position="technical_team",
        office="kominfo",
        allowance=Allowance(7, Unit.WORKING_DAYS),
        due_at=NOON,
        times_out_at=None,
        path=(e.Branch(1, 0, 2),),
    )

    assert as_body(event) == {
        "task": 3,
        "step": "technical_study",
        "holder": "position",
        "position": "technical_team",
        "office": "kominfo",
        "allowance": {"amount": 7, "unit": "working_days"},
        "due_at": "2026-11-23T05:00:00.000000+00:00",
        "times_out_at": None,
        "path": [{"fork": 1, "arm": 0, "of": 2}],
    }


def test_facts_keep_their_types_and_cannot_pass_for_one_another():
    event = e.FactsRecorded(
        {
            "fee": Decimal("12.50"),
            "on": date(2026, 11, 23),
            "at": NOON,
            "share": 0.5,
            "answer": {"decimal": "12.50"},
            "rows": ({"kva": 5},),
        }
    )

    body = as_body(event)

    assert body["facts"]["fee"] == {"decimal": "12.50"}
    assert body["facts"]["at"] == {"instant": "2026-11-23T05:00:00.000000+00:00"}
    assert body["facts"]["share"] == {"float": "0.5"}
    assert body["facts"]["answer"] == {"map": {"decimal": "12.50"}}
    assert from_body("facts_recorded", body) == event


@pytest.mark.parametrize("fact", [{1, 2}, object(), {1: "a"}])
def test_what_is_no_fact_cannot_be_filed(fact):
    with pytest.raises(TypeError):
        as_body(e.FactsRecorded({"odd": fact}))


def test_an_instant_without_a_zone_cannot_be_filed():
    with pytest.raises(ValueError, match="needs a time zone"):
        as_body(e.PromiseStarted(NOON.replace(tzinfo=None)))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("case_abducted", {}),
        ("task_taken", {}),
        ("task_taken", {"task": "3"}),
        ("task_taken", {"task": True}),
        ("task_taken", {"task": 3, "colour": "red"}),
        ("task_taken", None),
        ("case_ended", {"status": "eaten"}),
        ("promise_started", {"due_at": "tomorrow"}),
        ("facts_recorded", {"facts": 3}),
        ("facts_recorded", {"facts": {"decimal": "12,50"}}),
    ],
)
def test_a_body_that_nobody_wrote_is_refused(kind, body):
    with pytest.raises(BodyFault):
        from_body(kind, body)


def test_a_body_from_before_a_field_existed_takes_its_default():
    event = from_body("case_ended", {"status": "completed"})

    assert event == e.CaseEnded(EndStatus.COMPLETED)


def test_an_event_with_a_field_that_has_no_plain_form_stops_the_program():
    @dataclass
    class CaseWeighed:
        grams: bytes

    with pytest.raises(TypeError, match="no plain form"):
        _codec(CaseWeighed)


def test_facts_are_read_as_a_mapping():
    event = from_body("facts_recorded", {"facts": {"form.kva": {"decimal": "60"}}})

    assert isinstance(event.facts, Mapping)
    assert event.facts["form.kva"] == Decimal(60)
