"""Filing an application of the demonstration at the counter, with its documents, or in the place of a permit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.permit.succession import Why
from app.domain.procedure.conditions import holds, read_condition
from app.records.catalogue import PermitTypeRecord
from app.records.duties import RequestSeenRecord
from app.records.permits import PermitRecord
from app.services.actors import Actor
from app.services.demo.pages import example_page
from app.services.demo.people import AHEAD, answers, applicant
from app.services.demo.plans import Plan
from app.services.intake import Application, file_application, get_published
from app.services.papers.requirements import list_asked
from app.services.papers.taking_in import keep
from app.services.papers.values import NewPaper, PaperKind
from app.services.permit_forms import form_of
from app.services.permit_life.renewing import open_inheritance
from app.services.permit_life.succession import Origin
from app.services.tools import Tools

PROVINCE = {"rohil": "1407", "kampar": "1401"}


@dataclass(frozen=True)
class Counter:
    """The counter of an agency of the demonstration, and who works in that agency."""

    session: Session
    tools: Tools
    agency_id: int
    cast: Sequence[Actor]

    def file(self, plan: Plan, rng: Random, at: datetime) -> int | None:
        """File the application and give its case, unless an earlier run has: a known file is not taken up again."""
        permit_type = self.session.scalars(
            select(PermitTypeRecord).where(
                PermitTypeRecord.agency_id == self.agency_id, PermitTypeRecord.key == plan.permit_type
            )
        ).one()
        clerk = self._clerk(permit_type)
        renewed = self._find_permit(plan.renewed_key) if plan.renews else None
        application = (
            self._new(plan, permit_type, rng, at)
            if renewed is None
            else self._renewal(permit_type, renewed, clerk, rng, at)
        )
        done = file_application(self.session, application, by=clerk, at=at, request_key=plan.key)
        return None if done.is_repeat else done.case_id

    def _new(self, plan: Plan, permit_type: PermitTypeRecord, rng: Random, at: datetime) -> Application:
        who = applicant(rng, plan.applicant, PROVINCE.get(plan.agency, "1407"))
        form = answers(form_of(permit_type), rng, at.date(), {"applicant.kind": plan.applicant})
        facts = {"applicant.kind": plan.applicant, **{f"form.{key}": value for key, value in form.items()}}
        papers = self._requirements(permit_type.id, facts, str(who["name"]))
        return Application(permit_type.id, who, form, papers)

    def _renewal(
        self, permit_type: PermitTypeRecord, permit_id: int, clerk: Actor, rng: Random, at: datetime
    ) -> Application:
        """Take over what is known of a permit, but for the days that lie ahead."""
        origin = Origin(permit_id, Why.RENEWAL)
        known = open_inheritance(self.session, origin, clerk)
        ahead = answers([one for one in form_of(permit_type) if one.key in AHEAD], rng, at.date())
        form = {key: _typed(value) for key, value in known.form.items()} | ahead
        return Application(permit_type.id, known.applicant, form, known.papers, origin)

    def _find_permit(self, key: str) -> int | None:
        """Find the permit of a file that this demonstration made; None while it has none."""
        query = (
            select(PermitRecord.id)
            .join(RequestSeenRecord, RequestSeenRecord.case_id == PermitRecord.case_id)
            .where(RequestSeenRecord.key == key, PermitRecord.agency_id == self.agency_id)
        )
        return self.session.scalars(query.order_by(PermitRecord.id)).first()

    def _clerk(self, permit_type: PermitTypeRecord) -> Actor:
        _, procedure = get_published(self.session, permit_type)
        position = procedure.first.holder.position
        return next(
            actor for actor in self.cast if any(post.position == position for post in actor.officer.posts)
        )

    def _requirements(
        self, permit_type_id: int, facts: Mapping[str, object], name: str
    ) -> tuple[NewPaper, ...]:
        return tuple(
            keep(
                self.tools,
                PaperKind.REQUIREMENT,
                one.key,
                f"{one.key}.pdf",
                example_page(one.label, name),
            )
            for one in list_asked(self.session, permit_type_id)
            if holds(read_condition(one.condition), facts)
        )


def _typed(value: object) -> object:
    """Give an answer as it was typed; rows of answers cell by cell."""
    if isinstance(value, Mapping):
        return {key: _typed(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_typed(one) for one in value]
    return "" if value is None else str(value)
