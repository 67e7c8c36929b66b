import shutil
from datetime import date

import pytest
from flask_appbuilder.security.sqla.models import Role, User
from sqlalchemy import select, text

from app.records.staff import AssignmentRecord, OfficerRecord, PositionRecord
from app.services.seeds import SEEDS, BadSeeds
from app.services.staffing import CannotStaff, load_demonstration, sync_account_roles, sync_roles
from app.services.transactions import transaction

PASSWORD = "Kantor-123456"
TODAY = date(2026, 11, 23)
TABLES = ("ab_permission", "ab_view_menu", "ab_permission_view", "ab_role", "ab_permission_view_role")


def content(session, *tables):
    session.rollback()
    return {name: session.execute(text(f"SELECT * FROM {name} ORDER BY id")).all() for name in tables}  # noqa: S608


def rights_of(session, name):
    session.expire_all()
    role = session.scalars(select(Role).where(Role.name == name)).one()
    return {(right.permission.name, right.view_menu.name) for right in role.permissions}


def roles_of(session, username):
    session.expire_all()
    return {role.name for role in session.scalars(select(User).where(User.username == username)).one().roles}


def test_a_role_has_the_rights_that_the_seeds_name(session):
    rights = rights_of(session, "technical_team")

    assert ("can_recommend", "case") in rights
    assert ("can_read", "inbox") in rights
    assert ("can_view_all", "case") not in rights
    assert ("can_read", "counter") not in rights


def test_the_admins_open_no_case_and_the_visitor_opens_nothing(session):
    for name in ("Admin", "Agency admin"):
        assert not {right for right in rights_of(session, name) if right[1] in {"case", "inbox", "counter"}}
    assert ("can_read", "every_agency") in rights_of(session, "Admin")
    assert ("can_write", "position") in rights_of(session, "Agency admin")
    assert not rights_of(session, "Public")


def test_syncing_roles_twice_changes_nothing(app, session):
    before = content(session, *TABLES)

    sync_roles(app.appbuilder)

    assert content(session, *TABLES) == before


def test_rights_given_by_hand_are_taken_away_and_those_taken_away_come_back(app, session):
    front_office = session.scalars(select(Role).where(Role.name == "front_office")).one()
    head = session.scalars(select(Role).where(Role.name == "head")).one()
    before = rights_of(session, "front_office")
    front_office.permissions = [right for right in head.permissions if right.permission.name == "can_sign"]
    session.commit()

    sync_roles(app.appbuilder)

    assert rights_of(session, "front_office") == before


def test_a_role_that_the_office_made_is_left_alone(app, session):
    session.add(Role(name="Tamu"))
    session.commit()

    sync_roles(app.appbuilder)

    assert rights_of(session, "Tamu") == set()


def test_a_bad_roles_file_changes_nothing(app, session, tmp_path):
    shutil.copy(SEEDS / "roles.yaml", tmp_path / "roles.yaml")
    spoilt = (tmp_path / "roles.yaml").read_text().replace("- case:check", "- case:chek", 1)
    (tmp_path / "roles.yaml").write_text(spoilt)
    before = content(session, *TABLES)

    with pytest.raises(BadSeeds, match=r"roles.yaml: roles\[1\].may: 'case:chek' is no permission"):
        sync_roles(app.appbuilder, tmp_path)

    assert content(session, *TABLES) == before


def test_the_demonstration_gives_every_position_of_both_agencies_an_officer(app, session):
    load_demonstration(session, app.appbuilder, SEEDS, PASSWORD)

    held = set(session.scalars(select(AssignmentRecord.position_id)))
    assert held == set(session.scalars(select(PositionRecord.id)))
    assert roles_of(session, "kadis.kampar") == {"head"}
    assert roles_of(session, "admin.rohil") == {"Agency admin"}
    assert roles_of(session, "admin") == {"Admin"}


def test_the_demonstration_made_again_doubles_nothing_and_resets_no_password(app, session):
    load_demonstration(session, app.appbuilder, SEEDS, PASSWORD)
    tables = ("ab_user", "ab_user_role", "officers", "assignments")
    before = content(session, *tables)

    load_demonstration(session, app.appbuilder, SEEDS, "Lain-654321")

    assert content(session, *tables) == before


def test_a_production_seed_has_no_officer_and_no_account(session):
    assert not session.scalars(select(OfficerRecord)).all()
    assert not session.scalars(select(User)).all()


def test_the_demonstration_needs_the_seeds_first(bare_app, bare_session):
    with pytest.raises(CannotStaff):
        load_demonstration(bare_session, bare_app.appbuilder, SEEDS, PASSWORD)

    assert not bare_session.scalars(select(User)).all()


def test_the_roles_of_an_account_follow_the_positions_held_that_day(app, session):
    load_demonstration(session, app.appbuilder, SEEDS, PASSWORD)
    secretary = session.scalars(select(OfficerRecord).where(OfficerRecord.name == "Marlina Contoh")).one()
    head = session.scalars(
        select(PositionRecord).where(
            PositionRecord.key == "head", PositionRecord.agency_id == secretary.agency_id
        )
    ).one()
    session.add(
        AssignmentRecord(officer=secretary, position=head, from_on=TODAY, until_on=TODAY, capacity="plh")
    )
    session.commit()

    with transaction(session) as writing:
        first = sync_account_roles(writing, on=TODAY)
    during = roles_of(session, "sekretaris.rohil")
    with transaction(session) as writing:
        second = sync_account_roles(writing, on=date(2026, 11, 24))

    assert during == {"secretary", "head"}
    assert roles_of(session, "sekretaris.rohil") == {"secretary"}
    assert (first, second) == (1, 1)
    assert roles_of(session, "admin") == {"Admin"}


def test_only_the_accounts_asked_for_are_brought_in_step(app, session):
    load_demonstration(session, app.appbuilder, SEEDS, PASSWORD)
    for assignment in session.scalars(select(AssignmentRecord)):
        session.delete(assignment)
    session.commit()
    budi = session.scalars(select(User.id).where(User.username == "backoffice.rohil")).one()

    with transaction(session) as writing:
        changed = sync_account_roles(writing, on=TODAY, user_ids=[budi])

    assert changed == 1
    assert not roles_of(session, "backoffice.rohil")
    assert roles_of(session, "kadis.rohil") == {"head"}
