"""Behind the QR: what the office signed, whether it holds today, and of its holder no more than initials."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.permit.standings import Standing
from app.extensions import db
from app.screens.clock import CLOCK
from app.services.verification import find_public_permit
from tests.integration.screens_public.papers import (
    NOW,
    NUMBER,
    PERMIT_TOKEN,
    filed_case,
    issued_permit,
    permit_row,
)
from tests.journeys.pages import Page

SECRETS = ("Wijaya", "1407011203900001", "6281234567890", "Jalan Merdeka", "2026/11/00001", "Rumah sakit")


def test_the_page_tells_what_the_paper_tells(visitor, permit):
    page = Page(visitor, visitor.get(permit.address))

    for words in (
        "Izin Instalasi Genset",
        NUMBER,
        "DPMPTSP Kabupaten Rokan Hilir",
        "Berlaku",
        "Senin, 23 November 2026",
        "Sabtu, 22 November 2031",
        "Harun Contoh",
        "Kepala Dinas",
        "sertifikat uji coba, tidak tersertifikasi",
    ):
        assert page.says(words), words


def test_the_page_names_a_person_by_his_initials_only(visitor, permit):
    answer = visitor.get(permit.address)

    assert "A*** W***" in answer.text
    assert [secret for secret in SECRETS if secret in answer.text] == []


def test_a_company_is_named_in_full(office, visitor):
    issued = issued_permit(office, filed_case(kind="company", name="CV Cahaya Rokan"))

    assert "CV Cahaya Rokan" in visitor.get(issued.address).text


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"valid_until": date(2026, 11, 22)}, "Kedaluwarsa"),
        ({"valid_until": date(2026, 11, 23)}, "Berlaku"),
        ({"valid_until": None}, "Sampai dicabut"),
        ({"valid_from": date(2026, 11, 24)}, "Belum berlaku"),
        ({"state": "revoked"}, "Dicabut"),
        ({"state": "revoked", "valid_until": date(2020, 1, 1)}, "Dicabut"),
        ({"state": "void"}, "Batal"),
        ({"state": "odd"}, "Batal"),
    ],
)
def test_the_page_says_whether_the_permit_holds(office, visitor, case, facts, word):
    issued = issued_permit(office, case, signature="by_hand", **facts)

    assert Page(visitor, visitor.get(issued.address)).says(word)


def test_a_permit_whose_number_became_void_is_void(visitor, permit):
    permit.row.number.voided_at = NOW
    db.session.commit()

    assert Page(visitor, visitor.get(permit.address)).says("Batal")


def test_the_day_is_the_agencys_own(office, visitor, case):
    issued = issued_permit(
        office, case, signature="by_hand", valid_from=date(2026, 11, 24), valid_until=date(2026, 11, 24)
    )
    office.config[CLOCK] = lambda: NOW.replace(hour=18)

    page = Page(visitor, visitor.get(issued.address))

    assert not page.says("Belum berlaku")


@pytest.mark.parametrize(
    "token",
    ["x" * 32, "kurang", "a" * 5000, "%00" + "a" * 30, "permit-token-of-anto-wijaya-0002"],
)
def test_a_code_that_opens_nothing_gets_a_friendly_page(visitor, permit, token):
    answer = visitor.get(f"/v/{token}")

    assert answer.status_code in {400, 404}
    assert "Harun Contoh" not in answer.text
    assert answer.status_code == 400 or "Tidak ada yang ditemukan dengan kode ini" in answer.text


def test_the_tracking_code_opens_no_permit_and_the_permits_code_no_file(visitor, permit, case):
    answers = [visitor.get(f"/v/{case.tracking_token}"), visitor.get(f"/lacak/{permit.row.token}")]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_nobody_keeps_the_page_and_no_search_engine_lists_it(visitor, permit):
    answer = visitor.get(permit.address)

    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_guessing_is_held_up_and_an_honest_look_is_not(visitor, permit):
    looks = [visitor.get(permit.address).status_code for _ in range(25)]
    guesses = [visitor.get(f"/v/{'g' * 30}{number:02}").status_code for number in range(25)]

    assert set(looks) == {200}
    assert guesses[:20] == [404] * 20
    assert guesses[-1] == 429


@pytest.mark.parametrize("door", ["/v", "/lacak"])
def test_guessing_codes_that_are_typed_is_held_up_as_well(visitor, permit, door):
    guesses = [
        visitor.get(door, query_string={"kode": f"salah-{number}"}).status_code for number in range(25)
    ]

    assert guesses[:20] == [404] * 20
    assert guesses[-1] == 429


def test_the_page_works_in_english(visitor, permit):
    visitor.get("/lang/en")

    page = Page(visitor, visitor.get(permit.address))

    assert page.says("Is your PDF the original?")
    assert page.says("Valid")


def test_the_page_asks_as_little_of_the_database_as_one_row(office, visitor, permit):
    from tests.integration.screens_admin.test_lists import counted

    visitor.get(permit.address)
    with counted() as sent:
        visitor.get(permit.address)

    assert len(sent) <= 4


def test_a_permit_of_yesterday_still_opens_tomorrow(office, visitor, permit):
    office.config[CLOCK] = lambda: NOW + timedelta(days=365)

    assert visitor.get(permit.address).status_code == 200


@pytest.mark.parametrize(
    ("zone", "midnight"), [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)]
)
def test_a_permit_holds_to_the_end_of_its_last_day_where_its_office_is(case, zone, midnight):
    case.agency.zone = zone
    permit_row(case, b"%PDF-1.7 izin", signature="by_hand", valid_until=date(2026, 11, 30))
    next_day = datetime(2026, 11, 30, midnight, tzinfo=UTC)

    told = [
        find_public_permit(db.session(), PERMIT_TOKEN, at).standing
        for at in (next_day - timedelta(seconds=1), next_day)
    ]

    assert told == [Standing.VALID, Standing.EXPIRED]
