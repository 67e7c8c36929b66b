"""Rows are a draft: they move nothing until somebody puts them in force, for a reason, after a preview."""

from datetime import date, time

import pytest
from sqlalchemy import delete, select, update

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.calendars import CalendarVersionRecord, DayHoursRecord, HoursPeriodRecord
from app.services.calendars import get_calendar
from app.services.calendars.content import calendar_from, content_of
from app.services.calendars.draft import read_draft
from app.services.calendars.refusals import CalendarReason, CalendarRefused
from app.services.calendars.versions import begin_versions, put_in_force
from app.services.transactions import transaction
from tests.calendar_office import TUESDAY, close_on, due_times, put_rows_in_force, version_in_force
from tests.calendars import at, office_calendar
from tests.small_office import AT
from tests.starting import at_once

THURSDAY_CLOSING = at("2026-11-26 16:00")


def test_a_day_off_written_into_the_rows_moves_nothing(office, agency):
    office.file()

    close_on(agency)

    assert get_calendar(db.session, agency).is_working_day(TUESDAY)
    assert due_times(agency) == [THURSDAY_CLOSING]
    office.file()
    assert due_times(agency) == [THURSDAY_CLOSING] * 2


def test_a_calendar_put_in_force_says_why_who_and_when(agency):
    close_on(agency)

    number = put_rows_in_force(agency, reason="  Keputusan Bupati 1/2026 ")

    version = version_in_force(agency)
    assert (version.number, version.reason, version.made_by_name, version.made_at) == (
        number,
        "Keputusan Bupati 1/2026",
        "Yusuf",
        AT,
    )
    assert not get_calendar(db.session, agency).is_working_day(TUESDAY)


def test_what_is_filed_afterwards_runs_on_the_new_calendar(office, agency):
    close_on(agency)
    put_rows_in_force(agency)

    office.file()

    assert due_times(agency) == [at("2026-11-27 16:00")]


def test_rows_that_somebody_changed_after_the_preview_are_refused(agency):
    close_on(agency)
    seen = read_draft(db.session, agency).stamp
    close_on(agency, date(2026, 11, 25))

    with pytest.raises(CalendarRefused) as refused:
        put_in_force(db.session, agency, stamp=seen, reason="SKB", by=7, by_name="Yusuf", at=AT)

    assert refused.value.reason is CalendarReason.CHANGED_SINCE_PREVIEW
    assert version_in_force(agency).number == 1


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_a_calendar_is_never_put_in_force_without_a_reason(agency, reason):
    close_on(agency)

    with pytest.raises(CalendarRefused) as refused:
        put_rows_in_force(agency, reason=reason)

    assert refused.value.reason is CalendarReason.REASON_MISSING


def test_rows_that_say_what_is_in_force_already_make_no_version(agency):
    with pytest.raises(CalendarRefused) as refused:
        put_rows_in_force(agency)

    assert refused.value.reason is CalendarReason.NOTHING_CHANGED


def test_two_who_put_the_same_rows_in_force_at_once_make_one_version(office, agency):
    close_on(agency)
    stamp = read_draft(db.session, agency).stamp

    def press():
        try:
            return put_in_force(db.session, agency, stamp=stamp, reason="SKB", by=7, by_name="Yusuf", at=AT)
        except CalendarRefused as refused:
            return refused.reason

    answers = at_once(office.app, [press] * 2)

    assert sorted(answers, key=str) == [2, CalendarReason.NOTHING_CHANGED]
    assert version_in_force(agency).number == 2


def add_period(agency, label, from_on, until_on=None, *, weekdays=range(5), opens=time(8), closes=time(15)):
    with transaction(db.session) as writing:
        period = HoursPeriodRecord(agency_id=agency, label=label, from_on=from_on, until_on=until_on)
        writing.add(period)
        writing.flush()
        writing.add_all(
            DayHoursRecord(agency_id=agency, period_id=period.id, weekday=day, opens=opens, closes=closes)
            for day in weekdays
        )


def strike_out_all_hours(agency):
    with transaction(db.session) as writing:
        writing.execute(delete(DayHoursRecord).where(DayHoursRecord.agency_id == agency))


def end_the_regular_hours(agency):
    with transaction(db.session) as writing:
        for period in writing.scalars(select(HoursPeriodRecord).where(HoursPeriodRecord.agency_id == agency)):
            period.until_on = date(2026, 12, 31)


FEBRUARY, MARCH = date(2027, 2, 8), date(2027, 3, 9)
CONTRADICTIONS = {
    CalendarReason.NO_HOURS: strike_out_all_hours,
    CalendarReason.HOURS_END: end_the_regular_hours,
    CalendarReason.EMPTY_PERIOD: lambda agency: add_period(agency, "Ramadan", FEBRUARY, MARCH, weekdays=()),
    CalendarReason.PERIOD_BACKWARDS: lambda agency: add_period(agency, "Ramadan", MARCH, FEBRUARY),
    CalendarReason.PERIODS_OVERLAP: lambda agency: [
        add_period(agency, "Ramadan", FEBRUARY, MARCH),
        add_period(agency, "Ramadan lagi", date(2027, 2, 9), date(2027, 3, 10)),
    ],
    CalendarReason.HOURS_OUT_OF_ORDER: lambda agency: add_period(
        agency, "Ramadan", FEBRUARY, MARCH, opens=time(15), closes=time(8)
    ),
}


@pytest.mark.parametrize(("reason", "contradict"), CONTRADICTIONS.items(), ids=[*CONTRADICTIONS])
def test_a_half_made_or_contradictory_calendar_is_refused(agency, reason, contradict):
    contradict(agency)

    with pytest.raises(CalendarRefused) as refused:
        put_rows_in_force(agency)

    assert refused.value.reason is reason
    assert version_in_force(agency).number == 1


def test_a_dated_period_inside_the_regular_hours_is_no_contradiction(agency):
    add_period(agency, "Ramadan", FEBRUARY, MARCH)

    put_rows_in_force(agency)

    assert get_calendar(db.session, agency).close_of(FEBRUARY) == at("2027-02-08 15:00")


def test_a_calendar_is_read_back_as_it_was_kept():
    calendar = office_calendar()

    again = calendar_from(content_of(calendar), calendar.zone)

    assert (again.periods, again.days_off) == (calendar.periods, calendar.days_off)


def forget_versions(agency):
    """Leave the office as it was before calendars had versions."""
    with transaction(db.session) as writing:
        writing.execute(delete(CalendarVersionRecord))
        writing.execute(update(AgencyRecord).where(AgencyRecord.id == agency).values(calendar_number=0))


def begin(agency):
    with transaction(db.session) as writing:
        return begin_versions(writing, writing.get_one(AgencyRecord, agency), AT)


def test_an_office_from_before_gets_its_rows_as_the_first_version(agency):
    forget_versions(agency)
    close_on(agency)

    began = begin(agency)

    version = version_in_force(agency)
    assert (began, version.number, version.reason) == (True, 1, "Kalender awal saat pemasangan")
    assert version.content == content_of(read_draft(db.session, agency).calendar)
    assert begin(agency) is False


def test_rows_that_contradict_themselves_do_not_become_the_first_version(agency):
    forget_versions(agency)
    strike_out_all_hours(agency)

    assert begin(agency) is False
