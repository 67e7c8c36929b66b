"""Where one comes after signing in: the work that waits for oneself, how the office does, or what one keeps in order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from config import Environment

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


def test_the_door_names_the_accounts_of_a_demonstration_and_of_no_other_office(staffed, monkeypatch):
    settings = staffed.config["SETTINGS"]

    silent = staffed.test_client().get("/login/").text
    monkeypatch.setitem(staffed.config, "SETTINGS", replace(settings, environment=Environment.DEMO))
    told = staffed.test_client().get("/login/").text

    assert "backoffice.rohil" not in silent
    assert "backoffice.rohil" in told
    assert "Petugas Back Office" in told
