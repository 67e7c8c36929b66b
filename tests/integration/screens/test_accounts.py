"""Who may manage whose account, and what a password must be."""

from __future__ import annotations

import re

from flask_appbuilder.security.sqla.models import Role, User

from app.records.staff import OfficerRecord
from tests.clients import PASSWORD

NEW_PASSWORD = "Kata-sandi-baru-2"


def _id(world, username: str) -> int:
    with world.session() as session:
        return session.query(User.id).filter_by(username=username).scalar()


def _role_id(world, name: str) -> int:
    with world.session() as session:
        return session.query(Role.id).filter_by(name=name).scalar()


def _roles_of(world, username: str) -> set[str]:
    with world.session() as session:
        return {role.name for role in session.query(User).filter_by(username=username).one().roles}


def _edit(client, key: int, roles: list[int]):
    page = client.get(f"/users/edit/{key}").text
    seen = re.search(r'name="seen_version" value="([^"]+)"', page)
    name = re.search(r'name="username"[^>]*value="([^"]+)"', page)
    form = {"first_name": "Nama", "last_name": "Baru", "email": f"{key}@x.id", "active": "y", "roles": roles}
    form |= {"seen_version": seen[1] if seen else "", "username": name[1] if name else ""}
    return client.post(f"/users/edit/{key}", data=form)


def test_an_agencys_admin_cannot_make_anyone_administrator(either):
    answer = _edit(either.client("siti"), _id(either, "budi"), [_role_id(either, "Admin")])

    assert "Admin" not in _roles_of(either, "budi")
    assert answer.status_code == 422


def test_nobody_gives_himself_a_role(either):
    siti = _id(either, "siti")

    _edit(either.client("siti"), siti, [_role_id(either, "Clerk"), _role_id(either, "Agency admin")])

    assert _roles_of(either, "siti") == {"Agency admin"}


def test_an_agencys_admin_gives_roles_within_the_agency(office):
    answer = _edit(office.client("siti"), _id(office, "budi"), [_role_id(office, "Agency admin")])

    assert answer.status_code == 302
    assert _roles_of(office, "budi") == {"Agency admin"}


def test_an_agencys_admin_neither_sees_nor_changes_accounts_of_another(office):
    siti, tuti = office.client("siti"), _id(office, "tuti")

    assert ">tuti<" not in siti.get("/users/list/").text
    assert siti.get(f"/users/edit/{tuti}").status_code == 404
    assert siti.post(f"/resetpassword/form?pk={tuti}", data=_twice(NEW_PASSWORD)).status_code == 404


def test_an_agencys_admin_does_not_reach_the_administrator(either):
    admin = _id(either, "admin")
    with either.session() as session:
        session.add(OfficerRecord(user_id=admin, agency_id=1, name="Admin"))

    _edit(either.client("siti"), admin, [_role_id(either, "Clerk")])

    assert _roles_of(either, "admin") == {"Admin"}


def test_an_account_added_by_an_agencys_admin_serves_that_agency(office):
    form = {"username": "anto", "first_name": "Anto", "last_name": "B", "email": "anto@x.id", "active": "y"}
    form |= {"roles": [_role_id(office, "Clerk")], "password": NEW_PASSWORD, "confirmation": NEW_PASSWORD}

    answer = office.client("siti").post("/users/add", data=form)

    assert answer.status_code == 302
    with office.session() as session:
        anto = session.query(User).filter_by(username="anto").one()
        assert session.query(OfficerRecord.agency_id).filter_by(user_id=anto.id).scalar() == 1
        assert anto.password != NEW_PASSWORD
    assert office.app.test_client().login("anto", NEW_PASSWORD)


def test_accounts_are_never_deleted(office):
    assert office.client("admin").post(f"/users/delete/{_id(office, 'budi')}").status_code == 404


def test_a_clerk_opens_no_accounts(office):
    answer = office.client("budi").get("/users/list/")

    assert answer.status_code == 403
    assert "Anda tidak berhak" in answer.text


def _twice(password: str) -> dict[str, str]:
    return {"password": password, "confirmation": password}


def test_ones_own_password_is_changed_only_by_whoever_knows_it(office):
    client = office.client("budi")

    wrong = client.post("/account/password", data=_twice(NEW_PASSWORD) | {"present": "salah"})
    right = client.post("/account/password", data=_twice(NEW_PASSWORD) | {"present": PASSWORD})

    assert wrong.status_code == 422
    assert "Ini bukan kata sandi Anda sekarang." in wrong.text
    assert right.status_code == 302
    assert office.app.test_client().login("budi", NEW_PASSWORD)


def test_no_page_takes_a_new_password_without_the_present_one(either):
    for address in ("/account/password", "/resetmypassword/form"):
        either.client("budi").post(address, data=_twice(NEW_PASSWORD) | {"conf_password": NEW_PASSWORD})

    assert either.app.test_client().login("budi", PASSWORD)


def test_whoever_changes_his_password_stays_in_and_his_other_sessions_end(office):
    here, elsewhere = office.client("budi"), office.client("budi")

    here.post("/account/password", data=_twice(NEW_PASSWORD) | {"present": PASSWORD})

    assert here.get("/permits/list/").status_code == 200
    assert elsewhere.get("/permits/list/").status_code == 302


def test_guessing_the_present_password_closes_the_account(office):
    client = office.client("budi")
    for _attempt in range(5):
        client.post("/account/password", data=_twice(NEW_PASSWORD) | {"present": "salah"})

    answer = client.post("/account/password", data=_twice(NEW_PASSWORD) | {"present": PASSWORD})

    assert answer.status_code == 422


def test_an_admin_sets_a_new_password_for_an_account_within_reach(office):
    siti, budi = office.client("siti"), office.client("budi")

    siti.post(f"/resetpassword/form?pk={_id(office, 'budi')}", data=_twice(NEW_PASSWORD))

    assert budi.get("/permits/list/").status_code == 302
    assert office.app.test_client().login("budi", NEW_PASSWORD)


def test_a_password_that_is_guessed_first_is_refused_with_a_reason(office):
    address = f"/resetpassword/form?pk={_id(office, 'budi')}"
    reasons = {
        "pendek1": "10 sampai 128",
        "hanyahurufsaja": "huruf dan juga angka",
        "katasandi123": "ditebak",
    }

    for password, reason in reasons.items():
        answer = office.client("siti").post(address, data=_twice(password))
        assert answer.status_code == 422
        assert reason in answer.text
