"""The dashboard in a real browser: for everyone, on a phone too, with charts large enough to read."""

from __future__ import annotations

import pytest

from tests.boards import fill_board
from tests.browser.axe import violations
from tests.browser.pages import follow, overflows, sign_in
from tests.integration.screens_staff.desks import SITI, Desks

pytestmark = pytest.mark.browser

SMALLEST = """() => Math.min(...[...document.querySelectorAll('svg.chart')]
    .filter(svg => svg.getBoundingClientRect().width)
    .map(svg => 12 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""


@pytest.fixture
def office(house):
    opened = Desks(house.move_into("staffed"))
    opened.open_doors()
    with opened.app.app_context():
        fill_board("rohil")
        fill_board("rohil", kind="karang_taruna")
    yield opened
    opened.close_doors()


@pytest.fixture
def signed_in(office, serve, page):
    office.file_at_technical_team()
    address = serve(office.app)
    sign_in(page, address, SITI)
    page.goto(f"{address}/dashboard/")
    return page


def test_the_dashboard_stands_in_nobodys_way_with_its_tables_open_too(signed_in):
    closed = violations(signed_in)
    for summary in signed_in.locator("details.as-table > summary").all():
        summary.click()

    assert (closed, violations(signed_in)) == ([], [])
    assert not overflows(signed_in)


def test_the_writing_in_charts_is_large_enough(signed_in):
    assert signed_in.evaluate(SMALLEST) >= 11


def test_a_chart_is_shown_once_and_its_bar_leads_to_the_list(signed_in):
    shown = signed_in.locator("#steps svg.chart:visible")
    assert shown.count() == 1

    follow(shown.locator("a", has_text="/").first)

    assert "/dashboard/work/" in signed_in.url
    assert violations(signed_in) == []
    assert not overflows(signed_in)


def test_the_choice_is_kept_in_what_is_downloaded(signed_in):
    signed_in.select_option("#period", "2026-q3")
    signed_in.select_option("#step", "check")
    follow(signed_in.get_by_role("button", name="Tampilkan"))

    link = signed_in.get_by_role("link", name="Unduh Excel").get_attribute("href")
    assert "period=2026-q3" in link
    assert "step=check" in link


def test_a_register_narrowed_by_a_figure_says_so_and_lets_go(signed_in):
    follow(signed_in.locator(".kpi a").nth(3))
    assert violations(signed_in) == []

    follow(signed_in.get_by_role("link", name="Hapus saringan").first)

    assert "stand=" not in signed_in.url
