"""What surrounds every page: headers, languages, the menu, and what is said when something goes wrong."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from flask import abort

from app.screens.formats import day, duration, instant, long_day, rupiah, size


def test_a_page_may_load_from_us_only_and_run_nothing_written_into_it(office):
    headers = office.app.test_client().get("/login/").headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]


def test_no_template_writes_scripts_or_styles_into_the_page(office):
    client = office.client("admin")
    pages = [client.get(address).text for address in ("/users/list/", "/users/add", "/users/show/1", "/nope")]

    for page in pages:
        assert " style=" not in page
        assert "<script>" not in page
        assert " onclick=" not in page
        assert "http://" not in page.replace("http://www.w3.org", "").replace("http://localhost", "")


def test_style_sheets_may_be_kept_by_the_browser(office):
    answer = office.app.test_client().get("/static/css/tokens.css")
    answer.close()

    assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_over_https_the_browser_is_told_to_stay_there(office):
    client = office.app.test_client()

    assert "Strict-Transport-Security" in client.get("/login/", base_url="https://localhost").headers
    assert "Strict-Transport-Security" not in client.get("/login/").headers


def test_the_office_speaks_indonesian_until_asked_for_english(office):
    client = office.app.test_client()

    indonesian = client.get("/login/").text
    client.get("/lang/en?next=/login/")
    english = client.get("/login/").text

    assert '<html lang="id">' in indonesian
    assert "Kata sandi" in indonesian
    assert '<html lang="en">' in english
    assert "Kata sandi" not in english


def test_an_unknown_language_changes_nothing(office):
    client = office.app.test_client()

    assert client.get("/lang/xx").status_code == 302
    assert '<html lang="id">' in client.get("/login/").text


def test_switching_the_language_leads_back_to_the_page(office):
    answer = office.app.test_client().get("/lang/en?next=/login/?x=1")

    assert answer.headers["Location"] == "/login/?x=1"


def test_the_menu_shows_what_one_may_open_and_nothing_else(office):
    assert "/users/list/" in office.client("siti").get("/permits/list/").text
    assert "/users/list/" not in office.client("budi").get("/permits/list/").text


def test_the_first_page_leads_an_admin_to_the_first_line_of_his_menu(office):
    assert office.client("siti").get("/").headers["Location"] == "/users/list/"


def test_whoever_may_open_nothing_is_told_so(office):
    page = office.client("budi").get("/")

    assert page.status_code == 200
    assert "Belum ada tugas untuk Anda" in page.text


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        ("/nope", 404, "Tidak ditemukan"),
        ("/permits/show/999", 404, "Tidak ditemukan"),
        ("/permits/show/abc", 404, "Tidak ditemukan"),
        ("/permits/list/?_flt_0_title=%00", 400, "Permintaan tidak dapat dibaca"),
        ("/users/list/", 403, "Anda tidak berhak"),
    ],
)
def test_an_error_says_what_happened_and_what_to_do(office, address, code, words):
    answer = office.client("budi").get(address)

    assert answer.status_code == code
    assert words in answer.text


def test_a_machine_hears_of_an_error_in_json(office):
    answer = office.app.test_client().get("/api/v1/nope")

    assert answer.status_code == 404
    assert answer.json["title"] == "Tidak ditemukan"


def test_a_request_beyond_all_measure_is_too_big(office):
    office.app.config["MAX_CONTENT_LENGTH"], kept = 1000, office.app.config["MAX_CONTENT_LENGTH"]

    answer = office.client().post("/permits/add", data={"title": "x" * 5000})
    office.app.config["MAX_CONTENT_LENGTH"] = kept

    assert answer.status_code == 413
    assert "Terlalu besar" in answer.text


def test_a_fault_of_ours_gives_a_code_that_the_log_knows(office, caplog, monkeypatch):
    monkeypatch.setitem(office.app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(office.app.view_functions, "PermitScreen.list", lambda: 1 / 0)

    with caplog.at_level(logging.ERROR):
        answer = office.client().get("/permits/list/")

    assert answer.status_code == 500
    assert "Kode untuk admin" in answer.text
    assert "division by zero" not in answer.text
    reference = answer.text.partition("<code>")[2].partition("</code>")[0]
    assert reference in caplog.text


@pytest.mark.parametrize("code", [409, 415, 422, 429])
def test_each_refusal_has_its_own_words(office, code, monkeypatch):
    monkeypatch.setitem(office.app.view_functions, "PermitScreen.list", lambda: abort(code))

    answer = office.client().get("/permits/list/")

    assert answer.status_code == code
    assert "Permintaan tidak dijalankan" not in answer.text


def test_days_moments_amounts_and_lengths_read_as_in_indonesia(office):
    with office.app.test_request_context("/"):
        assert day(date(2026, 11, 20)) == "20 Nov 2026"
        assert long_day(date(2026, 11, 20)) == "Jumat, 20 November 2026"
        assert instant(datetime(2026, 11, 20, 2, 12, tzinfo=UTC)) == "20 Nov 2026 09.12"
        assert rupiah(1250000) == "Rp 1.250.000"
        assert rupiah(Decimal("1250000.5")) == "Rp 1.250.000,50"
        assert size(412 * 1024) == "412 KB"
        assert size(1024 * 1024 * 5 // 4) == "1,2 MB"
        assert duration(timedelta(hours=1, minutes=25)) == "1 j 25 m"
        assert duration(timedelta(days=5, hours=3)) == "5 h 3 j"
        assert duration(timedelta(hours=40, minutes=30), hours_a_day=7.5) == "5 h 3 j"
        assert duration(timedelta(seconds=20)) == "0 m"


def test_the_same_reads_as_in_english_after_the_switch(office):
    with office.app.test_request_context("/") as context:
        context.session["locale"] = "en"

        assert instant(datetime(2026, 11, 20, 2, 12, tzinfo=UTC)) == "20 Nov 2026 09:12"
        assert duration(timedelta(hours=1, minutes=25)) == "1 h 25 m"
        assert rupiah(1250000) == "Rp 1,250,000"
