"""What a supervisor reads on the dashboard, and what each figure opens."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from sqlalchemy import delete

from app.extensions import db
from app.records.duties import SweepRunRecord
from app.records.rollups import ForecastRecord
from tests.integration.screens_dashboard.boards_read import DASHBOARD, board_of, overrun, table
from tests.integration.screens_staff.desks import ADMIN, BUDI, KADIS, SITI, TIA

AUDITOR = "auditor.rohil"


def cards(page) -> list[str]:
    return [
        " ".join(card.text_content().split()) for card in page.tree.iterfind(".//section[@class='kpi']/div")
    ]


@pytest.mark.parametrize("username", [SITI, KADIS])
def test_a_supervisor_reads_four_cards(office, username):
    shown = cards(office.read(username, DASHBOARD))

    assert "Selesai tepat waktu 88,5 %" in shown[0]
    assert "poin dari triwulan lalu" in shown[0]
    assert shown[1].startswith("Berkas berjalan 308")
    assert shown[2].startswith("Terlambat sekarang")
    assert "di Tim Teknis OPD" in shown[2]
    assert "Diprakirakan terlambat" in shown[3]


@pytest.mark.parametrize("username", [BUDI, TIA, ADMIN])
def test_others_have_no_dashboard(office, username):
    for path in (DASHBOARD, f"{DASHBOARD}report.pdf", f"{DASHBOARD}report.xlsx", f"{DASHBOARD}work/"):
        assert office.at(username).get(path).status_code == HTTPStatus.FORBIDDEN


def test_without_a_forecast_nothing_is_predicted(office):
    with office.app.app_context():
        db.session.execute(delete(ForecastRecord))
        db.session.commit()

    shown = cards(office.read(SITI, DASHBOARD))

    assert "belum cukup pengalaman" in shown[3]
    assert "Diprakirakan terlambat –" in shown[3]


def test_a_sweep_that_stands_still_is_told_in_a_banner(office):
    assert "Pemindaian SLA terhenti." in office.read(SITI, DASHBOARD).text

    with office.app.app_context():
        db.session.add(SweepRunRecord(started_at=office.now, finished_at=office.now))
        db.session.commit()

    page = office.read(SITI, DASHBOARD).text
    assert "Pemindaian SLA terhenti." not in page
    assert "pemindaian SLA terakhir" in page


def test_open_breaches_are_told_the_oldest_first(office):
    first, second = office.file_at_technical_team(), office.file_at_technical_team()
    overrun(office, first, days=2)
    overrun(office, second, days=9)

    rows = office.read(SITI, DASHBOARD).tree.xpath("//section[@aria-labelledby='breaches-title']//tbody/tr")

    numbers = [row.xpath("string(td[1])") for row in rows]
    assert numbers == ["2026/11/00002", "2026/11/00001"]


def test_an_open_breach_is_acted_on_where_it_is_read(office):
    overrun(office, office.file_at_technical_team(), days=2)

    row = office.read(SITI, DASHBOARD).tree.xpath("//section[@aria-labelledby='breaches-title']//tbody/tr")[0]

    sent_to = [form.get("action") for form in row.iterfind(".//form")]
    assert sent_to == ["/levers/remind", "/levers/reassign"]
    assert {one.get("value") for one in row.iterfind(".//input[@name='next']")} == {DASHBOARD}


def test_an_auditor_reads_breaches_and_presses_nothing(office):
    overrun(office, office.file_at_technical_team(), days=2)

    page = office.read(AUDITOR, DASHBOARD)

    assert "2026/11/00001" in page.text
    assert not page.tree.xpath("//section[@aria-labelledby='breaches-title']//form")


def test_a_step_is_shown_against_its_limit_in_the_limits_own_unit(office):
    page = office.read(SITI, DASHBOARD)
    with office.app.app_context():
        over = {one.number for one in board_of("rohil").steps if one.is_over}

    assert over == {5, 6}
    assert "7,2 / 7 h" in page.text
    assert table(page, "steps")[3][:3] == ["4 Rekomendasi", "semua", "7 hari kerja"]


def test_one_step_alone_has_its_own_share_in_time(office):
    shown = cards(office.read(SITI, f"{DASHBOARD}?step=check"))

    assert shown[0].startswith("Langkah selesai tepat waktu 90,0 %")
    assert shown[1].startswith("Tugas terbuka pada langkah ini")


def test_every_figure_opens_a_list_that_stands(office):
    office.file_at_technical_team()
    page = office.read(SITI, f"{DASHBOARD}?period=2026-q4&office=kominfo")

    links = {
        link.get("href")
        for link in page.tree.iterfind(".//main//a")
        if link.get("href", "").startswith(("/register", "/dashboard/work", "/breaches", "/rescue"))
    }
    answers = {link: office.at(SITI).get(link).status_code for link in links}

    assert len(links) > 20
    assert {link for link, status in answers.items() if status != HTTPStatus.OK} == set()


def test_who_does_not_see_every_file_gets_figures_without_lists(office):
    overrun(office, office.file_at_technical_team(), days=2)
    with office.app.app_context():
        manager = office.app.appbuilder.sm
        right = manager.find_permission_view_menu("can_read", "dashboard")
        manager.add_permission_role(manager.find_role("technical_team"), right)

    page = office.read(TIA, DASHBOARD)

    assert "88,5 %" in page.text
    assert "2026/11/00001" not in page.text
    assert not page.tree.xpath(
        "//main//a[starts-with(@href, '/register') or contains(@href, '/dashboard/work')]"
    )
    assert office.at(TIA).get(f"{DASHBOARD}work/").status_code == HTTPStatus.FORBIDDEN


def test_an_english_reader_reads_english(office):
    office.at(SITI).post("/lang/en")

    page = office.read(SITI, DASHBOARD).text

    assert "Finished on time" in page
    assert "Selesai tepat waktu" not in page
