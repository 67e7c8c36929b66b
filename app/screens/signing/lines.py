"""The papers of the desk and the items of a stack in words: what the templates print, computed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from app.domain.case.refusals import Reason, Refused
from app.screens.clock_sentences import CLASSES, stand_words
from app.screens.formats import instant
from app.screens.refusing import named
from app.screens.sentences import sentence_of
from app.screens.signing.check_sentences import check_sentence, initial_lines
from app.services.signing_desk.batches import Batch, Item, ItemState
from app.services.signing_desk.claims import free_from
from app.services.signing_desk.values import Check, DeskPaper, Mark

OF_THE_PASSPHRASE = frozenset({Reason.PASSPHRASE_WRONG, Reason.PASSPHRASE_PAUSED})
"""What is said once above the stack: it is about no paper, and how many tries are left changes with each."""


@dataclass(frozen=True)
class CheckLine:
    """A check as it is printed."""

    text: str
    mark: Mark
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperLine:
    """A paper of the desk as it is printed; `why_not` says why it cannot be ticked."""

    paper: DeskPaper
    findings: tuple[CheckLine, ...]
    others: tuple[CheckLine, ...]
    stand: str
    style: str
    why_not: str

    @property
    def is_clean(self) -> bool:
        """Whether it can be ticked and its checks found nothing; a letter has none, and is to be read."""
        return not (self.findings or self.why_not or self.paper.is_letter)


@dataclass(frozen=True)
class ItemLine:
    """An item of a stack as it is printed."""

    item: Item
    word: str
    style: str
    sentence: str


def paper_line(paper: DeskPaper) -> PaperLine:
    """Word a paper of the desk."""
    checks = [_check_line(one) for one in paper.checks]
    return PaperLine(
        paper=paper,
        findings=tuple(one for one in checks if one.mark is Mark.LOOK),
        others=tuple(one for one in checks if one.mark is not Mark.LOOK),
        stand=stand_words(paper.stand) if paper.stand else "",
        style=CLASSES[paper.stand.standing] if paper.stand else "plain",
        why_not=_why_not(paper),
    )


def item_line(item: Item) -> ItemLine:
    """Word an item of a stack; one that waits with a reason says why it was not signed yet."""
    words = _state_words()
    word, style = words[item.state]
    is_of_paper = item.refused is not None and item.refused.reason not in OF_THE_PASSPHRASE
    sentence = why_not_signed(item) if is_of_paper else _broken_off(item)
    return ItemLine(item, word, style, sentence)


def why_not_signed(item: Item) -> str:
    """Say why a paper was not signed; empty where nothing stood against it."""
    return "" if item.refused is None else sentence_of(named(item.refused))


def goes_on_from(batch: Batch) -> datetime | None:
    """Tell when all that is being signed, or was broken off, may be signed anew; None when nothing is."""
    begun = [one.at for one in batch.items if one.state is ItemState.SIGNING and one.at is not None]
    return free_from(max(begun)) if begun else None


def _broken_off(item: Item) -> str:
    if item.state is not ItemState.SIGNING or item.at is None:
        return ""
    return _(
        "Its signing began at %(time)s and has no outcome yet. If it was broken off, nothing was handed out: go on from %(until)s, and it is signed anew under the same number.",
        time=instant(item.at),
        until=instant(free_from(item.at)),
    )


def progress_words(batch: Batch) -> str:
    """Say how far a stack is."""
    signed, in_all = batch.count(ItemState.SIGNED), len(batch.items)
    failed = batch.count(ItemState.REFUSED, ItemState.LEFT)
    if not failed:
        return _("%(signed)s of %(in_all)s signed", signed=signed, in_all=in_all)
    return _("%(signed)s of %(in_all)s signed, %(failed)s not", signed=signed, in_all=in_all, failed=failed)


def _check_line(check: Check) -> CheckLine:
    return CheckLine(check_sentence(check), check.mark, tuple(initial_lines(check)))


def _why_not(paper: DeskPaper) -> str:
    if paper.refused is not None:
        return sentence_of(named(paper.refused))
    if paper.under_way is None:
        return ""
    claim = paper.under_way
    told = {"who": claim.who, "since": claim.since, "until": claim.until}
    return sentence_of(Refused(Reason.SIGNING_UNDER_WAY, told))


def _state_words() -> Mapping[ItemState, tuple[str, str]]:
    return {
        ItemState.WAITING: (_("not yet signed"), "plain"),
        ItemState.SIGNING: (_("broken off or under way"), "soon"),
        ItemState.SIGNED: (_("signed"), "ok"),
        ItemState.REFUSED: (_("not signed"), "late"),
        ItemState.LEFT: (_("left for later"), "info"),
    }
