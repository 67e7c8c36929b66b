"""Which facts a kind of paper knows, for whoever writes its template: name, sort, an example, and what lies within."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.documents import DocumentKind
from app.documents.bundles import ARMS
from app.documents.samples import sample_facts
from app.documents.templating import FILTERS

LONGEST_SAMPLE = 120


class FactSort(StrEnum):
    """What a fact is; the screens word it."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes_no"
    GROUP = "group"
    PAIR = "pair"
    PICTURE = "picture"


@dataclass(frozen=True)
class FactOnOffer:
    """A fact that a template may use; `fields` are those of a group, or of each member of a list.

    `path` is how a template calls it: within a list it begins with the list's own name, `…` for one member. `owner`
    names the class of facts that knows it; the screens explain it by that and its name.
    """

    name: str
    owner: str
    path: str
    sort: FactSort
    is_list: bool
    may_be_empty: bool
    sample: str
    fields: tuple[FactOnOffer, ...] = ()


@cache
def facts_of_kind(kind: DocumentKind) -> tuple[FactOnOffer, ...]:
    """List the facts of a kind in the order of its class, and the picture that every letterhead shows."""
    sample = sample_facts(kind)
    arms = FactOnOffer(ARMS, "", ARMS, FactSort.PICTURE, is_list=False, may_be_empty=False, sample=ARMS)
    return (*_fields_of(type(sample), sample, ""), arms)


def filters_on_offer() -> tuple[str, ...]:
    """Name the office's own filters."""
    return tuple(sorted(FILTERS))


def _fields_of(sort: type, sample: Any, before: str) -> Iterator[FactOnOffer]:
    for name, hint in get_type_hints(sort).items():
        if not name.startswith("_"):
            yield _described(_owner(sort, name), name, f"{before}{name}", hint, getattr(sample, name, None))


def _owner(sort: type, name: str) -> str:
    return next(one.__name__ for one in sort.__mro__ if name in vars(one).get("__annotations__", {}))


def _described(owner: str, name: str, path: str, hint: Any, sample: Any) -> FactOnOffer:
    inner, may_be_empty = _without_none(hint)
    members = get_args(inner) if get_origin(inner) is tuple else ()
    is_list = len(members) > 1 and members[-1] is Ellipsis
    if is_list:
        inner, sample = members[0], sample[0] if sample else None
    is_pair = get_origin(inner) is tuple
    within = (
        ()
        if is_pair or not is_dataclass(inner)
        else _fields_of(_class(inner), sample, _inside(path, is_list=is_list))
    )
    return FactOnOffer(
        name=name,
        owner=owner,
        path=path,
        sort=FactSort.PAIR if is_pair else _sort_of(inner),
        is_list=is_list,
        may_be_empty=may_be_empty or is_list or sample == "",
        sample=_shown(sample),
        fields=tuple(within),
    )


def _inside(path: str, *, is_list: bool) -> str:
    return f"{path}[…]." if is_list else f"{path}."


def _class(hint: Any) -> type:
    assert isinstance(hint, type)
    return hint


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) not in {Union, UnionType}:
        return hint, False
    kept = [one for one in get_args(hint) if one is not NoneType]
    return kept[0], len(kept) < len(get_args(hint))


def _sort_of(hint: Any) -> FactSort:
    if is_dataclass(hint):
        return FactSort.GROUP
    for sort, named in (
        (bool, FactSort.YES_NO),
        (int, FactSort.NUMBER),
        (float, FactSort.NUMBER),
        (date, FactSort.DAY),
    ):
        if isinstance(hint, type) and issubclass(hint, sort):
            return named
    return FactSort.TEXT


def _shown(sample: Any) -> str:
    if sample is None or is_dataclass(sample):
        return ""
    if isinstance(sample, bool):
        return "true" if sample else "false"
    text = " – ".join(map(str, sample)) if isinstance(sample, tuple) else str(sample)
    return text if len(text) <= LONGEST_SAMPLE else f"{text[: LONGEST_SAMPLE - 1]}…"
