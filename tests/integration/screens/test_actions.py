"""Actions touch only what one may see, only as they were meant, only by POST."""

from __future__ import annotations

import pytest

from tests.integration.screens.lab_tables import Permit, Standing


def _two_permits(world) -> tuple[int, int]:
    """Put one permit into Budi's agency and one into the other."""
    with world.session() as session:
        own = Permit(agency_id=1, number="P-1", title="milik sendiri")
        other = Permit(agency_id=2, number="P-2", title="milik instansi lain")
        session.add_all([own, other])
        session.flush()
        return own.id, other.id


def _standings(world) -> dict[str, Standing]:
    with world.session() as session:
        return dict(session.query(Permit.number, Permit.standing).all())


def test_an_action_reaches_no_row_of_another_agency(either):
    _own, other = _two_permits(either)

    answer = either.client().post(f"/permits/action/approve/{other}")

    assert _standings(either)["P-2"] is Standing.OPEN
    assert answer.status_code == 404


def test_ticking_rows_of_another_agency_changes_none_of_the_ticked(either):
    own, other = _two_permits(either)

    answer = either.client().post("/permits/action_post", data={"action": "approve", "rowid": [own, other]})

    assert answer.status_code == 404
    assert set(_standings(either).values()) == {Standing.OPEN}


def test_an_action_carries_out_what_it_is_for(office):
    own, _other = _two_permits(office)

    office.client().post("/permits/action_post", data={"action": "approve", "rowid": [own]})

    assert _standings(office) == {"P-1": Standing.CLOSED, "P-2": Standing.OPEN}


@pytest.mark.parametrize(
    "address",
    [
        "action/nonsense/1",
        "action/approve/999",
        "action/approve/abc",
        "action/approve/99999999999999999999999",
    ],
)
def test_an_unknown_action_or_row_is_not_found(either, address):
    _two_permits(either)

    assert either.client().post(f"/permits/{address}").status_code == 404


def test_an_action_meant_for_one_row_is_not_carried_out_on_many(either):
    own, _other = _two_permits(either)

    answer = either.client().post("/permits/action_post", data={"action": "stamp", "rowid": [own]})

    assert answer.status_code == 404


def test_nothing_ticked_is_a_request_that_cannot_be_read(office):
    assert office.client().post("/permits/action_post", data={"action": "approve"}).status_code == 400


def test_whoever_lacks_the_right_is_refused(office):
    own, _other = _two_permits(office)
    with office.session() as session:
        session.execute(_all_rights_of("Clerk"))

    assert office.client().post(f"/permits/action/approve/{own}").status_code == 403
    assert _standings(office)["P-1"] is Standing.OPEN


def _all_rights_of(role: str):
    from flask_appbuilder.security.sqla.models import Role, assoc_permissionview_role
    from sqlalchemy import delete, select

    holder = select(Role.id).where(Role.name == role).scalar_subquery()
    return delete(assoc_permissionview_role).where(assoc_permissionview_role.c.role_id == holder)


@pytest.mark.parametrize("address", ["delete/{key}", "action/approve/{key}"])
def test_opening_an_address_changes_nothing(office, address):
    own, _other = _two_permits(office)

    answer = office.client().get("/permits/" + address.format(key=own))

    assert answer.status_code == 405
    assert "tombol" in answer.text
    assert _standings(office)["P-1"] is Standing.OPEN


def test_a_form_without_its_token_changes_nothing(office):
    own, _other = _two_permits(office)

    answer = office.client().post(f"/permits/delete/{own}", with_token=False)

    assert answer.status_code == 400
    assert "Formulir ini sudah kedaluwarsa" in answer.text
    assert len(_standings(office)) == 2
