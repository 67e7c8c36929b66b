"""One breach in words, as a line of the list and as a page; computed here so that the templates decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from flask import make_response, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.domain.case.access import Permission
from app.screens.actor import session
from app.screens.base.ways_back import safe_next
from app.screens.request_keys import new_request_key
from app.screens.supervisor.cause_words import breach_cause_word, breach_causes
from app.screens.words import working_time_words
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.oversight.breach_remarks import LONGEST_FOLLOW_UP, FollowUp, list_remarks
from app.services.oversight.breaches import Breach
from app.services.oversight.figures.names import Names, name_of, read_names
from app.services.oversight.lever_offers import LeverOffer, offer_levers
from app.services.oversight.staff import read_staff
from app.services.oversight.task_lines import read_task_lines


@dataclass(frozen=True)
class BreachLine:
    """A breach as it is printed; `ledger_url` opens the sum behind its due time."""

    breach: Breach
    permit_type: str
    step: str
    holder: str
    over: str
    cause: str
    seen_by: str
    ledger_url: str
    offer: LeverOffer | None


def may_follow_up(actor: Actor) -> bool:
    """Whether the officer may write down what follows, or looks on only."""
    return Permission.CASE_EXTEND in actor.officer.permissions


def lines_of(
    reading: Session, actor: Actor, breaches: Sequence[Breach], names: Names, at: datetime
) -> list[BreachLine]:
    """Word some breaches, with the levers for those that are still open."""
    open_tasks = [one.row.task_id for one in breaches if one.row.closed_at is None and not one.is_deemed]
    offers = offers_for(reading, actor, open_tasks, at)
    return [_line(one, names, offers.get(one.row.task_id)) for one in breaches]


@dataclass(frozen=True)
class NotSaved:
    """What was typed and not saved, and why."""

    sentence: str
    told: FollowUp


def breach_page(breach: Breach, actor: Actor, at: datetime, not_saved: NotSaved | None = None) -> Any:
    """Draw the page of one breach; what could not be saved stands there still."""
    names = read_names(session(), actor.agency_id)
    (line,) = lines_of(session(), actor, [breach], names, at)
    remarks = list_remarks(session(), breach.id)
    page = render_template(
        "screens/supervisor/breach.html",
        title=_("Overrun limit of file %(number)s", number=breach.number),
        line=line,
        remarks=[(one, breach_cause_word(one.cause)) for one in remarks],
        seen=len(remarks),
        typed=not_saved.told if not_saved else FollowUp(breach.row.cause, breach.row.follow_up),
        not_saved=not_saved,
        causes=breach_causes(),
        longest=LONGEST_FOLLOW_UP,
        may_follow_up=may_follow_up(actor),
        back=safe_next() or url_for("BreachScreen.breaches"),
        new_key=new_request_key,
    )
    return make_response(page, HTTPStatus.CONFLICT if not_saved else HTTPStatus.OK)


def offers_for(reading: Session, actor: Actor, tasks: Sequence[int], at: datetime) -> dict[int, LeverOffer]:
    """Offer levers for open tasks by their ids, to who answers for lateness; as many statements for one as for all."""
    if not tasks or not may_follow_up(actor):
        return {}
    staff = read_staff(reading, actor.agency_id, get_calendar(reading, actor.agency_id).date_of(at))
    offers = offer_levers(reading, actor, read_task_lines(reading, tasks), staff)
    return {task: offer for task, offer in offers.items() if not offer.is_empty}


def _line(breach: Breach, names: Names, offer: LeverOffer | None) -> BreachLine:
    row = breach.row
    anchor = "deemed" if breach.is_deemed else f"task-{breach.serial}"
    return BreachLine(
        breach=breach,
        permit_type=names.permit_types.get(row.permit_type_id or 0, ""),
        step=_step(breach, names),
        holder="" if breach.is_deemed else names.holder(row.position_key, row.office_key),
        over=working_time_words(breach.over),
        cause=breach_cause_word(row.cause),
        seen_by=names.officers.get(row.acknowledged_by or 0, ""),
        ledger_url=url_for("ClocksScreen.clocks", case_id=row.case_id, _anchor=anchor),
        offer=offer,
    )


def _step(breach: Breach, names: Names) -> str:
    if breach.is_deemed:
        return _("Time that the law gives to decide")
    row = breach.row
    step = names.steps.get((row.permit_type_id or 0, row.step_key))
    return f"{row.step_number} {name_of(step) if step else row.step_key}"
