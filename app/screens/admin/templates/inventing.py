"""What a preview on a real case had to invent, as a list beside it: each fact with its meaning and the example in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.documents import DocumentKind
from app.domain.wording import long_date
from app.screens.actor import find_current_actor, session, tools
from app.screens.admin.templates.fact_words import fact_sentence
from app.screens.clock import now
from app.screens.sentences import sentence_of
from app.services.agencies import get_agency
from app.services.declined import Declined
from app.services.templates.case_facts import FactsOfCase, facts_of_case
from app.services.templates.described import FactOnOffer, facts_of_kind

LONGEST = 90


@dataclass(frozen=True, slots=True)
class Invented:
    """One fact that the case does not know; `example` is empty for a list or a group."""

    path: str
    sentence: str
    example: str


@dataclass(frozen=True, slots=True)
class InventedList:
    """All that a preview on a case had to invent; `fault` says why there is no such preview."""

    case_number: str
    facts: tuple[Invented, ...] = ()
    fault: str = ""


def invented_for(agency_id: int, kind: str, case_number: str) -> InventedList | None:
    """List what a preview of a kind on a case invents; None where no case is named."""
    called = case_number.strip()
    if not called:
        return None
    try:
        told = facts_of_case(
            session(),
            tools(),
            kind=DocumentKind(kind),
            agency=get_agency(session(), agency_id),
            number=called,
            by=find_current_actor(),
            at=now(),
        )
    except Declined as declined:
        return InventedList(called, fault=sentence_of(declined.refused))
    return InventedList(called, tuple(_listed(told, facts_of_kind(DocumentKind(kind)))))


def _listed(told: FactsOfCase, offered: Iterable[FactOnOffer]) -> Iterator[Invented]:
    for one in offered:
        if one.path in told.invented:
            yield Invented(one.path, fact_sentence(one.owner, one.name), _example(told.facts, one.path))
        elif not one.is_list:
            yield from _listed(told, one.fields)


def _example(facts: Any, path: str) -> str:
    for name in path.split("."):
        facts = getattr(facts, name, None)
    if isinstance(facts, bool) or not isinstance(facts, (str, int, date)):
        return ""
    text = long_date(facts) if isinstance(facts, date) else str(facts)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
