"""Every fact that a template may use is explained in one sentence, and no sentence explains a fact that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents import DocumentKind
from app.screens.admin.templates.fact_words import FACT_WORDS
from app.services.templates.described import facts_of_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.services.templates.described import FactOnOffer


def known_facts(facts: Iterable[FactOnOffer]) -> Iterator[tuple[str, str]]:
    for one in facts:
        yield one.owner, one.name
        yield from known_facts(one.fields)


KNOWN = {fact for kind in DocumentKind for fact in known_facts(facts_of_kind(kind))}
EXPLAINED = {(owner, name) for owner, words in FACT_WORDS.items() for name in words}


def test_every_fact_is_explained():
    assert sorted(KNOWN - EXPLAINED) == []


def test_nothing_is_explained_that_is_no_fact():
    assert sorted(EXPLAINED - KNOWN) == []


def test_each_explanation_is_one_sentence():
    sentences = [str(words[name]._args[0]) for words in FACT_WORDS.values() for name in words]

    assert [one for one in sentences if not one[0].isupper() or not one.endswith(".")] == []
