"""Forms that cannot be saved keep what was typed, say why in words, and store nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from tests.integration.screens.lab_tables import District, Permit

FORM = {"number": "P-1", "title": "Izin genset", "fee": "1000", "is_urgent": "y"}


def _kept(world, **values) -> int:
    with world.session() as session:
        permit = Permit(**{"agency_id": 1, "number": "P-1", "title": "Izin genset"} | values)
        session.add(permit)
        session.flush()
        return permit.id


def _titles(world) -> list[str]:
    with world.session() as session:
        return [title for (title,) in session.query(Permit.title).order_by(Permit.id)]


def _district(world, name: str) -> int:
    with world.session() as session:
        district = District(agency_id=1, name=name)
        session.add(district)
        session.flush()
        return district.id


def _opened(client, key: int, room: str = "permits") -> dict[str, str]:
    """Return the hidden and visible values of the edit form as a browser would send them back."""
    page = client.get(f"/{room}/edit/{key}").text
    tags = [tag for tag in re.findall(r"<input[^>]*>", page) if "checkbox" not in tag]
    pairs = ((re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)) for tag in tags)
    return {name[1]: value[1] for name, value in pairs if name and value}


def test_a_forbidden_title_keeps_the_form_as_filled_in(either):
    answer = either.client().post(
        "/permits/add", data=FORM | {"title": "terlarang", "note": "catatan panjang"}
    )

    assert answer.status_code == 422
    assert "Judul ini tidak boleh dipakai." in answer.text
    assert "catatan panjang" in answer.text
    assert _titles(either) == []


def test_the_sentence_stands_beside_its_field(office):
    page = office.client().post("/permits/add", data=FORM | {"title": "terlarang"}).text

    assert re.search(r'id="title-about">\s*<p class="error">Judul ini tidak boleh dipakai', page)


def test_a_forbidden_edit_is_not_stored_by_a_later_commit(either):
    key = _kept(either)
    client = either.client()

    client.post(f"/permits/edit/{key}", data=_opened(client, key) | {"title": "terlarang"})
    answer = client.post(f"/permits/edit/{key}", data=_opened(client, key) | {"title": "terlarang"})

    assert answer.status_code == 422
    assert _titles(either) == ["Izin genset"]


def test_what_fails_after_saving_takes_the_row_back(either):
    either.client().post("/permits/add", data=FORM | {"title": "gagal sesudahnya"})

    assert _titles(either) == []


def test_a_key_already_taken_is_said_in_words_and_the_form_is_kept(either):
    with either.session() as session:
        session.add(District(agency_id=1, name="Bangko"))

    answer = either.client().post("/districts/add", data={"name": "Bangko"})

    assert answer.status_code == 422
    assert "INSERT" not in answer.text
    assert 'value="Bangko"' in answer.text


def test_the_sentence_kept_for_a_constraint_is_the_one_shown(office):
    with office.session() as session:
        session.add(District(agency_id=1, name="Bangko"))

    page = office.client().post("/districts/add", data={"name": "Bangko"}).text

    assert "Kecamatan ini sudah ada." in page


def test_the_same_sentence_is_shown_on_postgresql(office_on_postgresql):
    with office_on_postgresql.session() as session:
        session.add(District(agency_id=1, name="Bangko"))

    answer = office_on_postgresql.client().post("/districts/add", data={"name": "Bangko"})

    assert answer.status_code == 422
    assert "Kecamatan ini sudah ada." in answer.text


def test_the_second_of_two_people_learns_that_the_row_has_changed(either):
    key = _district(either, "Bangko")
    budi, siti = either.client("budi"), either.client("siti")
    budis_form, sitis_form = _opened(budi, key, "districts"), _opened(siti, key, "districts")

    siti.post(f"/districts/edit/{key}", data=sitis_form | {"name": "Nama dari Siti"})
    answer = budi.post(f"/districts/edit/{key}", data=budis_form | {"name": "Nama dari Budi"})

    assert answer.status_code == 409
    assert "Nama dari Budi" in answer.text
    with either.session() as session:
        assert session.query(District.name).scalar() == "Nama dari Siti"


def test_whoever_was_overtaken_sees_by_whom_and_may_save_knowingly(office):
    key = _kept(office, changed_by="Tia")
    budi = office.client()
    form = _opened(budi, key)
    with office.session() as session:
        session.get(Permit, key).title = "Judul dari Tia"

    page = budi.post(f"/permits/edit/{key}", data=form | {"title": "Judul dari Budi"}).text
    seen = re.search(r'name="seen_version" value="([^"]+)"', page)[1]
    answer = budi.post(f"/permits/edit/{key}", data=form | {"title": "Judul dari Budi", "seen_version": seen})

    assert "sudah diubah oleh Tia" in page
    assert "Judul dari Tia" in page
    assert answer.status_code == 302
    assert _titles(office) == ["Judul dari Budi"]


def test_a_moment_picked_in_the_browser_is_kept_in_utc(either):
    answer = either.client().post("/permits/add", data=FORM | {"seen_at": "2026-11-20T09:30"})

    assert answer.status_code == 302
    with either.session() as session:
        assert session.query(Permit.seen_at).scalar() == datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


def test_a_required_yes_or_no_may_be_no(either):
    either.client().post("/permits/add", data={name: FORM[name] for name in FORM if name != "is_urgent"})

    with either.session() as session:
        assert session.query(Permit.is_urgent).all() == [(False,)]


def test_an_amount_may_be_written_as_indonesians_write_it(either):
    either.client().post("/permits/add", data=FORM | {"fee": "1.250.000,50"})

    with either.session() as session:
        assert [str(fee) for (fee,) in session.query(Permit.fee)] == ["1250000.50"]


def test_after_saving_one_lands_where_the_form_says_whatever_other_tabs_show(either):
    key = _district(either, "Bangko")
    client = either.client()
    form = _opened(client, key, "districts")
    client.get("/permits/list/")

    answer = client.post(f"/districts/edit/{key}", data=form | {"next": f"/districts/show/{key}"})

    assert answer.headers.get("Location") == f"/districts/show/{key}"


def test_an_address_outside_the_office_is_no_way_back(office):
    key = _kept(office)
    client = office.client()

    for outside in ("https://example.org/", "//example.org", r"/\example.org"):
        answer = client.post(f"/permits/edit/{key}", data=_opened(client, key) | {"next": outside})
        assert answer.headers["Location"] == "/permits/list/"
