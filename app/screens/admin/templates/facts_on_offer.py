"""The facts of a kind of paper as the editor offers them: in groups, explained, with their sort, a sample, and what a press puts in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from app.documents import DocumentKind
from app.screens.admin.templates.fact_words import fact_sentence
from app.services.templates.described import FactOnOffer, FactSort, facts_of_kind

EMPTY_IN_LIST = "…"


@dataclass(frozen=True, slots=True)
class Offer:
    """One fact; `insert` is what it writes into a template, `members` say what each member of a list is made of."""

    path: str
    sort: str
    sample: str
    insert: str
    sentence: str
    members: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Facts that stand together; what a group of facts is, is told by its sentence."""

    title: str
    facts: tuple[Offer, ...]
    sentence: str = ""


def offers_of(kind: str) -> tuple[OfferGroup, ...]:
    """Group the facts of a kind: those of the paper itself, lists, and each group of facts."""
    facts = facts_of_kind(DocumentKind(kind))
    single = [one for one in facts if not one.is_list and one.sort is not FactSort.GROUP]
    lists = [one for one in facts if one.is_list]
    groups = [one for one in facts if not one.is_list and one.sort is FactSort.GROUP]
    found = [
        OfferGroup(_("Of the paper itself"), tuple(map(_offer, single))),
        OfferGroup(_("Lists"), tuple(map(_of_list, lists))),
        *(OfferGroup(_title(one.name), tuple(_within(one)), _sentence(one)) for one in groups),
    ]
    return tuple(group for group in found if group.facts)


def _title(name: str) -> str:
    words = {
        "agency": _("The agency"),
        "applicant": _("The applicant"),
        "letter": _("The letter"),
        "case": _("The file"),
        "given_by": _("Who gives it out"),
        "handed_by": _("Who hands it over"),
        "letterhead": _("The technical office's letterhead"),
        "permit": _("The permit"),
        "proof": _("For checking it"),
        "received_by": _("Who receives it"),
        "signatory": _("Who signs"),
    }
    return f"{words[name]} ({name})" if name in words else name


def _within(group: FactOnOffer) -> Iterator[Offer]:
    for one in group.fields:
        if one.is_list:
            yield _of_list(one)
        elif one.sort is FactSort.GROUP:
            yield from _within(one)
        else:
            yield _offer(one)


def _offer(one: FactOnOffer) -> Offer:
    return Offer(one.path, _sort_words(one), one.sample, _written(one), _sentence(one))


def _sentence(one: FactOnOffer) -> str:
    return fact_sentence(one.owner, one.name)


def _written(one: FactOnOffer) -> str:
    if one.sort is FactSort.PICTURE:
        return f'<img src="{{{{ {one.path} }}}}" height="92">'
    if one.sort is FactSort.YES_NO:
        return f"{{% if {one.path} %}}{{% endif %}}"
    wording = f"{one.path} | long_date" if one.sort is FactSort.DAY else one.path
    if one.may_be_empty:
        return f"{{% if {one.path} %}}{{{{ {wording} }}}}{{% endif %}}"
    return f"{{{{ {wording} }}}}"


def _of_list(one: FactOnOffer) -> Offer:
    names = [field.name for field in one.fields if field.sort is not FactSort.GROUP and not field.is_list]
    inner = " ".join(f"{{{{ one.{name} }}}}" for name in names) or "{{ one }}"
    if one.sort is FactSort.PAIR:
        inner = "{{ one[0] }}: {{ one[1] }}"
    words = _("list: %(sort)s", sort=", ".join(names) or _sort_words(one))
    members = tuple((field.name, _sentence(field)) for field in one.fields)
    loop = f"{{% for one in {one.path} %}}\n{inner}\n{{% endfor %}}\n"
    return Offer(one.path, words, one.sample, loop, _sentence(one), members)


def _sort_words(one: FactOnOffer) -> str:
    words = {
        FactSort.TEXT: _("text"),
        FactSort.NUMBER: _("number (amount)"),
        FactSort.DAY: _("day"),
        FactSort.YES_NO: _("yes or no"),
        FactSort.GROUP: _("group"),
        FactSort.PAIR: _("pair"),
        FactSort.PICTURE: _("picture"),
    }[one.sort]
    return _("%(sort)s, may be empty", sort=words) if one.may_be_empty and not one.is_list else words
