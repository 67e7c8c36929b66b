"""Positions given and taken away open and close screens; an officer's first account goes through the password rule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.extensions import db
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from tests.integration.screens_admin.desk import Desk, row, rows

TODAY = datetime.now(UTC).date()
ACCOUNT = {
    "username": "anto.rohil",
    "email": "anto@rohilkab.go.id",
    "password": "Rahasia-besar-7",
    "confirmation": "Rahasia-besar-7",
}


@pytest.fixture
def anto(yusuf) -> OfficerRecord:
    """A new officer without account or position."""
    yusuf.post("/officers/add", name="Anto Baru", is_active="y")
    return row(OfficerRecord, name="Anto Baru")


def assign(desk, someone: OfficerRecord, key: str, **more: object):
    position = row(PositionRecord, key=key)
    given = {
        "officer": someone.id,
        "position": position.id,
        "capacity": "definitive",
        "from_on": "2026-01-01",
    }
    return desk.post("/assignments/add", **{**given, **more})


def roles_of(app, username: str) -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    return sorted(role.name for role in app.appbuilder.sm.find_user(username).roles)


def test_an_account_opens_what_the_positions_open(office, yusuf, anto):
    assign(yusuf, anto, "back_office")

    yusuf.post(f"/officers/{anto.id}/account", **ACCOUNT)

    assert roles_of(office, "anto.rohil") == ["back_office"]


def test_the_new_account_signs_in_with_its_first_password(office, yusuf, anto):
    yusuf.post(f"/officers/{anto.id}/account", **ACCOUNT)

    office.test_client().login("anto.rohil", ACCOUNT["password"])


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"password": "pendek1", "confirmation": "pendek1"}, "10 sampai 128 karakter"),
        ({"confirmation": "lain-sekali-99"}, "tidak sama"),
        ({"username": "kadis.rohil"}, "sudah dipakai orang lain"),
        ({"username": "Anto Wijaya"}, "huruf kecil"),
        ({"email": "bukan-surel"}, "surel"),
    ],
)
def test_an_account_that_cannot_be_is_refused_beside_its_field(yusuf, anto, changed, sentence):
    answer = yusuf.post(f"/officers/{anto.id}/account", **{**ACCOUNT, **changed})

    assert answer.status_code == 422
    assert sentence in answer.text.lower() or sentence in answer.text
    assert row(OfficerRecord, name="Anto Baru").user_id is None


def test_a_password_is_never_sent_back_to_the_page(yusuf, anto):
    answer = yusuf.post(f"/officers/{anto.id}/account", **{**ACCOUNT, "email": "bukan-surel"})

    assert ACCOUNT["password"] not in answer.text


def test_an_officer_has_one_account(yusuf):
    kadis = row(OfficerRecord)

    answer = yusuf.post(f"/officers/{kadis.id}/account", **ACCOUNT)

    assert answer.status_code == 302
    assert row(OfficerRecord, id=kadis.id).user_id == kadis.user_id


def test_a_position_given_opens_and_one_ended_closes(office, yusuf, anto):
    yusuf.post(f"/officers/{anto.id}/account", **ACCOUNT)
    assign(yusuf, anto, "front_office")
    given = roles_of(office, "anto.rohil")
    (held,) = rows(AssignmentRecord, officer_id=anto.id)

    yusuf.save(f"/assignments/edit/{held.id}", until_on=(TODAY - timedelta(days=1)).isoformat())

    assert (given, roles_of(office, "anto.rohil")) == (["front_office"], [])


def test_an_officer_who_leaves_loses_what_his_positions_opened(office, yusuf, anto):
    yusuf.post(f"/officers/{anto.id}/account", **ACCOUNT)
    assign(yusuf, anto, "supervisor")
    form = yusuf.open(f"/officers/edit/{anto.id}").form("Simpan").sending()
    form.data.pop("is_active")

    form.by(yusuf.client)

    assert roles_of(office, "anto.rohil") == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"capacity": "plt", "decree_number": "800/1"}, "Plt. dan Plh. mempunyai hari terakhir."),
        ({"capacity": "plh", "until_on": "2026-12-31"}, "Plt. dan Plh. memerlukan nomor keputusan."),
        ({"until_on": "2025-12-31"}, "Hari terakhir tidak boleh sebelum hari pertama."),
        ({"from_on": "kemarin"}, "Ini bukan tanggal."),
        ({"capacity": "raja"}, "Pilihan ini tidak tersedia."),
        ({"officer": "999999"}, "Isian ini wajib diisi."),
    ],
)
def test_an_assignment_that_cannot_be_is_refused_beside_its_field(yusuf, anto, given, sentence):
    answer = assign(yusuf, anto, "head", **given)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert rows(AssignmentRecord, officer_id=anto.id) == []


def test_nobody_holds_a_position_twice_at_once(yusuf, anto):
    answers = [assign(yusuf, anto, "head"), assign(yusuf, anto, "head", from_on="2026-06-01")]

    assert [answer.status_code for answer in answers] == [302, 422]
    assert "sudah memangku jabatan yang sama" in answers[1].text


def test_the_page_of_an_officer_names_what_he_holds(yusuf, anto):
    assign(yusuf, anto, "head", capacity="plh", until_on="2026-01-31", decree_number="800/77/2026")

    page = yusuf.open(f"/officers/show/{anto.id}")

    assert page.says("Kepala Dinas")
    assert page.says("Pelaksana harian (Plh.)")
    assert page.says("800/77/2026")
    assert page.says("tidak pada hari ini")


def test_nobody_but_an_admin_opens_these_screens(office):
    for username in ("backoffice.rohil", "kadis.rohil", "timteknis.kominfo.rohil"):
        desk = Desk(office, username)
        assert desk.get("/officers/list/").status_code == 403
        assert desk.post("/officers/add", name="Penyusup").status_code == 403


def test_a_visitor_is_sent_to_the_door(office):
    answer = office.test_client().get("/officers/list/")

    assert answer.status_code == 302
    assert "/login/" in answer.location


def test_an_agencys_admin_cannot_touch_the_account_above_his_own(office, yusuf):
    above = office.appbuilder.sm.find_user("admin").id

    answers = [
        yusuf.get(f"/users/show/{above}"),
        yusuf.post(f"/users/edit/{above}", first_name="Turun"),
        yusuf.post(f"/users/action/reset_password/{above}"),
        yusuf.post(
            f"/resetpassword/form?pk={above}", password="Rahasia-besar-7", confirmation="Rahasia-besar-7"
        ),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]


def test_an_agencys_admin_gives_nobody_the_role_above_his_own(office, yusuf):
    security = office.appbuilder.sm
    above, someone = security.find_role("Admin").id, security.find_user("backoffice.rohil").id

    page = yusuf.save(f"/users/edit/{someone}", roles=[above])

    assert page.answer.status_code == 422
    assert roles_of(office, "backoffice.rohil") == ["back_office"]


def test_an_agencys_admin_sets_a_new_password_for_his_own_officers(office, yusuf):
    someone = office.appbuilder.sm.find_user("backoffice.rohil").id

    form = yusuf.open(f"/users/show/{someone}").form("Setel kata sandi baru")

    assert form.press().says("Kata sandi baru untuk")
