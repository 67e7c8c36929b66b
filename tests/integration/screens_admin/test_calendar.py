"""The calendar's pages: what waits, what it would move, putting it in force for a reason, Ramadan by one press."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.calendars import CalendarVersionRecord, DayHoursRecord, DayOffRecord, HoursPeriodRecord
from app.services.calendars import get_calendar
from tests.calendar_office import version_in_force
from tests.integration.screens_admin.desk import Desk, agency_id, keep, row, rows

TUESDAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _in_november(office):
    """A Friday afternoon in November 2026."""
    office.config["CLOCK"] = lambda: datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
    yield
    del office.config["CLOCK"]


def close_on_tuesday(agency="rohil"):
    keep(
        DayOffRecord(agency_id=agency_id(agency), on_date=TUESDAY, kind="local", name="Hari jadi", decree="")
    )


def numbers(agency="rohil"):
    return sorted(one.number for one in rows(CalendarVersionRecord, agency_id=agency_id(agency)))


def test_the_calendar_says_what_is_in_force_and_since_when(yusuf):
    page = yusuf.open("/calendar/?year=2026")

    assert page.says("Versi 1 sejak")
    assert page.says("Kalender awal saat pemasangan")
    assert page.says("17 Hari Kemerdekaan Republik Indonesia (Libur nasional)")
    assert page.says("Ramadan 1447 H 18 Feb 2026 sampai 19 Mar 2026")
    assert page.says("07.30–16.00, istirahat 12.00–13.00")
    assert not page.says("Perubahan yang belum berlaku")


def test_a_change_waits_on_the_calendar_and_above_the_lists(yusuf):
    close_on_tuesday()

    assert yusuf.open("/calendar/").says("Hari libur ditambahkan: Selasa, 24 November 2026, Hari jadi")
    for address in ("/days-off/list/", "/hours/list/", "/day-hours/list/"):
        assert yusuf.open(address).says("Kalender mempunyai perubahan yang belum berlaku"), address


def test_the_lists_say_nothing_while_nothing_waits(yusuf):
    for address in ("/days-off/list/", "/hours/list/"):
        assert not yusuf.open(address).says("belum berlaku"), address


def test_a_calendar_is_put_in_force_from_its_preview_for_a_reason(yusuf):
    close_on_tuesday()

    preview = yusuf.open("/calendar/").follow("Lihat dampaknya")
    done = preview.form("Berlakukan").fill({"Mengapa kalender berubah": "Keputusan Bupati 1/2026"}).press()

    assert preview.says("Berkas yang bergeser")
    assert done.says("Kalender versi 2 telah berlaku.")
    assert done.says("Keputusan Bupati 1/2026")
    assert not get_calendar(db.session, agency_id("rohil")).is_working_day(TUESDAY)
    assert numbers("kampar") == [1]
    assert yusuf.open("/calendar/versions").says("Keputusan Bupati 1/2026")


def test_a_calendar_without_a_reason_is_not_put_in_force(yusuf):
    close_on_tuesday()
    form = yusuf.open("/calendar/preview").form("Berlakukan")

    page = form.press()

    assert page.answer.status_code == 422
    assert page.says("Tuliskan mengapa kalender berubah")
    assert numbers() == [1]


def test_rows_changed_since_the_preview_are_shown_anew_with_the_reason_kept(yusuf):
    close_on_tuesday()
    form = yusuf.open("/calendar/preview").form("Berlakukan")
    keep(
        DayOffRecord(
            agency_id=agency_id("rohil"), on_date=date(2026, 11, 25), kind="local", name="Banjir", decree=""
        )
    )

    page = form.fill({"Mengapa kalender berubah": "Keputusan Bupati 1/2026"}).press()

    assert page.answer.status_code == 409
    assert page.says("Kalender berubah sejak pratinjau dibuat")
    assert page.says("Banjir")
    assert page.says("Keputusan Bupati 1/2026")
    assert numbers() == [1]


def test_a_half_made_period_is_told_and_offers_no_way_on(yusuf):
    period = {"label": "Ramadan 1449 H", "from_on": date(2028, 1, 28), "until_on": date(2028, 2, 26)}
    keep(HoursPeriodRecord(agency_id=agency_id("rohil"), **period))

    page = yusuf.open("/calendar/")
    preview = yusuf.get("/calendar/preview")

    sentence = "Periode “Ramadan 1449 H” tidak mempunyai jam pada hari apa pun"
    assert page.says(sentence)
    assert not page.says("Lihat dampaknya")
    assert preview.status_code == 422
    assert sentence in preview.text
    assert "Berlakukan" not in preview.text


def test_the_hours_of_ramadan_are_added_by_one_press(yusuf):
    answers = {"Nama": "Ramadan 1449 H", "Hari pertama": "2028-01-28", "Hari terakhir": "2028-02-26"}

    page = yusuf.open("/calendar/").follow("Tambah jam Ramadan").form("Simpan").fill(answers).press()

    period = row(HoursPeriodRecord, label="Ramadan 1449 H")
    friday = row(DayHoursRecord, period_id=period.id, weekday=4)
    assert period.decree == "Perpres 21/2023"
    assert (str(friday), friday.breaks) == ("08.00–15.30", [["12:00", "13:00"]])
    assert len(rows(DayHoursRecord, period_id=period.id)) == 5
    assert page.says("Periode baru: Ramadan 1449 H, 28 Jan 2028 sampai 26 Feb 2028")


def test_ramadan_does_not_begin_where_a_period_begins_already(yusuf):
    answer = yusuf.post(
        "/calendar/ramadan", label="Ramadan", from_on="2027-02-08", until_on="2027-03-08", decree="SE"
    )

    assert answer.status_code == 422
    assert "Periode “Ramadan 1448 H” sudah mulai pada hari ini" in answer.text


def test_a_year_without_collective_leave_warns_and_leads_to_the_import(yusuf, office):
    office.config["CLOCK"] = lambda: datetime(2027, 6, 1, 2, 0, tzinfo=UTC)

    page = yusuf.open("/calendar/")
    form = page.follow("Impor libur nasional").form("Simpan")

    assert page.says("Tahun 2028 belum mempunyai cuti bersama yang tercatat")
    assert not page.says("Tahun 2027 belum mempunyai")
    assert form.sending().data["year"] == "2028"


def test_collective_leave_may_be_taken_in_alone(yusuf):
    yusuf.post("/days-off/take-in", year=2023, kinds=["collective_leave"], decree="SKB 2023")

    taken = [day for day in rows(DayOffRecord, agency_id=agency_id("rohil")) if day.on_date.year == 2023]
    assert {(day.kind, day.decree) for day in taken} == {("collective_leave", "SKB 2023")}


def test_who_may_only_read_sees_the_calendar_and_no_way_to_change_it(office):
    siti = Desk(office, "supervisor.rohil")
    close_on_tuesday()

    page = siti.open("/calendar/")

    assert page.says("Perubahan yang belum berlaku")
    assert not page.says("Lihat dampaknya")
    assert not page.says("Tambah jam Ramadan")
    assert siti.get("/calendar/preview").status_code == 403
    assert siti.post("/calendar/put-in-force", reason="Tanpa hak", stamp="").status_code == 403
    assert numbers() == [1]


def test_an_admin_of_one_agency_cannot_name_another(yusuf):
    close_on_tuesday("kampar")
    form = {"agency": agency_id("kampar"), "reason": "Bukan kalender kami", "stamp": ""}

    page = yusuf.open(f"/calendar/?agency={agency_id('kampar')}")
    yusuf.post("/calendar/put-in-force", **form)

    assert not page.says("Perubahan yang belum berlaku")
    assert numbers("kampar") == [1]


def test_the_installations_admin_chooses_the_agency(admin):
    close_on_tuesday("kampar")
    kampar = agency_id("kampar")

    page = admin.open(f"/calendar/?agency={kampar}")
    form = page.follow("Lihat dampaknya").form("Berlakukan")
    form.fill({"Mengapa kalender berubah": "Keputusan Bupati Kampar"}).press()

    assert numbers("kampar") == [1, 2]
    assert numbers("rohil") == [1]
    assert admin.get("/calendar/?agency=999999").status_code == 404


LADDER = [{"position": "senior_expert", "office": ""}, {"position": "technical_team", "office": "kominfo"}]


def test_the_agency_settles_its_rules_of_lateness(yusuf):
    own = agency_id("rohil")

    yusuf.save(
        f"/agencies/edit/{own}",
        soon_percent="70",
        on_time_target="95",
        extension_times="0",
        escalate_minutes="225",
        escalation_ladder="senior_expert\n technical_team/kominfo ",
    )

    (kept,) = rows(AgencyRecord, id=own)
    assert (kept.soon_percent, kept.on_time_target, kept.extension_times) == (70, 95, 0)
    assert not version_in_force(kept.id).is_done
    assert (kept.escalate_minutes, kept.escalation_ladder) == (225, LADDER)


@pytest.mark.parametrize(
    ("ladder", "sentence"),
    [
        ("raja", "Instansi tidak mempunyai jabatan raja"),
        ("secretary\nsecretary", "Ada jabatan yang tertulis dua kali"),
    ],
)
def test_a_ladder_names_positions_of_the_agency_once(yusuf, ladder, sentence):
    page = yusuf.save(f"/agencies/edit/{agency_id('rohil')}", escalation_ladder=ladder)

    assert page.answer.status_code == 422
    assert page.says(sentence)
