from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

import pytest

from app.domain.case.chain import BEGINNING, find_break, seal

MORNING = datetime(2026, 11, 23, 2, 0, 0, 5, tzinfo=UTC)

PLACE = {"previous_hash", "hash"}


@dataclass(frozen=True)
class Row:
    case_id: int
    sequence: int
    kind: str
    at: datetime
    by: int
    by_name: str
    by_post: str
    body: dict
    previous_hash: str = BEGINNING
    hash: str = ""


def sealed_again(row):
    words = {field.name: getattr(row, field.name) for field in fields(row) if field.name not in PLACE}
    return replace(row, hash=seal(row.previous_hash, **words))


def chain_of(length):
    rows, previous = [], BEGINNING
    for sequence in range(1, length + 1):
        row = Row(7, sequence, "task_taken", MORNING, 12, "Budi", "Back Office", {"task": sequence}, previous)
        rows.append(sealed_again(row))
        previous = rows[-1].hash
    return rows


def test_the_same_event_always_gets_the_same_seal():
    words = {"case_id": 7, "sequence": 1, "kind": "case_ended", "by": 3, "by_name": "Budi", "by_post": ""}

    here = seal("", at=MORNING, body={"a": 1, "b": {"c": [1, 2]}}, **words)
    in_jakarta = seal(
        "",
        at=MORNING.astimezone(timezone(timedelta(hours=7))),
        body=MappingProxyType({"b": {"c": (1, 2)}, "a": 1}),
        **words,
    )

    assert here == in_jakarta
    assert len(here) == 64


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("case_id", 8),
        ("sequence", 2),
        ("kind", "task_released"),
        ("at", MORNING + timedelta(microseconds=1)),
        ("by", 13),
        ("by_name", "Nur"),
        ("by_post", "Front Office"),
        ("body", {"task": "1"}),
    ],
)
def test_every_part_of_an_event_is_under_the_seal(word, other):
    words = {"case_id": 7, "sequence": 1, "kind": "task_taken", "at": MORNING, "by": 12}
    words |= {"by_name": "Budi", "by_post": "Back Office", "body": {"task": 1}}

    assert seal("", **words) != seal("", **(words | {word: other}))
    assert seal("", **words) != seal("0" * 64, **words)


def test_an_instant_without_a_zone_cannot_be_sealed():
    with pytest.raises(ValueError, match="needs a time zone"):
        seal(
            "",
            case_id=1,
            sequence=1,
            kind="x",
            at=MORNING.replace(tzinfo=None),
            by=1,
            by_name="Budi",
            by_post="",
            body={},
        )


@pytest.mark.parametrize("body", [{"fee": 1.5}, {"fees": [{"each": 2.0}]}, {"roles": {"kadis"}}])
def test_a_body_that_a_database_may_write_otherwise_cannot_be_sealed(body):
    with pytest.raises(TypeError, match="sealed body"):
        seal("", case_id=1, sequence=1, kind="x", at=MORNING, by=1, by_name="Budi", by_post="", body=body)


def test_a_whole_chain_has_no_break():
    rows = chain_of(4)

    assert find_break(rows) is None
    assert find_break(rows, expected_count=4, expected_hash=rows[-1].hash) is None
    assert find_break([], expected_count=0, expected_hash=BEGINNING) is None


def test_a_changed_event_breaks_the_chain_at_its_place():
    rows = chain_of(4)
    rows[1] = replace(rows[1], body={"task": 99})

    assert find_break(rows) == 2


def test_a_changed_event_sealed_again_breaks_the_chain_behind_it():
    rows = chain_of(4)
    rows[1] = sealed_again(replace(rows[1], body={"task": 99}))

    assert find_break(rows) == 3


def test_a_missing_event_and_a_double_one_break_the_chain():
    rows = chain_of(4)

    assert find_break([*rows[:1], *rows[2:]]) == 2
    assert find_break(rows[1:]) == 1
    assert find_break([*rows[:2], rows[1], *rows[2:]]) == 3


def test_events_cut_off_or_added_at_the_end_show_against_what_the_case_remembers():
    rows = chain_of(4)

    assert find_break(rows[:3]) is None
    assert find_break(rows[:3], expected_count=4) == 4
    assert find_break(rows, expected_count=3) == 4


def test_an_end_rewritten_with_the_same_length_shows_against_the_remembered_hash():
    rows = chain_of(3)
    forged = [*rows[:2], sealed_again(replace(rows[2], body={"task": 99}))]

    assert find_break(forged, expected_count=3, expected_hash=rows[-1].hash) == 3


def test_a_case_that_remembers_a_hash_but_has_no_events_is_broken_from_the_first():
    assert find_break([], expected_hash="0" * 64) == 1
