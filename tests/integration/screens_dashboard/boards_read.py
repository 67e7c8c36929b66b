"""The dashboard of an office as values, and as its page, its PDF and its workbook show it."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

from app.extensions import db
from app.records.cases import TaskRecord
from app.records.oversight import BreachRecord
from app.services.oversight.dashboard import read_dashboard
from app.services.oversight.figures.choices import Chosen
from app.services.oversight.figures.periods import find_period
from tests.boards import agency_id_of

DASHBOARD = "/dashboard/"
TODAY = date(2026, 11, 23)


def board_of(agency: str, **narrowed: object):
    """Read the figures of the last quarter; call it within an application context."""
    period = find_period(str(narrowed.pop("period", "2026-q4")))
    return read_dashboard(db.session(), Chosen(agency_id_of(agency), period, **narrowed), TODAY)


def workbook(client, query: str = ""):
    """Ask for the workbook and open it."""
    from openpyxl import load_workbook

    answer = client.get(f"{DASHBOARD}report.xlsx{query}")
    assert answer.status_code == 200
    return load_workbook(BytesIO(answer.data))


def table(page, key: str) -> list[list[str]]:
    """Give the cells of one figure's table on the page, its heading first."""
    rows = page.tree.iterfind(f".//section[@id='{key}']//table//tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


def overrun(office, case_id: int, days: int) -> None:
    """Let a file's open task be late by so many days."""
    with office.app.app_context():
        task = db.session.query(TaskRecord).filter_by(case_id=case_id, closed_at=None).one()
        db.session.add(
            BreachRecord(
                agency_id=task.agency_id,
                case_id=case_id,
                task_id=task.id,
                permit_type_id=task.permit_type_id,
                step_key=task.step_key,
                step_number=task.step_number,
                position_key=task.position_key,
                office_key=task.office_key,
                due_at=office.now - timedelta(days=days),
                flagged_at=office.now,
            )
        )
        db.session.commit()
