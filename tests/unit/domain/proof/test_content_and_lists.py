"""What a document says as one text, and which permits hold no longer as one list."""

from datetime import UTC, date, datetime
from enum import StrEnum

from app.domain.proof.content import canonical_text, content_hash
from app.domain.proof.keys import PublicKey
from app.domain.proof.revocations import Revocations, entries_of, entry_of

NOON = datetime(2026, 11, 23, 5, 0, 0, 7, tzinfo=UTC)


class Mode(StrEnum):
    ELECTRONIC = "electronic"


def test_the_same_facts_give_the_same_text_in_whatever_order():
    first = canonical_text({"b": "x", "a": {"on": date(2026, 11, 23), "mode": Mode.ELECTRONIC}})
    second = canonical_text({"a": {"mode": "electronic", "on": date(2026, 11, 23)}, "b": " x\n"})

    assert first == second == "satupintu content 1\na.mode: electronic\na.on: 2026-11-23\nb: x\n"


def test_one_word_more_gives_another_hash():
    assert content_hash(canonical_text({"a": "5 kVA"})) != content_hash(canonical_text({"a": "50 kVA"}))


def test_a_new_fact_that_is_empty_changes_no_old_text():
    assert canonical_text({"a": 1, "new": None, "more": ""}) == canonical_text({"a": 1})


def test_lists_keep_their_order():
    assert canonical_text({"a": ["y", "x"]}) == "satupintu content 1\na.001: y\na.002: x\n"


def test_the_list_tells_hashes_and_nothing_else():
    listed = Revocations(entries_of([("No/2", "K"), ("No/1", "K")]), (), NOON).payload()

    assert "No/" not in listed
    assert entry_of("No/1", "K") in listed
    assert "2026-11-23T05:00:00+00:00" in listed


def test_an_entry_needs_the_code_as_well_as_the_number():
    assert entry_of("No/1", "K") != entry_of("No/1", "L")


def test_a_retired_key_signs_no_more():
    key = PublicKey(public=b"k" * 32, made_at=NOON, retired_at=NOON)

    assert not key.is_current
    assert key.published()["retired_at"] == "2026-11-23T05:00:00.000007+00:00"
    assert len(key.id) == 8
