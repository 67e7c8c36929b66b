"""Making the demonstration office: accounts first, then each planned file, each once."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from app.domain.procedure.conditions import holds, read_condition
from app.domain.working_time.calendar import WorkingCalendar
from app.gateways.signatures import Passphrase, make_trial_certificate
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.actors import Actor
from app.services.calendars import get_calendar
from app.services.catalogue import load_demonstration
from app.services.demo.moments import opening_days_ago, working_minutes_before
from app.services.demo.pages import example_page
from app.services.demo.people import answers, applicant
from app.services.demo.plans import Plan, list_plans
from app.services.demo.walking import MINUTES_A_STEP, Walk
from app.services.intake import Application, file_application
from app.services.issuing.signers import signer_of
from app.services.papers.requirements import list_asked
from app.services.papers.taking_in import keep
from app.services.papers.values import NewPaper, PaperKind
from app.services.permit_forms import form_of
from app.services.staffing import find_actor
from app.services.tools import Tools

PROVINCE = {"rohil": "1407", "kampar": "1401"}


def make_demo(
    session: Session | scoped_session[Session],
    tools: Tools,
    appbuilder: Any,
    *,
    seeds: Path,
    signing_keys: Path,
    password: str,
    now: datetime,
) -> int:
    """Make accounts, trial certificates and files; return how many files are new. Safe to run again."""
    real = session() if isinstance(session, scoped_session) else session
    make_accounts(real, appbuilder, seeds=seeds, signing_keys=signing_keys, password=password, now=now)
    made = 0
    for agency_id, key in real.execute(
        select(AgencyRecord.id, AgencyRecord.key).order_by(AgencyRecord.id)
    ).all():
        plans = [plan for plan in list_plans() if plan.agency == key]
        made += _file_all(real, tools, plans, agency_id, password, now)
    return made


def make_accounts(
    session: Session | scoped_session[Session],
    appbuilder: Any,
    *,
    seeds: Path,
    signing_keys: Path,
    password: str,
    now: datetime,
) -> None:
    """Make the accounts, and trial certificates for those who sign. Safe to run again."""
    real = session() if isinstance(session, scoped_session) else session
    load_demonstration(real, appbuilder, seeds, password)
    for agency in real.scalars(select(AgencyRecord).order_by(AgencyRecord.id)).all():
        _certify(real, agency, signing_keys, password, now)


def has_files(session: Session | scoped_session[Session]) -> bool:
    """Whether anything has been filed in this installation."""
    return session.scalar(select(CaseRecord.id).limit(1)) is not None


def _certify(session: Session, agency: AgencyRecord, folder: Path, password: str, now: datetime) -> None:
    """Give everybody who signs a trial certificate; the passphrase is the demonstration's password."""
    heads = (
        select(OfficerRecord)
        .join(AssignmentRecord, AssignmentRecord.officer_id == OfficerRecord.id)
        .join(PositionRecord, PositionRecord.id == AssignmentRecord.position_id)
        .where(OfficerRecord.agency_id == agency.id, PositionRecord.role == "head")
    )
    for officer in session.scalars(heads).unique():
        signer = signer_of(officer, agency)
        if not (folder / f"{signer.key}.p12").exists():
            make_trial_certificate(folder, signer, Passphrase(password), at=now - timedelta(days=1))


def _file_all(
    session: Session, tools: Tools, plans: Sequence[Plan], agency_id: int, password: str, now: datetime
) -> int:
    cast = _cast(session, agency_id, now)
    calendar = get_calendar(session, agency_id)
    made = 0
    # Oldest first, so that register numbers follow the days.
    for plan in sorted(plans, key=lambda one: -one.days_ago):
        rng = Random(zlib.crc32(plan.key.encode()))  # noqa: S311 -- the same office each time, not a secret
        at = _filing_moment(calendar, rng, now, plan)
        done = _file(session, tools, plan, cast, agency_id, rng, at)
        if done is not None:
            walk = Walk(session, tools, cast, calendar, rng, done, agency_id, at, now, password)
            walk.follow(plan)
            made += 1
    return made


def _cast(session: Session, agency_id: int, now: datetime) -> list[Actor]:
    users = select(OfficerRecord.user_id).where(
        OfficerRecord.agency_id == agency_id, OfficerRecord.user_id.is_not(None)
    )
    found = (
        find_actor(session, user_id, now)
        for user_id in session.scalars(users.order_by(OfficerRecord.id)).all()
        if user_id is not None
    )
    return [actor for actor in found if actor is not None]


def _filing_moment(calendar: WorkingCalendar, rng: Random, now: datetime, plan: Plan) -> datetime:
    """Give a moment in office hours so many working days ago, or just as long ago as its steps need."""
    if plan.days_ago == 0:
        return working_minutes_before(calendar, now, MINUTES_A_STEP * (plan.step - 1) + rng.randint(0, 3))
    return calendar.add_minutes(opening_days_ago(calendar, now, plan.days_ago), rng.randint(5, 300))


def _file(
    session: Session,
    tools: Tools,
    plan: Plan,
    cast: Sequence[Actor],
    agency_id: int,
    rng: Random,
    at: datetime,
) -> int | None:
    """File the application unless an earlier run has; the walk of a known file is not taken up again."""
    permit_type = session.scalars(
        select(PermitTypeRecord).where(
            PermitTypeRecord.agency_id == agency_id, PermitTypeRecord.key == plan.permit_type
        )
    ).one()
    counter = _counter(session, permit_type, cast)
    who = applicant(rng, plan.applicant, PROVINCE.get(plan.agency, "1407"))
    form = answers(form_of(permit_type), rng, at.date(), {"applicant.kind": plan.applicant})
    facts = {"applicant.kind": plan.applicant, **{f"form.{key}": value for key, value in form.items()}}
    papers = _requirements(session, tools, permit_type.id, facts, str(who["name"]))
    application = Application(permit_type.id, who, form, papers)
    done = file_application(session, application, by=counter, at=at, request_key=plan.key)
    return None if done.is_repeat else done.case_id


def _counter(session: Session, permit_type: PermitTypeRecord, cast: Sequence[Actor]) -> Actor:
    from app.services.intake import get_published

    _, procedure = get_published(session, permit_type)
    position = procedure.first.holder.position
    return next(actor for actor in cast if any(post.position == position for post in actor.officer.posts))


def _requirements(
    session: Session, tools: Tools, permit_type_id: int, facts: Mapping[str, object], name: str
) -> tuple[NewPaper, ...]:
    return tuple(
        keep(tools, PaperKind.REQUIREMENT, one.key, f"{one.key}.pdf", example_page(one.label, name))
        for one in list_asked(session, permit_type_id)
        if holds(read_condition(one.condition), facts)
    )
