"""A job's file from its rows: read in ranges, drawn as they come, with no transaction open in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.documents.bundles import ARMS
from app.documents.characters import legible
from app.documents.long_tables import Letterhead, LongSheet, print_long_sheet, write_long_workbook
from app.documents.long_tables.values import Row
from app.documents.pages import About
from app.documents.sheets import Value
from app.domain.wording import long_date
from app.gateways.storage import Store
from app.records.agencies import AgencyRecord
from app.records.catalogue import PermitTypeRecord
from app.records.documents import PrintJobRecord
from app.services.issuing.letterheads import letterhead
from app.services.print_jobs.registers import REGISTERS
from app.services.print_jobs.registers.register import STATUS_WORDS, Register
from app.services.print_jobs.values import JobForm, JobKind, Narrowing, Scope
from app.services.templates.pictures import pictures_for

ROWS_AT_ONCE = 500
EVERYTHING = "Semua"

Told = Callable[[int, int], None]
"""Is told how many rows are done, of how many."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """All that a job's file is made of beside its rows, so that the rows are read without a row of the job's."""

    form: JobForm
    name: str
    scope: Scope
    about: tuple[tuple[str, str], ...]
    made: About
    head: Letterhead
    register: Register
    total: int


def read_order(session: Session, store: Store, job_id: int) -> Order:
    """Read what a job asks for, and count its rows; `KeyError` where the agency's own arms cannot be read."""
    job = session.get_one(PrintJobRecord, job_id)
    agency = session.get_one(AgencyRecord, job.agency_id)
    scope = Scope(
        agency_id=agency.id,
        zone=ZoneInfo(agency.zone),
        asked_at=job.asked_at,
        narrowing=Narrowing.read(job.parameters),
    )
    register = REGISTERS[JobKind(job.kind)](scope)
    local, asked = job.asked_at.astimezone(scope.zone), _instant(job.asked_at, scope.zone)
    made = About(
        title=f"{register.title} – {agency.short_name}",
        author=agency.name,
        subject=period_words(scope),
        foot=f"{register.title} · {agency.short_name} · diminta {asked} · dokumen panjang nomor {job.id}",
        made_on=local.date(),
    )
    return Order(
        form=JobForm(job.form),
        name=f"{register.tab.lower().replace(' ', '-')}-{local:%Y%m%d-%H%M}-{job.id}.{job.form}",
        scope=scope,
        about=(*_about(session, scope, agency), ("Dokumen panjang", f"Nomor {job.id}, diminta {asked}")),
        made=made,
        head=Letterhead(agency=letterhead(agency), arms=pictures_for(session, store, agency)[ARMS]),
        register=register,
        total=register.count(session),
    )


def make(session: Session, order: Order, out: BinaryIO, told: Told) -> None:
    """Write the file; the session holds no transaction while `told` runs and while rows are drawn."""
    sheet = LongSheet(
        name=order.register.tab,
        title=order.register.title,
        columns=order.register.columns,
        rows=_rows(session, order, told),
        about=order.about,
        closing=order.register.closing,
    )
    if order.form is JobForm.PDF:
        print_long_sheet(sheet, order.made, order.head, out, paper=order.scope.narrowing.paper)
    else:
        write_long_workbook(sheet, out, author=order.made.author, made_at=order.scope.asked_at)


def _rows(session: Session, order: Order, told: Told) -> Iterator[Row]:
    place, done = None, 0
    is_paper = order.form is JobForm.PDF
    while True:
        found = order.register.list_after(session, place, ROWS_AT_ONCE)
        # Nothing of the rows is kept by the session, and no transaction waits for the drawing.
        session.rollback()
        session.expunge_all()
        for _place, row in found:
            yield tuple(map(_legible, row)) if is_paper else row
        done += len(found)
        told(done, max(order.total, done))
        if len(found) < ROWS_AT_ONCE:
            return
        place = found[-1][0]


def _legible(value: Value) -> Value:
    return legible(value) if isinstance(value, str) else value


def _about(session: Session, scope: Scope, agency: AgencyRecord) -> tuple[tuple[str, str], ...]:
    chosen = scope.narrowing
    permit_type = session.get(PermitTypeRecord, chosen.permit_type_id) if chosen.permit_type_id else None
    return (
        ("Instansi", agency.name),
        ("Periode", period_words(scope)),
        ("Jenis izin", permit_type.name if permit_type else EVERYTHING),
        *((("Status", STATUS_WORDS.get(chosen.status, chosen.status)),) if chosen.status else ()),
    )


def period_words(scope: Scope) -> str:
    """Word the days of a job; without an end they go until it was asked for."""
    from_on, until_on = scope.narrowing.from_on, scope.narrowing.until_on
    end = long_date(until_on or scope.asked_at.astimezone(scope.zone).date())
    return f"{long_date(from_on)} sampai dengan {end}" if from_on else f"sampai dengan {end}"


def _instant(at: datetime, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return f"{long_date(local)} pukul {local:%H.%M} {local:%Z}"
