"""Every list with nothing, with one row and with many; and at the same price whatever it holds."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from app.extensions import db
from app.records.agencies import OfficeRecord
from app.records.calendars import DayHoursRecord, DayOffRecord, HoursPeriodRecord
from app.records.catalogue import (
    PermitTypeRecord,
    ProcedureVersionRecord,
    RequirementRecord,
    ServiceStandardRecord,
)
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from tests.integration.screens_admin.desk import agency_id, keep, row
from tests.integration.screens_admin.screens import ALL, PLACES

SCREENS = {
    "permit-types": "PermitTypeScreen",
    "procedures": "ProcedureScreen",
    "requirements": "RequirementScreen",
    "service-standards": "ServiceStandardScreen",
    "offices": "OfficeScreen",
    "positions": "PositionScreen",
    "officers": "OfficerScreen",
    "days-off": "DayOffScreen",
    "hours": "HoursPeriodScreen",
    "day-hours": "DayHoursScreen",
    "agencies": "AgencyScreen",
    "assignments": "AssignmentScreen",
    "given-numbers": "GivenNumberScreen",
}


NOTHING = {"given-numbers": "year=1800", "procedures": "permit_type=999999", "day-hours": "period=999999"}


@pytest.mark.parametrize("place", PLACES)
def test_a_list_with_nothing_says_so(admin, place):
    screen = admin.client.application.view_functions[f"{SCREENS[place]}.list"].__self__
    column = screen.search_columns[-1] if place == "assignments" else "name"
    text = next((name for name in screen.search_columns if screen.datamodel.is_string(name)), column)
    question = NOTHING.get(place, f"{text}=tidak-ada" if text != "position" else "position=999999")

    page = admin.open(f"/{place}/list/?_flt_0_{question}")

    assert page.says("Tidak ada data")


@pytest.mark.parametrize("place", PLACES)
def test_a_list_opens_in_any_order_and_on_any_page(admin, place):
    screen = admin.client.application.view_functions[f"{SCREENS[place]}.list"].__self__
    name = SCREENS[place]

    for column in screen.order_columns:
        for direction in ("asc", "desc"):
            answer = admin.get(f"/{place}/list/?_oc_{name}={column}&_od_{name}={direction}&page_{name}=3")
            assert answer.status_code == 200, f"{column} {direction}"


@pytest.mark.parametrize(
    "bad", ["page_{}=abc", "page_{}=-1", "psize_{}=100000", "_oc_{}=password", "_flt_9_name=x"]
)
def test_an_odd_address_is_no_fault(admin, bad):
    answers = {
        place: admin.get(f"/{place}/list/?{bad.format(name)}").status_code for place, name in SCREENS.items()
    }

    assert set(answers.values()) == {200}


def test_many_days_come_in_pages(yusuf):
    first = date(2030, 1, 1)
    days = [first + timedelta(days=n) for n in range(60)]
    keep(
        *(
            DayOffRecord(agency_id=agency_id("rohil"), on_date=on, kind="local", name=f"Libur {on}")
            for on in days
        )
    )

    page = yusuf.open("/days-off/list/?_flt_0_name=Libur 2030")

    assert page.says("Data 1–25 dari 60")
    assert yusuf.open("/days-off/list/?_flt_0_name=Libur 2030&page_DayOffScreen=2").says("Data 51–60 dari 60")


@contextmanager
def counted():
    """Count the statements that the database is sent."""
    sent = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("BEGIN", "PRAGMA", "SAVEPOINT")):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def copies_of(record, count: int):
    """More rows like the first one of Rokan Hilir, with keys of their own."""
    first = row(record) if hasattr(record, "agency_id") else db.session.query(record).first()
    skipped = {"id", "version"}
    values = {c.key: getattr(first, c.key) for c in record.__table__.columns if c.key not in skipped}
    for number in range(count):
        unlike = {
            "key": f"k{number}",
            "number": 900 + number,
            "component": f"c{number}",
            "label": f"Baris {number}",
            "user_id": None,
            "weekday": 100 + number,
            "on_date": date(2031, 1, 1) + timedelta(days=number),
        }
        yield record(**{**values, **{name: value for name, value in unlike.items() if name in values}})


GROWING = {
    "permit-types": PermitTypeRecord,
    "procedures": ProcedureVersionRecord,
    "requirements": RequirementRecord,
    "offices": OfficeRecord,
    "positions": PositionRecord,
    "officers": OfficerRecord,
    "days-off": DayOffRecord,
    "hours": HoursPeriodRecord,
    "assignments": AssignmentRecord,
}


@pytest.mark.parametrize("place", sorted(GROWING))
def test_a_list_asks_as_many_questions_for_forty_rows_as_for_a_few(admin, place):
    address = f"/{place}/list/?psize_{SCREENS[place]}=100"
    one, *more = copies_of(GROWING[place], 41)
    # Rows of the calendar are compared with what is in force once one of them has changed.
    keep(one)
    admin.get(address)
    with counted() as before:
        admin.get(address)
    keep(*more)

    with counted() as after:
        admin.get(address)

    assert len(after) == len(before)
    assert len(after) <= 16


def test_every_screen_says_itself_what_it_searches_shows_and_asks(office):
    screens = [
        view for view in office.appbuilder.baseviews if type(view).__module__.startswith("app.screens.admin")
    ]
    told = ("search_columns", "list_columns", "show_columns", "add_columns", "edit_columns", "label_columns")
    missing = [
        f"{type(screen).__name__}.{name}"
        for screen in screens
        if hasattr(screen, "datamodel")
        for name in told
        if not any(
            name in vars(each)
            for each in type(screen).__mro__
            if each.__module__.startswith("app.screens.admin")
        )
    ]

    assert len(screens) >= len(ALL)
    assert missing == []


def test_no_search_offers_a_table_that_grows_with_history(office):
    growing = {"cases", "tasks", "events", "given_numbers", "papers", "applicants"}
    offered = [
        f"{type(view).__name__}.{column}"
        for view in office.appbuilder.baseviews
        if hasattr(view, "datamodel") and type(view).__module__.startswith("app.screens.admin")
        for column in {*view.search_columns, *view.add_columns, *view.edit_columns}
        if view.datamodel.is_relation(column)
        and view.datamodel.get_related_interface(column).obj.__tablename__ in growing
    ]

    assert offered == []


def test_hours_are_listed_with_their_period(yusuf):
    assert row(DayHoursRecord)
    assert yusuf.open("/day-hours/list/").says("Senin")


def test_a_standard_is_listed_where_there_is_one(admin):
    assert row(ServiceStandardRecord, agency="kampar")
    assert admin.open("/service-standards/list/").says("Dasar hukum")
