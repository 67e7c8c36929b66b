"""Handing a document over at the counter, with the nine answers of the satisfaction survey."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.ikm import ITEMS, Element
from app.extensions import db
from app.records.duties import SatisfactionRecord
from tests.journeys.walking import refuse_others

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.journeys.pages import Page
    from tests.journeys.walking import Walk

ANSWERS = {item.label: item.answers[3].capitalize() for item in ITEMS.values()}
SURVEY = {"Survei kepuasan masyarakat (SKM)": "Diisi", **ANSWERS}
RECEIVER = {
    "Diterima oleh": "Anto Wijaya",
    "Bukti yang ditunjukkan (tanda terima, KTP, surat kuasa)": "Tanda terima dan KTP",
}


def hand_over(walk: Walk, counter: str, button: str, *, with_survey: bool = True) -> Page:
    """Hand over at the counter: the receiver, his proof, and the survey where it has not been asked before."""
    return _serve(walk, counter, button, {**RECEIVER, **(SURVEY if with_survey else {})})


def ask_satisfaction(walk: Walk, counter: str, button: str) -> Page:
    """Let the applicant answer the survey at the counter, before anything is handed over."""
    return _serve(walk, counter, button, SURVEY)


def _serve(walk: Walk, counter: str, button: str, answers: Mapping[str, str]) -> Page:
    form = walk.office.read(counter, f"/loket/serah/{walk.case_id}").form(button).fill(answers)
    refuse_others(walk.office, counter, form.sending())
    before = walk.row.events_count
    shown = form.press()
    assert shown.answer.status_code == HTTPStatus.OK, shown.text
    assert walk.row.events_count > before, shown.text
    assert walk.row.number in shown.text
    return shown


def nine_answers(walk: Walk) -> list[dict[str, int]]:
    """Give the answers on file."""
    with walk.office.app.app_context():
        return [dict(answers) for answers in db.session.scalars(select(SatisfactionRecord.answers))]


ALL_FOURS = dict.fromkeys((element.value for element in Element), 4)
