"""Looks at a permit's page are put together by day after a month, and each is counted once, run as often as you like."""

from datetime import date, timedelta

import pytest

from app.domain.permit.standings import Standing
from app.extensions import db
from app.records.permits import PermitScanDayRecord, PermitScanRecord
from app.services.proof import Way, add_up_scans, count_scans, log_scan
from tests.integration.screens_public import papers
from tests.integration.screens_public.papers import NOW, PERMIT_TOKEN


@pytest.fixture
def scanned(office, case):
    """A permit that was looked at twice on one day, once in the night after it, and once today."""
    permit = papers.permit_row(case, b"%PDF-1.7 izin", signature="by_hand")
    long_ago = NOW - timedelta(days=40)
    for at in (long_ago, long_ago + timedelta(hours=1), long_ago + timedelta(hours=15), NOW):
        log_scan(db.session(), PERMIT_TOKEN, Way.QR, Standing.VALID, at)
    return permit.id


def test_old_looks_become_daily_counts_by_the_agencys_own_calendar(scanned):
    first, second = add_up_scans(db.session, NOW), add_up_scans(db.session, NOW)

    assert (first, second) == (3, 0)
    days = db.session.query(PermitScanDayRecord).order_by(PermitScanDayRecord.seen_on)
    assert [(row.seen_on, row.looks) for row in days] == [(date(2026, 10, 14), 2), (date(2026, 10, 15), 1)]
    assert db.session.query(PermitScanRecord).count() == 1
    assert count_scans(db.session(), scanned) == {"valid": 4}


def test_a_look_that_comes_late_is_added_to_its_day(scanned):
    add_up_scans(db.session, NOW)
    log_scan(db.session(), PERMIT_TOKEN, Way.QR, Standing.VALID, NOW - timedelta(days=40))

    add_up_scans(db.session, NOW)

    assert count_scans(db.session(), scanned) == {"valid": 5}
