from datetime import date

import pytest
from flask_appbuilder.security.sqla.models import User
from sqlalchemy import event, select

from app.domain.case.access import Permission, Post
from app.extensions import db
from app.records.agencies import AgencyRecord
from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.seeds import SEEDS
from app.services.staffing import describe_officer, find_actor, find_officer, load_demonstration
from tests.calendars import at

TODAY = date(2026, 11, 23)
MONDAY_0900 = at("2026-11-23 09:00")


@pytest.fixture
def staffed(app, session):
    """The office with its demonstration officers."""
    load_demonstration(session, app.appbuilder, SEEDS, "Kantor-123456")
    return session


def user_id(session, username):
    return session.scalars(select(User.id).where(User.username == username)).one()


def officer_row(session, username):
    return session.scalars(
        select(OfficerRecord).where(OfficerRecord.user_id == user_id(session, username))
    ).one()


def position_row(session, agency, key, office=""):
    query = (
        select(PositionRecord)
        .join(PositionRecord.agency)
        .where(AgencyRecord.key == agency, PositionRecord.key == key, PositionRecord.office_key == office)
    )
    return session.scalars(query).one()


def act_for(session, username, agency, key, **terms):
    """Let an officer hold another position too."""
    session.add(
        AssignmentRecord(
            officer=officer_row(session, username), position=position_row(session, agency, key), **terms
        )
    )
    session.commit()


def test_budi_holds_the_back_office_with_what_its_role_may_do(staffed):
    budi = find_officer(staffed, user_id(staffed, "backoffice.rohil"), TODAY)

    assert budi.agency == "rohil"
    assert budi.posts == {Post("back_office")}
    assert {Permission.CASE_CHECK, Permission.CASE_NUMBER, Permission.CASE_VIEW_ALL} <= budi.permissions
    assert Permission.CASE_SIGN not in budi.permissions


def test_tia_holds_the_technical_team_of_her_own_office_only(staffed):
    tia = find_officer(staffed, user_id(staffed, "timteknis.kominfo.rohil"), TODAY)

    assert tia.posts == {Post("technical_team", "kominfo")}
    assert Permission.CASE_RECOMMEND in tia.permissions
    assert Permission.CASE_VIEW_ALL not in tia.permissions


def test_an_actor_carries_the_name_and_the_post_that_a_timeline_shows(staffed):
    tia = find_actor(staffed, user_id(staffed, "timteknis.kominfo.rohil"), MONDAY_0900)

    assert (tia.name, tia.post) == ("Tia Contoh", "Tim Teknis Dinas Kominfo")
    assert tia.agency_id == position_row(staffed, "rohil", "head").agency_id


def test_finding_an_actor_costs_two_queries(staffed):
    account = user_id(staffed, "kadis.rohil")
    sent = []
    listen = (db.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))

    event.listen(*listen)
    find_actor(staffed, account, MONDAY_0900)
    event.remove(*listen)

    assert len([one for one in sent if not one.startswith("BEGIN")]) == 2


def test_the_installations_admin_is_no_officer(staffed):
    assert find_actor(staffed, user_id(staffed, "admin"), MONDAY_0900) is None


def test_an_agencys_admin_may_do_nothing_to_a_case(staffed):
    admin = find_officer(staffed, user_id(staffed, "admin.rohil"), TODAY)

    assert admin.posts == {Post("agency_admin")}
    assert not admin.permissions


def test_an_officer_who_has_left_is_not_found(staffed):
    officer_row(staffed, "backoffice.rohil").is_active = False
    staffed.commit()

    assert find_officer(staffed, user_id(staffed, "backoffice.rohil"), TODAY) is None


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2026, 11, 25), True),
        (date(2026, 11, 26), False),
    ],
)
def test_an_acting_head_holds_the_post_and_its_rights_from_day_to_day(staffed, on, holds):
    act_for(
        staffed,
        "sekretaris.rohil",
        "rohil",
        "head",
        from_on=date(2026, 11, 23),
        until_on=date(2026, 11, 25),
        capacity="plh",
        decree_number="800/12/2026",
    )

    secretary = find_officer(staffed, user_id(staffed, "sekretaris.rohil"), on)

    assert (Post("head") in secretary.posts) is holds
    assert (Permission.CASE_SIGN in secretary.permissions) is holds
    assert Permission.CASE_VERIFY in secretary.permissions


def test_an_acting_head_is_named_as_such(staffed):
    act_for(staffed, "sekretaris.rohil", "rohil", "head", from_on=TODAY, until_on=TODAY, capacity="plh")
    officer = officer_row(staffed, "sekretaris.rohil")

    described = describe_officer(staffed, officer.id, on=TODAY, post=Post("head"))
    actor = find_actor(staffed, officer.user_id, MONDAY_0900)

    assert described.post == "Plh. Kepala Dinas"
    assert described.acting_prefix == "Plh."
    assert described.signature_title.startswith("Kepala Dinas Penanaman Modal")
    assert actor.post == "Sekretaris Dinas, Plh. Kepala Dinas"


def test_the_day_of_an_assignment_is_the_agencys_own(staffed):
    act_for(staffed, "sekretaris.rohil", "rohil", "head", from_on=date(2026, 11, 24), capacity="plh")
    account = user_id(staffed, "sekretaris.rohil")

    evening, morning = at("2026-11-23 23:59"), at("2026-11-24 00:01")

    assert Post("head") not in find_actor(staffed, account, evening).officer.posts
    assert Post("head") in find_actor(staffed, account, morning).officer.posts


def test_a_position_of_another_agency_gives_nothing(staffed):
    act_for(staffed, "sekretaris.rohil", "kampar", "head", from_on=date(2024, 1, 1))

    secretary = find_officer(staffed, user_id(staffed, "sekretaris.rohil"), TODAY)

    assert secretary.posts == {Post("secretary")}
    assert Permission.CASE_SIGN not in secretary.permissions


def test_an_officer_without_a_position_may_do_nothing(staffed):
    officer = officer_row(staffed, "backoffice.rohil")
    for assignment in staffed.scalars(
        select(AssignmentRecord).where(AssignmentRecord.officer_id == officer.id)
    ):
        staffed.delete(assignment)
    staffed.commit()

    budi = find_actor(staffed, officer.user_id, MONDAY_0900)
    described = describe_officer(staffed, officer.id, on=TODAY)

    assert not budi.officer.posts
    assert not budi.officer.permissions
    assert (described.name, described.post) == ("Budi Contoh", "")


def test_nobody_is_described_by_an_unknown_id(staffed):
    assert describe_officer(staffed, 999_999, on=TODAY) is None
