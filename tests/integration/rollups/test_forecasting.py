"""What a year of closings says of a step: how long it took, and until when an open task is past saving."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, select

from app.domain.working_time.histograms import class_of, middle_of
from app.extensions import db
from app.records.calendars import DayHoursRecord
from app.records.rollups import ForecastRecord, StepRollupRecord
from app.services.rollups import recount, refresh_forecasts
from app.services.transactions import transaction
from tests.small_office import AT

MINUTE = 60
THIS_MONTH, A_YEAR_AGO, ELEVEN_MONTHS_AGO = date(2026, 11, 1), date(2025, 11, 1), date(2025, 12, 1)
QUICK, SLOW = class_of(5 * MINUTE), class_of(2 * 60 * MINUTE)
MOSTLY_QUICK = {str(QUICK): 30, str(SLOW): 10}
"""Of forty checks three in four took five minutes, the others two hours; thirty minutes are allowed."""


@pytest.fixture
def office(begin):
    return begin(0).offices[0]


def experience(office, times, *, step="check", month=THIS_MONTH, at_office=""):
    cell = StepRollupRecord(
        agency_id=office.budi.agency_id,
        month=month,
        permit_type_id=office.permit_type_id,
        step_key=step,
        office_key=at_office,
        times=times,
    )
    with transaction(db.session) as writing:
        writing.add(cell)


def forecast(step="check"):
    db.session.rollback()
    return db.session.scalars(select(ForecastRecord).where(ForecastRecord.step_key == step)).one()


def test_a_step_is_past_saving_when_what_is_left_of_its_time_was_never_enough(office):
    experience(office, MOSTLY_QUICK)

    refresh_forecasts(db.session, AT)

    left = timedelta(minutes=30) - timedelta(seconds=middle_of(QUICK))
    assert forecast().number == 40
    assert forecast().late_until == AT + left


def test_a_limit_in_working_days_is_measured_in_office_time(office):
    too_long = class_of(3 * 8 * 60 * MINUTE)
    experience(office, {str(too_long): 25}, step="survey", at_office="kominfo")

    refresh_forecasts(db.session, AT)

    assert forecast("survey").late_until == AT + timedelta(days=1)


def test_from_few_closings_nothing_is_foretold(office):
    experience(office, {str(SLOW): 19})

    refresh_forecasts(db.session, AT)

    assert (forecast().number, forecast().late_until) == (19, None)


def test_a_step_without_a_limit_is_never_late(office):
    experience(office, {str(SLOW): 50}, step="approve")

    refresh_forecasts(db.session, AT)

    assert forecast("approve").late_until is None


def test_a_years_closings_count_and_no_more(office):
    for month in (A_YEAR_AGO, ELEVEN_MONTHS_AGO, THIS_MONTH):
        experience(office, {str(QUICK): 10}, month=month)

    refresh_forecasts(db.session, AT)

    assert forecast().times == {str(QUICK): 20}


def test_within_the_hour_only_the_instant_moves_on(office):
    experience(office, MOSTLY_QUICK)
    refresh_forecasts(db.session, AT)
    first = forecast().late_until
    experience(office, MOSTLY_QUICK, month=ELEVEN_MONTHS_AGO)

    refresh_forecasts(db.session, AT + timedelta(minutes=10))

    assert (forecast().number, forecast().late_until) == (40, first + timedelta(minutes=10))
    assert forecast().made_at == AT
    refresh_forecasts(db.session, AT + timedelta(hours=1))
    assert forecast().number == 80


def test_at_night_the_instant_stands_still(office):
    night = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
    experience(office, MOSTLY_QUICK)
    refresh_forecasts(db.session, night)
    first = forecast().late_until

    refresh_forecasts(db.session, night + timedelta(minutes=30))

    assert forecast().late_until == first


def test_an_office_without_hours_foretells_nothing(office):
    experience(office, MOSTLY_QUICK)
    with transaction(db.session) as writing:
        for hours in writing.scalars(select(DayHoursRecord)):
            writing.delete(hours)

    refresh_forecasts(db.session, AT)

    assert forecast().late_until is None


def test_experience_that_has_grown_too_old_is_given_up(office):
    experience(office, MOSTLY_QUICK)
    refresh_forecasts(db.session, AT)
    with transaction(db.session) as writing:
        writing.execute(delete(StepRollupRecord))

    refresh_forecasts(db.session, AT + timedelta(hours=2))

    assert db.session.scalars(select(ForecastRecord)).all() == []


def test_after_a_recount_experience_is_gathered_anew_at_once(office):
    experience(office, MOSTLY_QUICK)
    refresh_forecasts(db.session, AT)

    recount(db.session)
    experience(office, MOSTLY_QUICK, month=ELEVEN_MONTHS_AGO)
    refresh_forecasts(db.session, AT + timedelta(minutes=10))

    assert forecast().made_at == AT + timedelta(minutes=10)
