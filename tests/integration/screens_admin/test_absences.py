"""Leave leaves no desk empty: what nobody attends is shown, and an acting officer is appointed by his decree."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.case.access import Post
from app.extensions import db
from app.records.staff import AssignmentRecord, LeaveRecord, OfficerRecord, PositionRecord
from app.services.staffing import find_actor
from tests.integration.screens_admin.desk import Desk, row, rows

TODAY = datetime.now(UTC).date()
NEXT_MONDAY = TODAY + timedelta(days=7 - TODAY.weekday())
# Long enough to hold working days in any week of the year.
FIRST, LAST = NEXT_MONDAY, NEXT_MONDAY + timedelta(days=14)
DECREE = {"capacity": "plh", "decree_number": "800/12/2026", "decree_on": TODAY.isoformat()}


def officer(name):
    return row(OfficerRecord, name=name)


def away(desk, name, first=FIRST, last=LAST):
    answer = desk.post(
        "/leaves/add",
        officer=officer(name).id,
        kind="leave",
        from_on=first.isoformat(),
        until_on=last.isoformat(),
    )
    assert answer.status_code == 302, answer.text
    return rows(LeaveRecord, officer_id=officer(name).id)[-1]


def appoint(desk, leave, name, **more):
    head = row(PositionRecord, key="head")
    days = {"from_on": FIRST.isoformat(), "until_on": LAST.isoformat()}
    given = {"officer": officer(name).id, **DECREE, **days, **more}
    return desk.post(f"/absences/{leave.id}/act/{head.id}", **given)


def actor(name, on):
    at = datetime.combine(on, datetime.min.time(), tzinfo=UTC) + timedelta(hours=5)
    return find_actor(db.session, officer(name).user_id, at)


def test_a_head_on_leave_leaves_his_desk_empty_and_the_page_says_so(yusuf):
    away(yusuf, "Harun Contoh")

    page = yusuf.get("/absences/").text

    assert "Tidak ada yang mengisi Kepala Dinas" in page
    assert "Tunjuk Plh./Plt." in page


def test_a_back_officer_on_leave_has_a_colleague_so_nothing_is_missing(yusuf):
    away(yusuf, "Budi Contoh")

    page = yusuf.get("/absences/").text

    assert "Budi Contoh" in page
    assert "setiap jabatan terisi" in page


def test_both_back_officers_away_leave_the_days_that_they_share(yusuf):
    away(yusuf, "Budi Contoh")
    away(yusuf, "Nur Contoh", FIRST + timedelta(days=2), LAST)

    page = yusuf.get("/absences/").text

    assert "Tidak ada yang mengisi Petugas Back Office" in page


def test_the_acting_head_signs_from_the_first_day_of_his_decree_to_the_last_under_both_names(yusuf):
    appoint(yusuf, away(yusuf, "Harun Contoh"), "Marlina Contoh")

    before, during = actor("Marlina Contoh", TODAY), actor("Marlina Contoh", FIRST)
    after = actor("Marlina Contoh", LAST + timedelta(days=1))

    assert Post("head") not in before.officer.posts | after.officer.posts
    assert Post("head") in during.officer.posts
    assert during.post == "Sekretaris Dinas, Plh. Kepala Dinas (mewakili Harun Contoh)"


def test_the_page_names_who_acts_and_misses_nobody_any_more(yusuf):
    appoint(yusuf, away(yusuf, "Harun Contoh"), "Marlina Contoh")

    page = yusuf.get("/absences/").text

    assert "Marlina Contoh (800/12/2026)" in page
    assert "Tidak ada yang mengisi" not in page


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"decree_number": " "}, "wajib diisi"),
        ({"until_on": TODAY.isoformat()}, "tidak boleh sebelum hari pertama"),
        ({"officer": "999999"}, "Pilihan ini tidak tersedia."),
    ],
)
def test_an_appointment_that_cannot_be_is_refused_and_nothing_is_stored(yusuf, given, sentence):
    answer = appoint(yusuf, away(yusuf, "Harun Contoh"), "Marlina Contoh", **given)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert rows(AssignmentRecord, capacity="plh") == []


def test_nobody_is_appointed_who_is_away_himself(yusuf):
    away(yusuf, "Marlina Contoh", LAST, LAST)

    answer = appoint(yusuf, away(yusuf, "Harun Contoh"), "Marlina Contoh")

    assert answer.status_code == 422
    assert rows(AssignmentRecord, capacity="plh") == []


def test_the_supervisor_sees_who_is_away_and_does_not_appoint(office, yusuf):
    leave = away(yusuf, "Harun Contoh")
    siti = Desk(office, "supervisor.rohil")

    page, answer = siti.get("/absences/").text, appoint(siti, leave, "Marlina Contoh")

    assert "Harun Contoh" in page
    assert "Tunjuk Plh./Plt." not in page
    assert answer.status_code == 403


def test_kampar_sees_nothing_of_it(office, yusuf):
    leave = away(yusuf, "Harun Contoh")
    rahmi = Desk(office, "admin.kampar")

    page, answer = rahmi.get("/absences/").text, appoint(rahmi, leave, "Marlina Contoh")

    assert "Harun Contoh" not in page
    assert answer.status_code == 404
