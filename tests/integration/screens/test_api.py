"""Machines are held to the same borders as browsers, and hear no SQL either."""

from __future__ import annotations

import threading

import prison

from tests.integration.screens.lab_tables import District, Permit


def _permit(world, **values) -> int:
    with world.session() as session:
        permit = Permit(**{"agency_id": 1, "number": "P-1", "title": "Izin"} | values)
        session.add(permit)
        session.flush()
        return permit.id


def _asked(**question) -> str:
    return "/api/v1/permits/?q=" + prison.dumps(question)


def test_two_machines_asking_at_once_keep_their_own_filters(either):
    api = next(view for view in either.app.appbuilder.baseviews if type(view).__name__ == "PermitApi")
    both_have_asked, words = threading.Barrier(2, timeout=60), {}

    def ask(word):
        with either.app.test_request_context("/"):
            api._handle_filters_args({"filters": [{"col": "title", "opr": "ct", "value": word}]})
            both_have_asked.wait()
            words[word] = [value for _filter, value in api._filters.get_filters_values()]

    machines = [threading.Thread(target=ask, args=(word,)) for word in ("genset", "karang")]
    for machine in machines:
        machine.start()
    for machine in machines:
        machine.join()

    assert words == {"genset": ["genset"], "karang": ["karang"]}


def test_a_machine_sees_the_rows_of_its_own_agency(office):
    _permit(office, number="P-1")
    other = _permit(office, number="P-2", agency_id=2)
    client, token = office.app.test_client(), office.token("budi")

    rows = client.get("/api/v1/permits/", headers=token).json["result"]
    answer = client.get(f"/api/v1/permits/{other}", headers=token)

    assert [row["number"] for row in rows] == ["P-1"]
    assert answer.status_code == 404


def test_a_filter_that_cannot_be_read_is_a_bad_request(office):
    client, token = office.app.test_client(), office.token()

    for filters in (
        [{"col": "fee", "opr": "eq", "value": "x"}],
        [{"col": "secret", "opr": "eq", "value": "x"}],
    ):
        assert client.get(_asked(filters=filters), headers=token).status_code == 400


def test_a_page_no_database_can_give_is_the_first_page(either_on_postgresql):
    client, token = either_on_postgresql.app.test_client(), either_on_postgresql.token()

    assert client.get(_asked(page=-1), headers=token).status_code == 200


def test_a_machine_hears_no_sql(either):
    _permit(either, number="P-1")
    client, token = either.app.test_client(), either.token()

    answer = client.post("/api/v1/permits/", headers=token, json={"number": "P-1", "title": "Izin lain"})

    assert answer.status_code == 422
    assert "UNIQUE" not in answer.text


def test_a_machine_cannot_point_at_a_row_of_another_agency(either):
    with either.session() as session:
        session.add(District(id=7, agency_id=2, name="Bangkinang"))
    key = _permit(either)
    client, token = either.app.test_client(), either.token()
    seen = client.get(f"/api/v1/permits/{key}", headers=token).headers.get("ETag", "")

    client.put(f"/api/v1/permits/{key}", headers=token | {"If-Match": seen}, json={"district": 7})

    with either.session() as session:
        assert session.query(Permit.district_id).all() == [(None,)]


def test_a_machine_overwrites_nothing_that_it_has_not_seen(either):
    key = _permit(either)
    client, token = either.app.test_client(), either.token()
    seen = client.get(f"/api/v1/permits/{key}", headers=token).headers.get("ETag", "")
    with either.session() as session:
        session.get(Permit, key).title = "Judul dari Tia"

    client.put(
        f"/api/v1/permits/{key}", headers=token | {"If-Match": seen}, json={"title": "Judul dari mesin"}
    )

    with either.session() as session:
        assert session.query(Permit.title).scalar() == "Judul dari Tia"


def test_a_machine_changes_what_it_has_seen(office):
    key = _permit(office)
    client, token = office.app.test_client(), office.token()
    seen = client.get(f"/api/v1/permits/{key}", headers=token).headers["ETag"]

    answer = client.put(
        f"/api/v1/permits/{key}", headers=token | {"If-Match": seen}, json={"title": "Judul baru"}
    )

    assert answer.status_code == 200
    assert client.put(f"/api/v1/permits/{key}", headers=token, json={"title": "x"}).status_code == 428


def test_a_browsers_cookie_opens_nothing_to_a_machine(office):
    assert office.client().get("/api/v1/permits/").status_code == 401


def test_a_token_dies_with_its_password(either):
    client, token = either.app.test_client(), either.token()
    with either.app.app_context():
        security = either.app.appbuilder.sm
        security.reset_password(security.find_user("budi").id, "Kata-sandi-baru-2")

    assert client.get("/api/v1/permits/", headers=token).status_code == 401
