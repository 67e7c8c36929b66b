"""A large office made by few statements: one tenth of its tasks open, some of them newly late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from app.records.agencies import AgencyRecord
from app.records.cases import ApplicantRecord, CaseRecord, TaskRecord
from app.records.catalogue import PermitTypeRecord, ProcedureVersionRecord
from app.records.columns import FAR_FUTURE
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TASKS_OF_A_CASE = 10
AT_ONCE = 20_000
POSITIONS = ("back_office", "technical_team", "junior_expert", "senior_expert", "head")


def fill(session: Session, tasks: int, late: int) -> None:
    """Make so many tasks in a tenth as many cases, the last of each open, so many of them newly late."""
    version = _agency(session)
    cases = tasks // TASKS_OF_A_CASE
    for first in range(1, cases + 1, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, cases + 1))
        session.execute(insert(CaseRecord), [_case(number, version) for number in numbers])
        rows = [_task(number, serial) for number in numbers for serial in range(1, TASKS_OF_A_CASE + 1)]
        session.execute(insert(TaskRecord), rows)
        session.commit()
    settle(session, late)


def settle(session: Session, late: int) -> None:
    """Put the database back: so many tasks late and not flagged yet, no breach, no notice, statistics fresh."""
    session.rollback()
    for table in ("breaches", "notices"):
        session.execute(text(f"DELETE FROM {table}"))  # noqa: S608 -- our own words
    session.execute(
        text(
            "UPDATE tasks SET late_flagged_at = NULL WHERE late_flagged_at IS NOT NULL AND closed_at IS NULL"
        )
    )
    past, ahead = NOW - timedelta(hours=1), NOW + timedelta(days=30)
    step = TASKS_OF_A_CASE
    session.execute(
        TaskRecord.__table__.update()
        .where(TaskRecord.closed_at.is_(None), TaskRecord.id > late * step, TaskRecord.due_at < NOW)
        .values(due_at=ahead, urgent_at=ahead)
    )
    session.execute(
        TaskRecord.__table__.update()
        .where(TaskRecord.closed_at.is_(None), TaskRecord.id <= late * step, TaskRecord.due_at > NOW)
        .values(due_at=past, urgent_at=past)
    )
    session.commit()
    _vacuum(session)


def _vacuum(session: Session) -> None:
    engine = session.get_bind()
    if engine.dialect.name == "postgresql":
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text("VACUUM ANALYZE"))
            connection.execute(text("CHECKPOINT"))
    else:
        session.execute(text("ANALYZE"))
        session.commit()
        session.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        session.rollback()


def _agency(session: Session) -> int:
    agency = AgencyRecord(
        key="rohil",
        name="DPMPTSP",
        short_name="DPMPTSP",
        government="Pemerintah",
        regency="Rokan Hilir",
        place="Bagansiapiapi",
    )
    permit_type = PermitTypeRecord(agency=agency, key="genset", name="Izin", number_pattern="{urut}", form=[])
    version = ProcedureVersionRecord(
        permit_type=permit_type, number=1, state="published", definition={}, checksum="0" * 64
    )
    session.add(agency)
    session.flush()
    version.agency_id = agency.id
    applicant = ApplicantRecord(agency_id=agency.id, kind="person", name="Anto")
    session.add_all([version, applicant])
    for rank, role in enumerate((*POSITIONS, "supervisor")):
        position = PositionRecord(agency=agency, key=role, label=role, role=role, rank_order=rank)
        officer = OfficerRecord(agency=agency, name=role)
        session.add(AssignmentRecord(officer=officer, position=position, from_on=date(2020, 1, 1)))
    session.commit()
    return int(session.scalars(select(ProcedureVersionRecord.id)).one())


def _case(number: int, version: int) -> dict[str, object]:
    filed_at = NOW - timedelta(minutes=number)
    return {
        "id": number,
        "agency_id": 1,
        "number": f"2026/{number:08}",
        "permit_type_id": 1,
        "procedure_version_id": version,
        "applicant_id": 1,
        "applicant_name": "Anto",
        "applicant_key": "anto",
        "filed_by": 1,
        "filed_at": filed_at,
        "is_filing_counted": True,
        "tracking_token": f"{number:043}",
    }


def _task(case: int, serial: int) -> dict[str, object]:
    is_open = serial == TASKS_OF_A_CASE
    opened_at = NOW - timedelta(days=20, minutes=case)
    due_at = NOW + timedelta(days=30) if is_open else opened_at + timedelta(days=3)
    return {
        "id": (case - 1) * TASKS_OF_A_CASE + serial,
        "case_id": case,
        "agency_id": 1,
        "permit_type_id": 1,
        "serial": serial,
        "step_key": f"step_{serial}",
        "step_number": serial,
        "holder_kind": "position",
        "position_key": POSITIONS[case % len(POSITIONS)],
        "state": "open" if is_open else "done",
        "opened_at": opened_at,
        "started_at": opened_at,
        "allowance_amount": 3,
        "allowance_unit": "working_days",
        "due_at": due_at,
        "urgent_at": due_at or FAR_FUTURE,
        "escalates_at": due_at + timedelta(days=1),
        "closed_at": None if is_open else opened_at + timedelta(days=1),
        "is_counted": not is_open,
    }
