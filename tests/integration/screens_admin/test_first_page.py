"""Where the day of an admin begins, and what his menu leaves out."""

from __future__ import annotations

import pytest

from tests.integration.screens_admin.desk import Desk


@pytest.mark.parametrize("username", ["admin", "admin.rohil"])
def test_nobodys_day_begins_on_a_page_that_is_closed_to_him(office, username):
    assert Desk(office, username).client.get("/", follow_redirects=True).status_code == 200


def test_whoever_serves_no_agency_is_not_sent_to_one_agencys_lists(admin):
    menu = admin.client.get("/permit-types/list/").text

    assert 'href="/absences/"' not in menu
    assert 'href="/permits/ending"' not in menu
