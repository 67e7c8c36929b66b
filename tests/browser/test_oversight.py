"""The supervisor's lists in a real browser: for everyone, on a phone too, without breaking the page's policy."""

from __future__ import annotations

import pytest

from tests.browser.axe import violations
from tests.browser.pages import overflows, sign_in
from tests.integration.screens_oversight.overseen import Overseen
from tests.integration.screens_staff.desks import BUDI, SITI

pytestmark = pytest.mark.browser


@pytest.fixture
def office(house):
    opened = Overseen(house.move_into("staffed"))
    opened.open_doors()
    yield opened
    opened.close_doors()


@pytest.fixture
def busy(office):
    """Files late, files in danger, officers at work and away."""
    office.late(name="CV Terlambat")
    office.take(office.late(name="PT Dengan Nama Yang Panjang Sekali Untuk Sebuah Kolom"), BUDI)
    office.remember("check", 5, 5, 5, 40)
    nearly_over = office.file(name="CV Hampir Habis")
    office.wait(minutes=13)
    office.take(office.file(name="CV Diambil"), BUDI)
    office.file(name="CV Menunggu")
    office.take(nearly_over, BUDI)
    office.send_away(BUDI)
    office.count_loads()
    return office


def paths(office) -> tuple[str, ...]:
    return (
        "/rescue/",
        "/breaches/",
        "/breaches/?state=all&cause=other",
        "/breaches/1",
        "/workload/",
        f"/workload/officers/{office.officer_id(BUDI)}",
        "/workload/untaken?position=back_office",
    )


def test_the_supervisors_lists_stand_in_nobodys_way(busy, serve, page):
    address = serve(busy.app)
    sign_in(page, address, SITI)

    for path in paths(busy):
        page.goto(address + path)
        assert violations(page) == [], path
        assert not overflows(page), path


def test_the_levers_stand_in_nobodys_way_when_opened(busy, serve, page):
    address = serve(busy.app)
    sign_in(page, address, SITI)
    page.goto(f"{address}/rescue/")

    for summary in page.locator("details.lever > summary").all():
        summary.click()

    assert violations(page) == []
    assert not overflows(page)


def test_one_tick_ticks_the_whole_page(busy, serve, page):
    address = serve(busy.app)
    sign_in(page, address, SITI)
    page.goto(f"{address}/workload/officers/{busy.officer_id(BUDI)}")

    page.locator("[data-tick-all]").check()

    assert page.locator("[data-tick]:checked").count() == page.locator("[data-tick]").count() == 3
