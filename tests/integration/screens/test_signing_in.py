"""Who gets in, who does not, and how long a session lasts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask_appbuilder.security.sqla.models import Role, User

from tests.clients import PASSWORD

NEW_PASSWORD = "Kata-sandi-baru-2"


def _try(world, username: str, password: str):
    return world.app.test_client().post("/login/", data={"username": username, "password": password})


def _is_in(client) -> bool:
    return client.get("/permits/list/").status_code == 200


def test_five_wrong_passwords_close_the_account_for_a_while(either):
    for _attempt in range(5):
        _try(either, "budi", "salah")

    answer = _try(either, "budi", PASSWORD)

    assert answer.headers.get("Location") != "/"


def test_a_closed_account_opens_again_by_itself(office, monkeypatch):
    for _attempt in range(5):
        _try(office, "budi", "salah")
    in_a_quarter = datetime.now(UTC) + timedelta(minutes=15)
    monkeypatch.setattr(office.app.appbuilder.sm, "now", lambda: in_a_quarter)

    assert _try(office, "budi", PASSWORD).status_code == 302


def test_a_right_password_forgets_the_wrong_ones_before(office):
    for attempts in (4, 4):
        for _attempt in range(attempts):
            _try(office, "budi", "salah")
        assert _try(office, "budi", PASSWORD).status_code == 302


def test_the_answer_does_not_tell_which_names_exist(office):
    for _attempt in range(5):
        _try(office, "tuti", "salah")
    with office.session() as session:
        session.query(User).filter_by(username="siti").one().active = False

    pages = [
        _try(office, name, "salah").text.replace(name, "") for name in ("budi", "nobody", "tuti", "siti")
    ]

    assert {_without_token(page) for page in pages} == {_without_token(pages[0])}


def _without_token(page: str) -> str:
    return "".join(line for line in page.splitlines() if "csrf_token" not in line)


def test_the_name_typed_is_still_there_after_a_wrong_password(either):
    answer = _try(either, "budi", "salah")

    assert 'value="budi"' in answer.text


def test_a_session_ends_when_its_password_is_reset(either):
    client = either.client("budi")
    with either.app.app_context():
        security = either.app.appbuilder.sm
        security.reset_password(security.find_user("budi").id, NEW_PASSWORD)

    assert not _is_in(client)


def test_a_session_ends_when_the_roles_change(either):
    client = either.client("budi")
    with either.session() as session:
        budi = session.query(User).filter_by(username="budi").one()
        budi.roles = [*budi.roles, session.query(Role).filter_by(name="Agency admin").one()]

    assert not _is_in(client)


def test_a_session_ends_when_the_account_is_closed_and_stays_ended_when_it_opens_again(either):
    client = either.client("budi")
    for is_active in (False, True):
        with either.session() as session:
            session.query(User).filter_by(username="budi").one().active = is_active

    assert not _is_in(client)


def test_signing_in_elsewhere_leaves_a_session_alone(office):
    client = office.client("budi")
    office.client("budi")

    assert _is_in(client)


def test_signing_in_keeps_the_language_and_drops_the_rest(office):
    client = office.app.test_client()
    client.get("/lang/en")
    with client.session_transaction() as cookie:
        cookie["left_over"] = "x"

    client.post("/login/", data={"username": "budi", "password": PASSWORD})

    with client.session_transaction() as cookie:
        assert cookie["locale"] == "en"
        assert "left_over" not in cookie


def test_signing_in_leads_back_to_the_page_that_was_asked_for(office):
    client = office.app.test_client()
    door = client.get("/permits/list/?page_PermitScreen=2").headers["Location"]

    answer = client.post(door, data={"username": "budi", "password": PASSWORD})

    assert "/permits/list/" in answer.headers["Location"]


def test_too_many_attempts_from_one_place_get_a_friendly_page(office):
    from limits import parse

    limits = office.app.appbuilder.sm.limiter
    for _attempt in range(1000):
        limits.limiter.hit(parse("1000 per minute"), *_key_of_the_door(office))

    answer = _try(office, "budi", PASSWORD)

    assert answer.status_code == 429
    assert "Terlalu banyak percobaan" in answer.text


def _key_of_the_door(office) -> tuple[str, str]:
    del office
    return ("127.0.0.1", "SignInView.login")
