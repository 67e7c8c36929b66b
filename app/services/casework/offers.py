"""What an officer may do to a case now, with all that the panel must ask: the same list that `act` accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.case.deciding import Allowed, list_allowed
from app.domain.form.forms import Field, FieldKind
from app.domain.procedure.procedures import Need, Route
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.casework.loading import OnFile, load_case
from app.services.tools import Tools
from app.services.work.kinds import Desk
from app.services.work.registry import kind_of_work


@dataclass(frozen=True)
class Offer:
    """One button with its form: an outcome of a live task, and what it asks."""

    task: int
    step_number: int
    step_text: str
    outcome: str
    label: str
    route: Route
    needs: frozenset[Need]
    fields: tuple[Field, ...]
    initial: Mapping[str, object]
    wants_defects: bool
    wants_passphrase: bool
    prints: str = ""
    """The kind of page that can be printed from what is typed; empty for none."""


def list_offers(session: Session, tools: Tools, case_id: int, by: Actor, at: datetime) -> tuple[Offer, ...]:
    """List what an officer may do to a case; empty when nothing is his to do."""
    return offers_on(session, tools, load_case(session, case_id, agency_id=by.agency_id or None), by, at)


def offers_on(session: Session, tools: Tools, on_file: OnFile, by: Actor, at: datetime) -> tuple[Offer, ...]:
    """List what an officer may do to a case that is loaded already."""
    allowed = list_allowed(on_file.case, by.officer)
    return tuple(_offer(session, tools, on_file, one, by, at) for one in allowed)


def _offer(session: Session, tools: Tools, on_file: OnFile, one: Allowed, by: Actor, at: datetime) -> Offer:
    step = on_file.case.step_of(one.task)
    kind = kind_of_work(step.work if one.outcome.route is Route.FORWARD else None)
    calendar = get_calendar(session, on_file.row.agency_id)
    desk = Desk(session, tools, on_file, one.task, step, one.outcome, by, at, calendar)
    fields = kind.fields(desk)
    return Offer(
        task=one.task.serial,
        step_number=step.number,
        step_text=step.text,
        outcome=one.outcome.key,
        label=one.outcome.label,
        route=one.outcome.route,
        needs=one.outcome.needs,
        fields=tuple(field for field in fields if field.kind is not FieldKind.SECRET),
        initial=kind.initial(desk),
        wants_defects=one.outcome.route is Route.CORRECT,
        wants_passphrase=any(field.kind is FieldKind.SECRET for field in fields),
        prints="" if (page := kind.find_page(desk)) is None else page.value,
    )
