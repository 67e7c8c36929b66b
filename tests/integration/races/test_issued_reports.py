"""Several supervisors issue the same report at the same instant: one is issued, and everybody is given that one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.documents.report_sample import sample_report
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.documents import PrintedDocumentRecord
from app.records.reports import IssuedReportRecord
from app.records.staff import OfficerRecord
from app.services.issued_reports import ReportKind, ReportReason, ReportRefused, Subject, issue_report
from app.services.issuing.letterheads import letterhead
from app.services.oversight.figures.periods import PeriodKind, period_of
from app.services.staffing import find_actor
from app.services.tools import EXTENSION
from tests.small_office import AT
from tests.starting import at_once

SEMESTER = period_of(PeriodKind.SEMESTER, date(2026, 3, 1))
MANY = 4


@pytest.fixture
def staffed(house):
    app = house.move_into("staffed")
    with app.app_context():
        yield app


def issue(app, subject, actor, place=0):
    """Issue a report whose words tell the press: no two have the same bytes."""
    agency = letterhead(db.session.get_one(AgencyRecord, subject.agency_id))

    def gather(head):
        return replace(sample_report(agency), signatory=head, printed=f"pukul {place}")

    at = AT + timedelta(seconds=place)
    return issue_report(db.session, app.extensions[EXTENSION], subject, gather, by=actor, at=at)


def somebody_of(key):
    agency = db.session.scalars(select(AgencyRecord).filter_by(key=key)).one()
    users = select(OfficerRecord.user_id).filter_by(agency_id=agency.id).order_by(OfficerRecord.id)
    found = (find_actor(db.session, user_id, AT) for user_id in db.session.scalars(users).all())
    return next(actor for actor in found if actor is not None)


def test_of_many_presses_at_once_one_report_is_issued_and_everybody_is_given_it(staffed):
    actor = somebody_of("rohil")
    subject = Subject(actor.agency_id, ReportKind.SLA, SEMESTER)

    given = at_once(
        staffed, [lambda place=place: issue(staffed, subject, actor, place) for place in range(MANY)]
    )

    filed = db.session.scalars(select(IssuedReportRecord)).one()
    assert {one.sha256 for one in given} == {filed.sha256}
    assert db.session.scalars(select(PrintedDocumentRecord.sha256)).all() == [filed.sha256]


def test_another_agencys_report_is_not_given_even_where_it_stands(staffed):
    own, stranger = somebody_of("rohil"), somebody_of("kampar")
    subject = Subject(own.agency_id, ReportKind.SLA, SEMESTER)
    issue(staffed, subject, own)

    with pytest.raises(ReportRefused) as refused:
        issue(staffed, subject, stranger)

    assert refused.value.reason is ReportReason.UNKNOWN_REPORT
