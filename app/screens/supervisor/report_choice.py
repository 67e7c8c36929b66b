"""Which report is meant, from an address or the form that was sent; and the plan that was written for it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from flask import abort

from app.documents.characters import unprintable
from app.documents.facts import SkmPlan
from app.domain.ikm import ITEMS, Element
from app.screens.actor import current_actor, session
from app.screens.arguments import LONGEST_NUMBER
from app.screens.supervisor.report_papers import today_of
from app.services.issued_reports import ReportKind, Subject
from app.services.oversight.dashboard import UnknownChoice, read_dashboard
from app.services.oversight.figures.choices import Chosen
from app.services.oversight.figures.periods import PeriodKind, find_period, period_of
from app.services.oversight.figures.values import Dashboard
from app.services.permit_type_names import list_permit_types

LONGEST = {"action": 400, "due": 80, "holder": 120}
"""The parts of a plan, by the most characters of each."""


def read_subject(told: Mapping[str, str]) -> Subject:
    """Read what was chosen: the survey of the last whole semester, where nothing was; 404 for an unknown service."""
    agency_id, kind = current_actor().agency_id, told.get("kind", "")
    usual = period_of(PeriodKind.SEMESTER, today_of(agency_id)).previous
    number = told.get("permit_type", "")
    is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    permit_type_id = int(number) if is_number else None
    if permit_type_id is not None and permit_type_id not in dict(list_permit_types(session(), agency_id)):
        abort(HTTPStatus.NOT_FOUND)
    return Subject(
        agency_id,
        ReportKind(kind) if kind in set(ReportKind) else ReportKind.SKM,
        find_period(told.get("period", "")) or usual,
        permit_type_id,
    )


def board_of(subject: Subject) -> Dashboard:
    """Read the figures that an SLA report is made of; 404 for a service that the agency does not have."""
    chosen = Chosen(subject.agency_id, subject.period, subject.permit_type_id)
    try:
        return read_dashboard(session(), chosen, today_of(subject.agency_id))
    except UnknownChoice:
        abort(HTTPStatus.NOT_FOUND)


def read_plans(told: Mapping[str, str]) -> dict[Element, SkmPlan]:
    """Read the plans that say what will be done; one without a deed is none."""
    parts = {element: _parts(told, element) for element in Element}
    return {
        element: SkmPlan(element=ITEMS[element].label, **part)
        for element, part in parts.items()
        if part["action"]
    }


def unprintable_in(plans: Mapping[Element, SkmPlan]) -> tuple[str, ...]:
    """List the signs of plans that no paper can show."""
    return unprintable("".join(f"{one.action}{one.due}{one.holder}" for one in plans.values()))


def _parts(told: Mapping[str, str], element: Element) -> dict[str, str]:
    return {
        name: " ".join(told.get(f"{name}-{element.value}", "").split())[:longest]
        for name, longest in LONGEST.items()
    }
