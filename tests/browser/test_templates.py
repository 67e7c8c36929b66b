"""The editor of templates in a real browser: beside its preview, on a phone too, without breaking the page's policy."""

from __future__ import annotations

import pytest

from tests.browser.axe import violations
from tests.browser.pages import overflows, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def address(house, serve):
    return serve(house.move_into("staffed"))


def test_the_editor_marks_a_faults_line_and_puts_facts_where_the_cursor_stands(address, page):
    sign_in(page, address, "admin.rohil")
    page.wait_for_url("**/permit-types/**")
    page.goto(f"{address}/templates/")
    assert violations(page) == []
    page.locator("tr", has_text="Tanda terima").first.get_by_role("button").click()
    page.wait_for_url("**/versions/*")

    page.fill("#source", "<p>satu</p>\n<p>{{ tidak_ada }}</p>\n")
    page.get_by_role("button", name="Tampilkan pratinjau").click()
    page.locator(".numbers .bad").wait_for()
    assert page.locator(".numbers .bad").inner_text() == "2"
    assert "Baris 2:" in page.locator("[data-fault-said]").inner_text()

    page.locator("#source").evaluate("field => field.setSelectionRange(0, 0)")
    page.locator("[data-insert]").first.click()
    assert page.locator("#source").input_value().startswith("{{ service_title }}")
    assert violations(page) == []
    assert not overflows(page)

    page.on("dialog", lambda dialog: dialog.accept())
    for path in ("/pictures/", "/number-patterns/", "/number-patterns/cover_letter"):
        page.goto(address + path)
        assert violations(page) == [], path
        assert not overflows(page), path
