"""Reading the stage of a history from the database: what the agencies are, who works there, which ids are free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.procedure.procedures import Procedure
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord
from app.records.permits import NumberCounterRecord
from app.services.casework.loading import case_from
from app.services.declined import Declined
from app.services.demo.history.book import tracking_token
from app.services.demo.history.ids import set_aside
from app.services.demo.history.staff import Wish, posts_of, read_agency
from app.services.demo.history.stage import Agency, Play, Stage
from app.services.intake import facts_of, get_published
from app.services.papers.requirements import list_asked
from app.services.permit_forms import form_of

WEIGHTS = {
    ("rohil", "genset"): 0.2,
    ("rohil", "insidentil"): 0.24,
    ("rohil", "karang_taruna"): 0.05,
    ("rohil", "penata_anestesi"): 0.11,
    ("kampar", "genset"): 0.55,
}
USUAL_WEIGHT = 0.1
"""What a permit type of the office's own brings beside those of the seeds."""


class HistoryRefused(Exception):
    """No history can be made; the message says why and what to do, for the operator."""


def refuse_repetition(session: Session, seed: int) -> None:
    """Raise `HistoryRefused` where a history of this seed stands already: its first case is known by its code."""
    token = tracking_token(seed, 0)
    if session.scalar(select(CaseRecord.id).where(CaseRecord.tracking_token == token)) is not None:
        message = f"Riwayat dengan --seed {seed} sudah ada; tidak ada yang ditambahkan. Pakailah --seed lain."
        raise HistoryRefused(message)


def read_stage(session: Session, wish: Wish, cases: int) -> Stage:
    """Read everything that a history is played on; `HistoryRefused` where nobody could play it."""
    plays = tuple(play for agency in _agencies(session) for play in _plays(session, agency, wish))
    if not plays:
        message = "Tidak ada jenis izin yang dapat diperagakan; jalankan dahulu `flask office demo`."
        raise HistoryRefused(message)
    counters = select(NumberCounterRecord)
    numbers = {(row.agency_id, row.series, row.year): row.last for row in session.scalars(counters)}
    return Stage(wish.seed, session.get_bind().dialect.name, plays, set_aside(session, cases), numbers)


def _agencies(session: Session) -> list[AgencyRecord]:
    return list(session.scalars(select(AgencyRecord).order_by(AgencyRecord.id)))


def _plays(session: Session, row: AgencyRecord, wish: Wish) -> Iterator[Play]:
    agency = read_agency(session, row, wish)
    query = select(PermitTypeRecord).where(
        PermitTypeRecord.agency_id == row.id, PermitTypeRecord.is_open.is_(True)
    )
    whole = query.options(joinedload(PermitTypeRecord.office), joinedload(PermitTypeRecord.agency))
    for permit_type in session.scalars(whole.order_by(PermitTypeRecord.id)).all():
        try:
            version, procedure = get_published(session, permit_type)
        except Declined:
            continue
        office = permit_type.office.key if permit_type.office else ""
        if posts_of(procedure, office) <= agency.holders.keys():
            yield _play(session, agency, permit_type, version.id, procedure)


def _play(
    session: Session, agency: Agency, permit_type: PermitTypeRecord, version_id: int, procedure: Procedure
) -> Play:
    office = permit_type.office.key if permit_type.office else ""
    unfiled: Any = CaseRecord(
        id=0,
        agency=permit_type.agency,
        permit_type=permit_type,
        permit_type_id=permit_type.id,
        office_key=office,
        facts={},
        engine={},
        status="running",
    )
    blank = case_from(unfiled, (), procedure)
    return Play(
        agency=agency,
        permit_type_id=permit_type.id,
        permit_type=permit_type.key,
        version_id=version_id,
        blank=replace(blank, facts={}),
        form=form_of(permit_type),
        facts=facts_of(permit_type),
        requirements=tuple(one.key for one in list_asked(session, permit_type.id)),
        series=permit_type.number_pattern,
        number_words={
            "classification": permit_type.classification,
            "kind": permit_type.number_kind,
            "unit": permit_type.agency.unit_code,
        },
        weight=WEIGHTS.get((agency.key, permit_type.key), USUAL_WEIGHT),
    )
