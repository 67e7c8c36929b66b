"""Printing a page from what is typed at a step, before the step is finished: to be signed by hand and uploaded.

Nothing is filed: the paper that counts is the signed one that comes back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.case.refusals import Reason
from app.domain.form.forms import FieldKind
from app.services.actors import Actor
from app.services.casework.lacks import read_answers
from app.services.casework.moving import open_desk
from app.services.declined import Declined
from app.services.templates.press import print_document
from app.services.tools import Tools
from app.services.work.kinds import Asked


def print_work_page(
    session: Session, tools: Tools, *, case_id: int, asked: Asked, by: Actor, at: datetime
) -> bytes:
    """Print the page of an outcome from its answers; `Declined` where the officer may not take that outcome.

    Raises `AnswersDeclined` for what is missing or wrong, but for the files: they come once this is signed.
    """
    session.rollback()
    desk, kind = open_desk(session, tools, case_id, asked, by, at)
    page = kind.find_page(desk)
    if page is None:
        raise Declined(Reason.UNKNOWN_OUTCOME, outcome=asked.outcome)
    typed = [one for one in kind.fields(desk) if one.kind is not FieldKind.FILE]
    answers = read_answers(typed, replace(asked, papers=()), desk.on_file.case.facts).answers
    row = desk.on_file.row
    return print_document(
        session,
        tools,
        kind=page,
        facts=kind.page_facts(desk, answers),
        agency=row.agency,
        at=at,
        case_id=case_id,
        permit_type_id=row.permit_type_id,
        is_kept=False,
    ).document.pdf
