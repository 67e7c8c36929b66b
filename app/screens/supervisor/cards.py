"""The four numbers at the top of the dashboard, worded, each with the list behind it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from app.screens.supervisor.figure_words import gain_words, number_words, percent_words
from app.screens.supervisor.links import Links
from app.screens.words import NOTHING
from app.services.oversight.figures.values import Dashboard


@dataclass(frozen=True)
class CardLine:
    """One card: its number, what qualifies it, and the lists behind both; `style` is a chip's or a colour's name."""

    label: str
    value: str
    note: str
    url: str = ""
    note_url: str = ""
    style: str = ""
    note_style: str = ""


def card_lines(board: Dashboard, links: Links) -> tuple[CardLine, ...]:
    """Word the four cards."""
    return (_on_time(board, links), _running(board, links), _late(board, links), _predicted(board, links))


def _on_time(board: Dashboard, links: Links) -> CardLine:
    cards = board.cards
    gain = None if cards.gain is None else round(cards.gain, 1)
    style = "" if gain is None else "ok" if gain > 0 else "late" if gain < 0 else "plain"
    return CardLine(
        label=_("Steps done on time") if board.chosen.step_key else _("Finished on time"),
        value=percent_words(cards.on_time.percent),
        note=gain_words(cards.gain, board.chosen.period.kind),
        url=links.ended(),
        note_url=links.ended(kept="no"),
        note_style=style,
    )


def _running(board: Dashboard, links: Links) -> CardLine:
    cards = board.cards
    return CardLine(
        label=_("Tasks open at this step") if board.chosen.step_key else _("Files in progress"),
        value=number_words(cards.running),
        note=_("%(count)s wait for the applicant", count=number_words(cards.with_applicant)),
        url=links.running(),
        note_url=links.open_work(stand="waiting"),
    )


def _late(board: Dashboard, links: Links) -> CardLine:
    cards = board.cards
    return CardLine(
        label=_("Late now"),
        value=number_words(cards.late),
        note=_("%(count)s at technical offices", count=number_words(cards.late_at_offices)),
        url=links.open_work(stand="late"),
        style="late" if cards.late else "",
    )


def _predicted(board: Dashboard, links: Links) -> CardLine:
    cards = board.cards
    if cards.predicted is None:
        return CardLine(
            label=_("Predicted to be late"),
            value=NOTHING,
            note=_("not enough experience yet: no step has been done 20 times"),
        )
    return CardLine(
        label=_("Predicted to be late"),
        value=number_words(cards.predicted),
        note=_("from the experience of %(count)s steps", count=cards.forecast_steps),
        url=links.open_work(stand="predicted"),
        style="soon" if cards.predicted else "",
    )
