"""A report is issued once, of a period that is over, under the head's name; from then on its archived bytes are given."""

from __future__ import annotations

from datetime import UTC, date, datetime
from http import HTTPStatus

import pytest
from sqlalchemy import func, select, update

from app.domain.ikm import Element
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.cases import CaseRecord
from app.records.catalogue import PermitTypeRecord
from app.records.documents import PrintedDocumentRecord
from app.records.duties import SatisfactionRecord, SweepRunRecord
from app.records.reports import IssuedReportRecord
from app.records.staff import AssignmentRecord, PositionRecord
from app.services.templates.reprinting import reprint
from app.services.tools import EXTENSION
from tests.integration.screens_dashboard.boards_read import DASHBOARD
from tests.integration.screens_staff.desks import BUDI, KADIS, SITI
from tests.pdf_tools import words_of

REPORTS = "/reports/"
OVER = {"kind": "skm_report", "period": "2026-s1"}
RUNNING = {"kind": "skm_report", "period": "2026-s2"}
SLA = {"kind": "sla_report", "period": "2026-s1"}
PLAN = {"action-fee": "Tarif dipasang di loket", "due-fee": "Triwulan I 2027", "holder-fee": "Sekretaris"}


@pytest.fixture
def surveyed(office):
    """The office after a semester in which three judged it, and found it dear."""
    with office.app.app_context():
        agency = db.session.scalars(select(AgencyRecord).filter_by(key="rohil")).one()
        service = db.session.scalars(select(PermitTypeRecord).filter_by(agency_id=agency.id)).first()
        for on in (date(2026, 3, 2), date(2026, 3, 3), date(2026, 6, 30), date(2026, 9, 1)):
            told = dict.fromkeys((element.value for element in Element), 4) | {"fee": 2}
            db.session.add(
                SatisfactionRecord(
                    agency_id=agency.id, permit_type_id=service.id, answered_on=on, answers=told
                )
            )
        db.session.add(SweepRunRecord(started_at=office.now, finished_at=office.now))
        db.session.commit()
    return office


def issue(office, chosen, by=SITI):
    return office.at(by).post(f"{REPORTS}issue", data=chosen)


def counted(office, record, **those):
    with office.app.app_context():
        return db.session.scalar(select(func.count()).select_from(record).filter_by(**those))


def test_an_issued_report_is_archived_with_its_plan_and_signatory_and_given_ever_after(surveyed, tmp_path):
    answer = issue(surveyed, {**OVER, **PLAN})
    page = surveyed.read(SITI, answer.location)
    first = surveyed.at(KADIS).get(page.link("Unduh"))
    surveyed_again = issue(surveyed, {**OVER, "action-fee": "Lain"})

    place = tmp_path / "skm.pdf"
    place.write_bytes(first.data)
    words = words_of(place)
    assert "Tarif dipasang di loket" in words
    assert "Semester I 2026" in words
    assert "3 orang" in words
    assert "KEPALA DINAS" in words
    assert "PRATINJAU" not in words
    assert surveyed_again.status_code == HTTPStatus.FOUND
    assert surveyed.at(SITI).get(page.link("Unduh")).data == first.data
    assert surveyed.at(SITI).get(f"{DASHBOARD}satisfaction.pdf?period=2026-s1").data == first.data
    assert counted(surveyed, IssuedReportRecord) == 1
    assert counted(surveyed, PrintedDocumentRecord, kind="skm_report") == 1


def test_an_issued_report_prints_again_byte_for_byte(surveyed):
    issue(surveyed, {**SLA})

    with surveyed.app.app_context():
        row = db.session.scalars(select(PrintedDocumentRecord).filter_by(kind="sla_report")).one()
        again = reprint(db.session(), surveyed.app.extensions[EXTENSION], row.id)

    assert again.is_same


def test_of_a_running_period_there_is_a_preview_that_says_so_and_no_report(surveyed, tmp_path):
    refused = issue(surveyed, RUNNING)
    preview = surveyed.at(KADIS).post(f"{REPORTS}preview", data=RUNNING)

    place = tmp_path / "preview.pdf"
    place.write_bytes(preview.data)
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Periode ini masih berjalan" in refused.text
    assert "PRATINJAU – PERIODE MASIH BERJALAN" in words_of(place)
    assert "Terbitkan laporan" not in surveyed.read(SITI, f"{REPORTS}?period=2026-s2").text
    assert counted(surveyed, PrintedDocumentRecord, kind="skm_report") == 0


def test_the_sla_report_waits_for_the_figures_of_its_period(office):
    with office.app.app_context():
        db.session.execute(update(SweepRunRecord).values(finished_at=None))
        db.session.commit()

    refused = issue(office, SLA)

    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Angka belum dihitung" in refused.text


def test_the_sla_report_waits_for_what_a_sweep_has_left_uncounted(surveyed):
    case_id = surveyed.file()
    with surveyed.app.app_context():
        left = update(CaseRecord).where(CaseRecord.id == case_id)
        db.session.execute(left.values(filed_at=datetime(2026, 3, 2, 3, tzinfo=UTC)))
        db.session.commit()

    refused = issue(surveyed, SLA)

    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Angka belum dihitung" in refused.text
    assert counted(surveyed, IssuedReportRecord) == 0


def test_without_a_head_in_office_no_report_is_issued(surveyed):
    with surveyed.app.app_context():
        heads = select(PositionRecord.id).where(PositionRecord.key == "head")
        gone = update(AssignmentRecord).where(AssignmentRecord.position_id.in_(heads))
        db.session.execute(gone.values(until_on=date(2026, 1, 31)))
        db.session.commit()

    refused = issue(surveyed, {**OVER, **PLAN})

    assert "Hari ini tidak ada yang menjabat kepala dinas" in refused.text
    assert "Tarif dipasang di loket" in refused.text
    assert counted(surveyed, IssuedReportRecord) == 0


def test_a_report_of_one_service_names_it_when_it_is_chosen_and_when_it_is_issued(surveyed):
    with surveyed.app.app_context():
        service = db.session.get(
            PermitTypeRecord, db.session.scalar(select(SatisfactionRecord.permit_type_id))
        )
        chosen, title = (
            {**OVER, "permit_type": str(service.id)},
            f"Laporan SKM · Semester I 2026 · {service.name}",
        )

    before = surveyed.read(
        SITI, f"{REPORTS}?kind=skm_report&period=2026-s1&permit_type={chosen['permit_type']}"
    )
    after = surveyed.read(SITI, issue(surveyed, chosen).location)

    assert title in before.text
    assert f"Laporan sudah terbit dan diarsipkan: {title}." in after.text


def test_who_may_read_reports_may_not_issue_them_and_others_see_none(surveyed):
    issue(surveyed, OVER)
    report = surveyed.read(SITI, REPORTS).link("Unduh")

    assert issue(surveyed, SLA, by=KADIS).status_code == HTTPStatus.FORBIDDEN
    assert surveyed.at(BUDI).get(report).status_code == HTTPStatus.FORBIDDEN
    assert surveyed.at("supervisor.kampar").get(report).status_code == HTTPStatus.NOT_FOUND
