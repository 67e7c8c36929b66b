"""The dashboard as a report's facts and as a workbook: the panels' own rows, so that they say what the page says."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from flask_babel import gettext as _

from app.documents.characters import unprintable
from app.documents.facts import Answer, Signatory, SkmPlan, SkmReportFacts
from app.documents.report_facts import ReportCard, ReportColumn, ReportSection, SlaReportFacts
from app.documents.sheets import Measure, Sheet
from app.documents.workbooks import write_workbook
from app.domain.ikm import Element
from app.screens.actor import session
from app.screens.formats import instant
from app.screens.supervisor.cards import CardLine, card_lines
from app.screens.supervisor.figure_words import period_words
from app.screens.supervisor.links import Links
from app.screens.supervisor.panels import Panel, list_panels
from app.screens.supervisor.sheets import rates_sheet, summary_sheet
from app.services.oversight.figures.values import Dashboard
from app.services.oversight.reports import sla_facts
from app.services.oversight.satisfaction import Measured, earlier_periods, satisfaction_facts

ALL_OF_IT = 100
LONG = 30
"""A text of more characters than this needs a wide column, or it stands in it word by word."""
ORDER = ("steps", "months", "officers", "offices", "reasons", "ages", "split")
NO_SIGN = "?"


def workbook_of(board: Dashboard, *, agency: str, at: datetime) -> bytes:
    """Write the figures as a workbook of real numbers."""
    panels = list_panels(board, Links(board.chosen, may_list=False))
    sheets = [summary_sheet(board), *(panels[key].sheet for key in ORDER), rates_sheet(board)]
    title = f"{_('SLA dashboard')} – {period_words(board.chosen.period)}"
    about = [agency, *(f"{one.label}: {one.value}" for one in about_lines(board, at))]
    return write_workbook(sheets, title=title, author=agency, about=about, made_at=at)


def report_of(board: Dashboard, at: datetime, signatory: Signatory | None = None) -> SlaReportFacts:
    """Gather the figures with their pictures."""
    panels = list_panels(board, Links(board.chosen, may_list=False))
    return sla_facts(
        session(),
        board.chosen.agency_id,
        period=period_words(board.chosen.period),
        about=tuple(about_lines(board, at)),
        cards=tuple(map(_card, card_lines(board, Links(board.chosen, may_list=False)))),
        sections=tuple(_section(panels[key]) for key in ORDER),
        printed=instant(at),
        at=at,
        signatory=signatory,
    )


def satisfaction_of(
    measured: Measured,
    at: datetime,
    *,
    plans: Mapping[Element, SkmPlan] | None = None,
    signatory: Signatory | None = None,
) -> SkmReportFacts:
    """Gather the satisfaction survey (SKM) of a period; `ReportRefused` where nobody answered."""
    periods = (*earlier_periods(measured.period), measured.period)
    words = {period: period_words(period) for period in periods}
    return satisfaction_facts(session(), measured, words=words, at=at, plans=plans, signatory=signatory)


def about_lines(board: Dashboard, at: datetime) -> Iterable[Answer]:
    """Say what was chosen, and when it was counted and made."""
    chosen, choices = board.chosen, board.choices
    permit_types, steps, offices = map(dict, (choices.permit_types, choices.steps, choices.offices))
    everything = _("All")
    return (
        Answer(label=_("Period"), value=period_words(chosen.period)),
        Answer(label=_("Permit type"), value=printable(permit_types.get(chosen.permit_type_id, everything))),
        Answer(label=_("Step"), value=printable(steps.get(chosen.step_key, everything))),
        Answer(label=_("OPD"), value=printable(offices.get(chosen.office_key, everything))),
        Answer(label=_("Counted"), value=instant(board.counted_at) if board.counted_at else _("not yet")),
        Answer(label=_("Made"), value=instant(at)),
    )


def printable(text: str) -> str:
    """Put a question mark where the letters' typeface has no shape, so that one name stops no report."""
    lacking = set(unprintable(text))
    return "".join(NO_SIGN if sign in lacking else sign for sign in text)


def _card(card: CardLine) -> ReportCard:
    return ReportCard(label=card.label, value=card.value, note=card.note)


def _section(panel: Panel) -> ReportSection:
    picture = panel.picture()
    address = f"data:image/png;base64,{base64.b64encode(picture).decode('ascii')}" if picture else ""
    return ReportSection(
        title=panel.sheet.title,
        note=panel.sheet.note,
        columns=columns_of(panel.sheet, panel.rows),
        rows=tuple(tuple(map(printable, row)) for row in panel.rows),
        picture=address,
    )


def columns_of(sheet: Sheet, rows: Sequence[Sequence[str]]) -> tuple[ReportColumn, ...]:
    """Give texts half as much again as figures, and long ones twice that."""
    parts = [
        2 if column.measure is not Measure.TEXT else 6 if _is_long(place, rows) else 3
        for place, column in enumerate(sheet.columns)
    ]
    return tuple(
        ReportColumn(
            heading=column.heading,
            width=ALL_OF_IT * part // sum(parts),
            is_figure=column.measure not in {Measure.TEXT, Measure.MONTH},
        )
        for column, part in zip(sheet.columns, parts, strict=True)
    )


def _is_long(place: int, rows: Sequence[Sequence[str]]) -> bool:
    return any(len(row[place]) > LONG for row in rows)
