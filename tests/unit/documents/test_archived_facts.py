"""Facts are archived exactly: what comes back says what went in, and needs none of today's classes."""

from dataclasses import asdict, dataclass
from datetime import date
from types import SimpleNamespace

import pytest

from app.documents import DocumentKind
from app.documents.archived_facts import read_facts, write_facts
from app.documents.samples import sample_facts


def plain(value):
    if isinstance(value, SimpleNamespace):
        return {name: plain(one) for name, one in vars(value).items()}
    return tuple(map(plain, value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_facts_of_every_kind_come_back_as_they_were(kind):
    facts = sample_facts(kind)

    again = read_facts(write_facts(facts))

    assert {name: plain(value) for name, value in again.items()} == asdict(facts)


def test_the_same_facts_are_archived_as_the_same_bytes():
    facts = sample_facts(DocumentKind.PERMIT)

    assert write_facts(facts) == write_facts(facts)
    assert b'"$":"PermitFacts"' in write_facts(facts)


@dataclass(frozen=True)
class Fee:
    amount: int
    due_on: date | None

    @property
    def is_free(self):
        return self.amount == 0


def test_what_a_class_works_out_is_archived_with_it():
    assert read_facts(write_facts(Fee(0, None))) == {"amount": 0, "due_on": None, "is_free": True}


@pytest.mark.parametrize("strange", [{"a": 1}, object(), b"x"])
def test_what_facts_do_not_hold_is_not_archived(strange):
    with pytest.raises(TypeError, match="facts hold no"):
        write_facts(Fee(strange, None))
