"""Where one comes after signing in: the work that waits for oneself, how the office does, or what one keeps in order."""

from __future__ import annotations

import pytest

FIRST_PAGES = {
    "frontoffice.rohil": "/inbox/",
    "backoffice.kampar": "/inbox/",
    "timteknis.sosial.rohil": "/inbox/",
    "sekretaris.rohil": "/inbox/",
    "kadis.kampar": "/inbox/",
    "supervisor.rohil": "/dashboard/",
    "auditor.kampar": "/dashboard/",
    "pengaduan.rohil": "/register/",
    "admin.rohil": "/permit-types/list/",
    "admin": "/permit-types/list/",
}


@pytest.fixture
def staffed(house):
    return house.move_into("staffed")


def test_everybody_begins_where_his_work_is(staffed):
    began = {
        username: staffed.test_client().login(username).get("/").headers["Location"]
        for username in FIRST_PAGES
    }

    assert began == FIRST_PAGES
